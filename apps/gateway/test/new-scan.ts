import { randomUUID } from 'node:crypto'
import { type NewScan, workingCopyKey } from '@fitsize/usecases'

/** A scan as the gateway hands it to the queue, its photo not stored. */
export function newScan(overrides: Pick<NewScan, 'subject'> & Partial<NewScan>): NewScan {
  const id = overrides.id ?? randomUUID()
  const size = { width: 1000, height: 1200 }
  return {
    id,
    priority: 10,
    deadlineSeconds: 600,
    garmentType: 'auto',
    marker: 'auto',
    focalLength35mm: null,
    checkLineMm: null,
    photoKey: workingCopyKey(id),
    photo: size,
    working: size,
    idempotency: null,
    ...overrides,
  }
}
