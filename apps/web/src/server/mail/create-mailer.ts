import type { Mailer } from '@fitsize/usecases'
import type { Environment } from '@/env'
import { createOutbox } from './outbox'
import { createSmtp } from './smtp'
import { writtenLetter } from './written-letter'

/** Writes letters in words and delivers them by SMTP, or into a folder where that is set instead. */
export function createMailer({
  SMTP_URL,
  MAIL_OUTBOX_DIR,
  MAIL_FROM: from,
  AUTH_URL: site,
}: Pick<Environment, 'SMTP_URL' | 'MAIL_OUTBOX_DIR' | 'MAIL_FROM' | 'AUTH_URL'>): Mailer {
  const deliver = SMTP_URL === undefined ? createOutbox(MAIL_OUTBOX_DIR ?? '') : createSmtp(SMTP_URL)
  return {
    send: async (letter) => {
      const { subject, text, html } = await writtenLetter(letter, site)
      await deliver({ from, to: letter.to, subject, text, html })
    },
  }
}
