/** Of the browser's database for photos that wait; nothing else is in it. */
export const photoDatabase = 'fitsize'

/**
 * Whether photos may be waiting on this device, asked before what reads them is loaded: nearly nobody has one. Browsers
 * that cannot tell may have.
 */
export async function mayHoldPhotos(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === photoDatabase)
  } catch {
    return true
  }
}
