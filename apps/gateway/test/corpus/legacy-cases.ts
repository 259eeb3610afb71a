import type { BadCase, Expectation } from './bad-case'
import { type SendOptions, send } from './exchange'
import type { PhotoSeeds } from './photo-seeds'
import { mutate, requestOf, spread } from './requests'

type LegacyCase = readonly [
  name: string,
  body: Buffer | string,
  expect?: Expectation,
  options?: SendOptions & { readonly length?: number },
]

const path = '/keypoints/execScript/?async=1'

/** What must not get through the calls of the first FitSize. */
export function legacyCases(seeds: PhotoSeeds, seed: string): readonly BadCase[] {
  const kinds: Readonly<Record<string, readonly LegacyCase[]>> = {
    'legacy: JSON': badJson(seeds.jpeg),
    'legacy: base64': badBase64(seeds.jpeg),
    'legacy: images': badImages(seeds),
    'legacy: changed at random': changedAtRandom(seeds.jpeg, seed),
  }
  const bodies = Object.entries(kinds).flatMap(([kind, cases]) =>
    cases.map(
      ([name, body, expect = 'refused', options = {}]): BadCase => ({
        kind,
        name,
        expect,
        send: async ({ url, authorization }) => {
          const { length, ...sending } = options
          return await send(
            url,
            requestOf({ path, authorization, body, ...(length === undefined ? {} : { length }) }),
            sending,
          )
        },
      }),
    ),
  )
  return [...bodies, ...addresses(bodyOf('blouse', seeds.jpeg.subarray(0, 900).toString('base64')))]
}

const bodyOf = (clothing: string, image: string): string => JSON.stringify({ clothing, image })

function badJson(jpeg: Buffer): LegacyCase[] {
  const image = jpeg.toString('base64')
  const good = bodyOf('blouse', image)
  const deep = 30_000
  const texts: readonly LegacyCase[] = [
    ['nothing', ''],
    ['spaces', ' '.repeat(1000)],
    ['null', 'null'],
    ['true', 'true'],
    ['a number', '1e999'],
    ['a string', '"blouse"'],
    ['an empty object', '{}'],
    ['an empty list', '[]'],
    ['a list around it', `[${good}]`],
    ['two bodies', `${good}${good}`],
    ['something after it', `${good}x`],
    ['a comma at the end', `{"clothing":"blouse","image":"${image}",}`],
    ['single quotes', `{'clothing':'blouse','image':'${image}'}`],
    ['no quotes', `{clothing:blouse,image:${image}}`],
    ['a comment', `{"clothing":"blouse",/* x */"image":"${image}"}`],
    ['NaN', '{"clothing":NaN,"image":Infinity}'],
    ['a form', `clothing=blouse&image=${image}`],
    ['XML', '<clothing>blouse</clothing>'],
    ['a byte order mark of UTF-16', Buffer.from(`\ufeff${bodyOf('blouse', 'AAAA')}`, 'utf16le')],
    ['bytes that are not UTF-8', Buffer.from('{"clothing":"\xff\xfe","image":"\xc3\x28"}', 'latin1')],
    ['half of a surrogate pair', '{"clothing":"\\ud800","image":"\\udfff"}'],
    ['an escape that there is not', '{"clothing":"\\x41","image":"\\q"}'],
    ['a control character', '{"clothing":"blo\u0001use","image":"AAAA"}'],
    ['NUL', Buffer.from(`\0${good}\0`)],
    [`${deep} lists in each other`, '['.repeat(deep)],
    [`${deep} lists in each other, closed`, `{"clothing":${'['.repeat(deep)}${']'.repeat(deep)},"image":"${image}"}`],
    [
      `${deep / 6} objects in each other`,
      `{"a":${'{"a":'.repeat(deep / 6)}1${'}'.repeat(deep / 6)},"image":"${image}"}`,
    ],
    ['a member name of 200 kB', `{"${'n'.repeat(200_000)}":1,"image":"${image}"}`],
    ['10 000 members', `{${Array.from({ length: 10_000 }, (_, index) => `"m${index}":1`).join(',')}}`],
    ['a million spaces', `{"clothing":"blouse",${' '.repeat(1_000_000)}"image":"${image}"}`],
    ['a number of 60 000 digits', `{"clothing":${'9'.repeat(60_000)},"image":"${image}"}`],
    ['two images', `{"clothing":"blouse","image":"${image}","image":"${image}"}`],
    ['two images, one with an escape in its name', `{"clothing":"blouse","im\\u0061ge":"${image}","image":"${image}"}`],
    ['two types, the second wrong', `{"clothing":"blouse","clothing":"sock","image":"${image}"}`],
    ['__proto__', `{"__proto__":{"clothing":"blouse"},"image":"${image}"}`],
    ['constructor', '{"constructor":{"prototype":{"clothing":"blouse"}},"clothing":"constructor","image":"AAAA"}'],
    ['an image inside an object', `{"clothing":"blouse","inner":{"image":"${image}"}}`],
    ['closing before opening', `}{"clothing":"blouse","image":"${image}"}`],
    ['an image that never ends', `{"clothing":"blouse","image":"${image}`],
    ['an image that never ends after a backslash', `{"clothing":"blouse","image":"${image}\\`],
  ]
  const types = [
    '',
    'sock',
    'auto',
    'BLOUSES',
    'blouse\0',
    '../blouse',
    '👕',
    'toString',
    ' '.repeat(5000),
    'x'.repeat(50_000),
  ]
  const values = ['null', '1', 'true', '[]', '{}', '["blouse"]']
  return [
    ...texts,
    ...types.map((type, index): LegacyCase => [`type, nonsense ${index}`, bodyOf(type, image)]),
    ...values.map((value): LegacyCase => [`the type ${value}`, `{"clothing":${value},"image":"${image}"}`]),
    ...values.map((value): LegacyCase => [`the image ${value}`, `{"clothing":"blouse","image":${value}}`]),
    ...spread(16, 1, good.length - 1).map(
      (length): LegacyCase => [`the first ${length} characters`, good.slice(0, length)],
    ),
    ...spread(6, 1, good.length - 1).map(
      (sent): LegacyCase => [
        `${sent} of ${good.length} bytes sent`,
        good.slice(0, sent),
        'refused',
        { halfClose: true, length: good.length },
      ],
    ),
    ['100 MB announced', '', 'refused', { length: 104_857_600 }],
    ...spread(6, 0, good.length - 1).map(
      (sent): LegacyCase => [
        `its sender hangs up after ${sent} bytes`,
        good.slice(0, sent),
        'nobody',
        { hangUp: true, length: good.length },
      ],
    ),
  ]
}

