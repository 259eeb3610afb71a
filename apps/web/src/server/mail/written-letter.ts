import type { Letter } from '@fitsize/usecases'
import { createTranslator } from 'next-intl'
import type words from '../../../messages/en/mail.json'
import { htmlOf, type LetterParts } from './html'

export type WrittenLetter = { readonly subject: string; readonly text: string; readonly html: string }

/**
 * A letter in the words of its language, as text and as simple HTML: no pictures, nothing that tells it was read.
 * @param site address of the web application, to which links lead
 */
export async function writtenLetter(letter: Letter, site: string): Promise<WrittenLetter> {
  const { language, name } = letter
  const { default: messages }: { default: typeof words } = await import(`../../../messages/${language}/mail.json`)
  const t = createTranslator({ locale: language, messages })
  const named = { brand: letter.kind === 'brand-invitation' ? letter.brand : '' }
  const parts = (kind: Letter['kind'], { link, after }: Pick<LetterParts, 'link' | 'after'>): LetterParts => ({
    language,
    subject: t(`${kind}.subject`, named),
    before: [t('common.greeting', { name }), t(`${kind}.text`, named)],
    link,
    after: [...after, t('common.closing')],
  })
  const to = (path: string): string => `${site}/${language}${path}`
  switch (letter.kind) {
    case 'verify-email': {
      const link = { url: to(`/verify-email?secret=${letter.secret}`), words: t('verify-email.link') }
      return whole(parts(letter.kind, { link, after: [t('verify-email.after')] }))
    }
    case 'reset-password': {
      const link = { url: to(`/reset-password?secret=${letter.secret}`), words: t('reset-password.link') }
      return whole(parts(letter.kind, { link, after: [t('reset-password.after')] }))
    }
    case 'brand-invitation': {
      const link = { url: to(`/studio/invitation?secret=${letter.secret}`), words: t('brand-invitation.link') }
      return whole(parts(letter.kind, { link, after: [t('brand-invitation.after')] }))
    }
    case 'password-changed': {
      const link = { url: to('/forgot-password'), words: t('password-changed.link') }
      return whole(parts(letter.kind, { link, after: [t('password-changed.after')] }))
    }
    case 'email-changed':
      return whole(parts(letter.kind, { link: null, after: [t('email-changed.after')] }))
  }
}

function whole(parts: LetterParts): WrittenLetter {
  const { subject, before, link, after } = parts
  const paragraphs = [...before, ...(link === null ? [] : [`${link.words}:\n${link.url}`]), ...after]
  return { subject, text: `${paragraphs.join('\n\n')}\n`, html: htmlOf(parts) }
}
