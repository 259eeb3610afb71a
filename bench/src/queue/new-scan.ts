import { randomUUID } from 'node:crypto'
import type { NewScan } from '@fitsize/usecases'

/** A scan as a gateway hands it to the queue. */
export function newScan(subject: string): NewScan {
  const id = randomUUID()
  return {
    id,
    subject,
    priority: 10,
    deadlineSeconds: 600,
    garmentType: 'auto',
    marker: 'auto',
    focalLength35mm: null,
    checkLineMm: null,
    photoKey: `scans/${id}/working.jpg`,
    photo: { width: 3000, height: 4000 },
    working: { width: 1536, height: 2048 },
    idempotency: null,
  }
}
