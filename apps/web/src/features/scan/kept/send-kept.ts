import type { GatewayClient } from '@fitsize/contracts/client'
import { photoIsFine } from '../flow/photo-is-fine'
import { rememberSettings } from '../flow/remembered-settings'
import { submissionFields } from '../flow/submission-fields'
import type { WaitingPhoto } from './kept-photo'
import type { PhotoStore } from './photo-store'

type SendOptions = {
  readonly client: Pick<GatewayClient, 'submitScan'>
  readonly store: PhotoStore
  readonly signal: AbortSignal
  readonly onChange: () => void
}

/**
 * Sends the photos that wait, oldest first, each with the key under which it was kept: one that had arrived before the
 * connection broke is not measured twice. Sent and refused photos are erased, what became of them stays.
 *
 * @returns whether none is left waiting
 */
export async function sendKept(options: SendOptions): Promise<boolean> {
  const { store, signal, onChange } = options
  const photos = await store.all()
  for (const photo of photos) {
    if (signal.aborted) return false
    if (photo.state !== 'waiting') continue
    if (!(await sendOne(photo, options))) return false
    onChange()
  }
  return true
}

/** Whether it was settled; what only may pass later stays, and so do those after it. */
async function sendOne(photo: WaitingPhoto, { client, store, signal }: SendOptions): Promise<boolean> {
  const { key, keptAt, file, focalLength35mm, garmentType, checkLineMm } = photo
  const sent = await client.submitScan({
    photo: file,
    fields: submissionFields({ focalLength35mm, garmentType, checkLineMm }),
    idempotencyKey: key,
    signal,
  })
  // Thrown away while it was on its way: it must not come back.
  const stillKept = (await store.all()).some((kept) => kept.key === key)
  if (!stillKept) return true
  if (sent.ok) {
    rememberSettings(sent.value.id, { focalLength35mm, checkLineMm })
    await store.put({ key, keptAt, state: 'sent', scanId: sent.value.id })
    return true
  }
  if (photoIsFine(sent.error.code)) return false
  await store.put({ key, keptAt, state: 'refused', code: sent.error.code })
  return true
}
