import type { Language } from '../accounts/preferences'

type Addressed = { readonly to: string; readonly name: string; readonly language: Language }

/** What people are written, without its words. `secret` belongs into the link. */
export type Letter =
  | (Addressed & { readonly kind: 'verify-email' | 'reset-password'; readonly secret: string })
  | (Addressed & { readonly kind: 'brand-invitation'; readonly secret: string; readonly brand: string })
  | (Addressed & { readonly kind: 'password-changed' | 'email-changed' })

export interface Mailer {
  /** Hands a letter over to whoever delivers it. @throws when that fails, so that it is tried again. */
  send(letter: Letter): Promise<void>
}
