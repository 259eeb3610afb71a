import type { Submission } from '../flow/scan-flow'
import { announceKept } from './kept-changes'

/** Keeps a photo that cannot be sent now. False where this device has no room, or gives pages none. */
export async function keepSubmission({ key, photo, settings }: Submission): Promise<boolean> {
  try {
    const { openPhotoStore } = await import('./photo-store')
    const store = await openPhotoStore()
    await store.put({
      key,
      keptAt: Date.now(),
      state: 'waiting',
      file: photo.file,
      name: photo.name,
      focalLength35mm: photo.focalLength35mm,
      garmentType: settings.garmentType,
      checkLineMm: settings.checkLineMm,
    })
    announceKept()
    return true
  } catch {
    return false
  }
}

/** Erases every photo that waits on this device, as when somebody signs out of it. */
export async function forgetKeptPhotos(): Promise<void> {
  try {
    const { openPhotoStore } = await import('./photo-store')
    await (await openPhotoStore()).eraseAll()
    announceKept()
  } catch {
    // A device without storage kept nothing.
  }
}
