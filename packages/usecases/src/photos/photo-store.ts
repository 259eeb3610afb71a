/**
 * Where photos lie. Keys are made by the system, never from a person's file name: lower-case letters, digits, `-`, `_`
 * and `.`, in folders separated by `/`, such as `scans/0199…/working.jpg`.
 *
 * Every operation throws when the store itself fails (disk full, not reachable); absence is not a failure.
 */
export interface PhotoStore {
  /** Stores the bytes under the key, replacing what was there. Once it resolves they survive a power cut. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** The bytes, or null when there are none under the key. */
  get(key: string): Promise<Uint8Array | null>
  /** Makes a second, independent object. False when there is nothing under `from`. */
  copy(from: string, to: string): Promise<boolean>
  /** Removes the object; removing what is not there is fine. */
  delete(key: string): Promise<void>
  /** Keys below a folder with the time each was written, for finding what no row points to. */
  list(folder: string): AsyncIterable<{ readonly key: string; readonly writtenAt: Date }>
}

const keyPattern = /^[a-z0-9_][a-z0-9_.-]*(\/[a-z0-9_][a-z0-9_.-]*)*$/

/** Whether a key may be used with any store. */
export const isPhotoKey = (key: string): boolean => key.length <= 512 && keyPattern.test(key)
