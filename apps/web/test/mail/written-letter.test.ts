import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Letter } from '@fitsize/usecases'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMailer } from '@/server/mail/create-mailer'
import { writtenLetter } from '@/server/mail/written-letter'

const site = 'https://fitsize.example'
const to = { to: 'ada@example.org', name: 'Ada', language: 'en' } as const

describe('a letter', () => {
  it('leads to its page in the language of its reader', async () => {
    const letter = { ...to, kind: 'reset-password', language: 'fr', secret: 'abc' } as const
    const { subject, text, html } = await writtenLetter(letter, site)
    expect(subject).toBe('Choisissez un nouveau mot de passe')
    expect(text).toContain('Bonjour Ada,')
    expect(text).toContain(':\nhttps://fitsize.example/fr/reset-password?secret=abc\n')
    expect(html).toContain('<html lang="fr">')
    expect(html).toContain('href="https://fitsize.example/fr/reset-password?secret=abc"')
  })

  it('of every kind has words in both languages, and loads nothing', async () => {
    for (const language of ['en', 'fr'] as const) {
      const letters: readonly Letter[] = [
        { ...to, language, kind: 'verify-email', secret: 'x' },
        { ...to, language, kind: 'reset-password', secret: 'x' },
        { ...to, language, kind: 'password-changed' },
        { ...to, language, kind: 'email-changed' },
        { ...to, language, kind: 'brand-invitation', secret: 'x', brand: 'Northfold' },
      ]
      for (const letter of letters) {
        const { subject, text, html } = await writtenLetter(letter, site)
        expect(subject).not.toContain('.')
        expect(text).not.toMatch(/common\.|\{/)
        expect(html).not.toMatch(/<img|<script|<link|url\(/)
      }
    }
  })

  it('names the brand that invites', async () => {
    const letter = { ...to, kind: 'brand-invitation', secret: 'abc', brand: 'Northfold' } as const
    const { subject, text } = await writtenLetter(letter, site)
    expect(subject).toBe('You are invited to Northfold')
    expect(text).toContain(':\nhttps://fitsize.example/en/studio/invitation?secret=abc\n')
  })

  it('shows a name as it was typed, whatever is in it', async () => {
    const name = '<b onclick="x">Ada</b> {link} & co'
    const { html, text } = await writtenLetter({ ...to, name, kind: 'password-changed' }, site)
    expect(text).toContain(name)
    expect(html).not.toContain('<b ')
    expect(html).toContain('&lt;b onclick=&quot;x&quot;&gt;Ada&lt;/b&gt; {link} &amp; co')
  })
})

describe('the outbox', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fitsize-outbox-'))
  })
  afterEach(async () => await rm(folder, { recursive: true }))

  it('keeps a letter as text and as page, for its owner alone, wherever the address would lead', async () => {
    const outbox = join(folder, 'outbox')
    const mailer = createMailer({
      SMTP_URL: undefined,
      MAIL_OUTBOX_DIR: outbox,
      MAIL_FROM: 'FitSize <a@b.example>',
      AUTH_URL: site,
    })
    await mailer.send({ ...to, to: '../../ada@example.org', kind: 'password-changed' })
    expect(await readdir(folder)).toEqual(['outbox'])
    const names = (await readdir(outbox)).toSorted()
    expect(names.map((name) => name.split('.').at(-1))).toEqual(['html', 'txt'])
    const text = join(outbox, names[1] ?? '')
    expect(await readFile(text, 'utf8')).toMatch(
      /^From: FitSize <a@b\.example>\nTo: .*ada@example\.org\nSubject: Your password/,
    )
    expect((await stat(text)).mode & 0o077).toBe(0)
  })
})
