import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Delivery } from './delivery'

/**
 * Delivers mail into a folder, each letter as a text and as a page to open: for development, where nobody's mail server is
 * at hand. Names begin with the time, so they are in order.
 */
export function createOutbox(folder: string): Delivery {
  const root = resolve(folder)
  return async ({ from, to, subject, text, html }) => {
    // Links in these letters open accounts.
    await mkdir(root, { recursive: true, mode: 0o700 })
    const name = `${new Date().toISOString().replace(/[:.]/g, '-')} ${to.replace(/[^\w.@+-]/g, '_')} ${randomUUID().slice(0, 8)}`
    const letter = `From: ${from}\nTo: ${to}\nSubject: ${subject}\n\n${text}`
    await writeFile(join(root, `${name}.html`), html, { mode: 0o600 })
    // Last and at once: whoever finds the text finds all of it, and the page beside it.
    await writeFile(join(root, `.${name}.part`), letter, { mode: 0o600 })
    await rename(join(root, `.${name}.part`), join(root, `${name}.txt`))
  }
}
