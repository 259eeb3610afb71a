/** The parameter that says: save this result under this name as soon as the person is signed in. */
export const saveParameter = 'save'

/** Where to come back to after signing up or in, so that the result is saved then. */
export function addressToSave(scanId: string, name: string): string {
  return `/scan/${scanId}?${new URLSearchParams({ [saveParameter]: name })}`
}

export const longestName = 80

/** A name fit for the wardrobe; `null` when it is empty or too long. */
export function wardrobeName(text: string): string | null {
  const name = text.trim().replace(/\s+/g, ' ')
  return name.length >= 1 && name.length <= longestName ? name : null
}