function badBase64(jpeg: Buffer): LegacyCase[] {
  const image = jpeg.toString('base64')
  const half = Math.floor(image.length / 2)
  const inside = (text: string) => image.slice(0, half) + text + image.slice(half)
  const images: readonly (readonly [string, string, Expectation?])[] = [
    ['nothing', ''],
    ['one character', 'A'],
    ['only padding', '===='],
    ['only line breaks', '\n'.repeat(5000)],
    ['padding in the middle', inside('=')],
    ['padding in the middle of a group', inside('A===')],
    ['three paddings', `${image.replace(/=+$/, '')}===`],
    ['a million paddings', `${image}${'='.repeat(1_000_000)}`],
    ['a star', inside('*')],
    ['an emoji', inside('👕')],
    ['NUL', inside('\0')],
    ['percent escapes', inside('%2B')],
    ['a character of full width', inside('Ａ')],
    ['a character of 0xff', inside('\xff')],
    ['hexadecimal', jpeg.toString('hex')],
    ['the bytes as text', jpeg.toString('latin1')],
    ['base64 of base64', Buffer.from(image).toString('base64')],
    ['backwards', [...image].reverse().join('')],
    ['an address', 'https://example.org/shirt.jpg'],
    ['a file address', 'file:///etc/passwd'],
    ['a path', '../../../../etc/passwd'],
    ['a data address without a comma', 'data:image/jpeg;base64'],
    ['a data address of 100 kB without a comma', `data:${'x'.repeat(100_000)}`],
    ['a data address of nothing', 'data:image/jpeg;base64,'],
    ['two data addresses', `data:image/jpeg;base64,data:image/jpeg;base64,${image}`],
    ['a data address in percent', 'data:text/html,%3Cscript%3E'],
    ['spaces between all characters', [...image.slice(0, 4000)].join(' ')],
    ['20 MB', 'A'.repeat(28_000_000)],
  ]
  return images.map(([name, text, expect = 'refused']): LegacyCase => [name, bodyOf('blouse', text), expect])
}

function badImages({ jpeg, progressive, png, webp, avif, gif, tiff }: PhotoSeeds): LegacyCase[] {
  const of = (name: string, photo: Buffer): LegacyCase => [name, bodyOf('blouse', photo.toString('base64'))]
  return [
    of('PNG', png),
    of('WebP', webp),
    of('AVIF', avif),
    of('GIF', gif),
    of('TIFF', tiff),
    of('text', Buffer.from('my shirt')),
    of('15 bytes', jpeg.subarray(0, 15)),
    ...spread(12, 20, jpeg.byteLength * 0.95).map((length) =>
      of(`a JPEG after ${length} bytes`, jpeg.subarray(0, length)),
    ),
    ...spread(8, 20, progressive.byteLength * 0.9).map((length) =>
      of(`a progressive JPEG after ${length} bytes`, progressive.subarray(0, length)),
    ),
  ]
}

/** The braces and names around a short image, and its first characters. */
const changedAtRandom = (jpeg: Buffer, seed: string): LegacyCase[] =>
  spread(40, 0, 39).map((number): LegacyCase => {
    const good = Buffer.from(bodyOf('blouse', jpeg.toString('base64')))
    const end = number % 2 === 0 ? 60 : good.byteLength
    return [`change ${number}`, mutate(good, `${seed} legacy ${number}`, 0, end), 'either']
  })

function addresses(body: string): BadCase[] {
  const posts = [
    '?async=2',
    '?async=yes',
    '?async=1&async=0',
    '?async=%00',
    '?async=%ff',
    '?async[]=1',
    `?async=${'1'.repeat(3000)}`,
  ]
  const tasks = [
    '1',
    'null',
    '..%2f..',
    '%00',
    '%ff',
    'x'.repeat(199),
    'x'.repeat(5000),
    "'%20OR%201=1--",
    '00000000-0000-0000-0000-000000000000',
    '{id}',
  ]
  const of = (name: string, method: string, at: string): BadCase => ({
    kind: 'legacy: addresses',
    name,
    expect: 'refused',
    send: async ({ url, authorization }) =>
      await send(url, requestOf({ method, path: at, authorization, body: method === 'POST' ? body : '' })),
  })
  return [
    ...posts.map((query) => of(`execScript ${query.slice(0, 20)}`, 'POST', `/keypoints/execScript/${query}`)),
    ...tasks.map((id) => of(`taskStatus ${id.slice(0, 20)}`, 'GET', `/keypoints/taskStatus/${id}/`)),
    ...['GET', 'PUT', 'PATCH', 'DELETE'].map((method) => of(`${method} execScript`, method, '/keypoints/execScript/')),
    of('a folder above', 'GET', '/keypoints/taskStatus/../../etc/passwd'),
  ]
}
