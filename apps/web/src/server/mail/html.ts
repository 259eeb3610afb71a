/** What a letter is made of; its link is null where there is nothing to do. */
export type LetterParts = {
  readonly language: string
  readonly subject: string
  readonly before: readonly string[]
  readonly link: { readonly url: string; readonly words: string } | null
  readonly after: readonly string[]
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

const buttonStyle =
  'display:inline-block;padding:12px 20px;background:#1b2a2f;color:#ffffff;text-decoration:none;border-radius:6px'

/** A letter as a page that any mail program shows: names come from people, so every text is escaped. */
export function htmlOf({ language, subject, before, link, after }: LetterParts): string {
  const paragraph = (text: string): string => `<p>${escaped(text)}</p>`
  const linked =
    link === null
      ? []
      : [
          `<p><a href="${escaped(link.url)}" style="${buttonStyle}">${escaped(link.words)}</a></p>`,
          `<p style="font-size:14px;word-break:break-all">${escaped(link.url)}</p>`,
        ]
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="max-width:36em;margin:2em auto;padding:0 1em;font:16px/1.5 sans-serif;color:#1b2a2f;background:#ffffff">
${[...before.map(paragraph), ...linked, ...after.map(paragraph)].join('\n')}
</body>
</html>
`
}
