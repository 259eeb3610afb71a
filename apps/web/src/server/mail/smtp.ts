import { createTransport } from 'nodemailer'
import type { Delivery } from './delivery'

const timeoutMs = 20_000

/** Delivers mail to an SMTP server, encrypted where it offers that. @param url such as smtp://user:password@host:587 */
export function createSmtp(url: string): Delivery {
  const transport = createTransport(url, {
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // Nobody shall answer an automatic letter with another one (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  return async (mail) => {
    await transport.sendMail(mail)
  }
}
