/** Lengths in characters. No composition rules: they make passwords worse (OWASP ASVS 5.0, 6.2). */
export const passwordLength = { least: 8, most: 128 } as const

export type PasswordProblem = 'too-short' | 'too-long'

/** One form for one password, whether é was typed as one code point or as two. */
export const normalisePassword = (password: string): string => password.normalize('NFKC')

/** What is wrong with a wished password, or null when it may be used. Counts code points. */
export function passwordProblem(password: string): PasswordProblem | null {
  const length = [...normalisePassword(password)].length
  if (length < passwordLength.least) return 'too-short'
  return length > passwordLength.most ? 'too-long' : null
}
