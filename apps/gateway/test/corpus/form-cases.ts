import type { BadCase, Expectation } from './bad-case'
import { type SendOptions, send } from './exchange'
import { boundary, fieldPart, filePart, formOf, formType, mutate, type Part, requestOf, spread } from './requests'

type FormCase = {
  readonly name: string
  readonly body: Buffer | string
  readonly expect?: Expectation
  readonly type?: string | null
  readonly headers?: readonly (string | Buffer)[]
  readonly length?: number | string | null
  readonly options?: SendOptions
}

/** Multipart bodies that are none, or hold what no form holds. */
export function formCases(jpeg: Buffer, seed: string): readonly BadCase[] {
  const kinds: Readonly<Record<string, readonly FormCase[]>> = {
    'forms: boundaries': boundaries(jpeg),
    'forms: parts': parts(jpeg),
    'forms: lengths': lengths(jpeg),
    'forms: fields': fields(jpeg),
    'forms: file names': fileNames(jpeg.subarray(0, jpeg.byteLength / 2)),
    'forms: changed at random': changedAtRandom(jpeg, seed),
    'clients that hang up': hangUps(jpeg),
  }
  return Object.entries(kinds).flatMap(([kind, cases]) =>
    cases.map(({ name, body, expect = 'refused', type = formType, headers = [], length, options = {} }) => ({
      kind,
      name,
      expect,
      send: async ({ url, authorization }) =>
        await send(
          url,
          requestOf({
            path: '/v1/scans',
            authorization,
            type,
            body,
            headers,
            ...(length === undefined ? {} : { length }),
          }),
          options,
        ),
    })),
  )
}

function boundaries(jpeg: Buffer): FormCase[] {
  const good = formOf([filePart(jpeg)])
  const marked = (mark: string) => formOf([filePart(jpeg)], { mark })
  const types: readonly (readonly [string, string | null])[] = [
    ['no type', null],
    ['no boundary', 'multipart/form-data'],
    ['no boundary but a semicolon', 'multipart/form-data;'],
    ['an empty boundary', 'multipart/form-data; boundary='],
    ['an empty boundary in quotes', 'multipart/form-data; boundary=""'],
    ['a boundary without an equals sign', 'multipart/form-data; boundary'],
    ['another boundary', 'multipart/form-data; boundary=another'],
    ['the boundary in capitals', `multipart/form-data; boundary=${boundary.toUpperCase()}`],
    ['a prefix of the boundary and more', `multipart/form-data; boundary=${boundary}x`],
    ['a boundary of 8000 characters', `multipart/form-data; boundary=${'b'.repeat(8000)}`],
    ['a boundary of another charset', `multipart/form-data; boundary*=utf-8''%ff%fe`],
    ['mixed', `multipart/mixed; boundary=${boundary}`],
    ['related', `multipart/related; boundary=${boundary}`],
    ['a star', '*/*'],
    ['a photo', 'image/jpeg'],
    ['JSON', 'application/json'],
    ['a form of the other kind', 'application/x-www-form-urlencoded'],
    ['text', 'text/plain; charset=utf-8'],
    ['only a slash', '/'],
    ['only semicolons', ';;;;'],
    ['a media type of 7000 characters', `${'a'.repeat(7000)}/b`],
    ['XML', 'application/xml'],
    ['bytes', 'application/octet-stream'],
  ]
  return [
    ...types.map(([name, type]) => ({ name: `a good form as ${name}`, body: good, type })),
    {
      name: 'two boundaries, the second right',
      body: good,
      type: `multipart/form-data; boundary=x; boundary=${boundary}`,
    },
    { name: 'two Content-Type headers', body: good, type: 'image/jpeg', headers: [`Content-Type: ${formType}`] },
    { name: 'two boundaries, the first right', body: good, expect: 'either', type: `${formType}; boundary=x` },
    {
      name: 'a boundary with spaces',
      body: marked('a b'),
      expect: 'either',
      type: 'multipart/form-data; boundary="a b"',
    },
    {
      name: 'a boundary of dashes',
      body: marked('------'),
      expect: 'either',
      type: 'multipart/form-data; boundary=------',
    },
    {
      name: 'a boundary of one character',
      body: marked('x'),
      expect: 'either',
      type: 'multipart/form-data; boundary=x',
    },
    {
      name: 'a boundary of the bytes of the photo',
      body: marked('\xff\xd8'),
      expect: 'either',
      type: 'multipart/form-data; boundary=\xff\xd8',
    },
    {
      name: 'a boundary that is everywhere in the body',
      body: `--x${'\r\n--x'.repeat(50_000)}`,
      type: 'multipart/form-data; boundary=x',
    },
    {
      name: 'almost the boundary, very often',
      body: `--x\r\n\r\n${'\r\n--'.repeat(200_000)}`,
      type: 'multipart/form-data; boundary=x',
    },
  ]
}

function parts(jpeg: Buffer): FormCase[] {
  const bare = (headers: readonly string[], body: Buffer | string = jpeg): Part => ({ headers, body })
  const many = (count: number, part: (index: number) => Part): Part[] =>
    Array.from({ length: count }, (_, index) => part(index))
  const disposition = (rest: string) => bare([`Content-Disposition: form-data; ${rest}`])
  const inner = formOf([filePart(jpeg)], { mark: 'inner' })
  const list: readonly (readonly [string, readonly Part[], Expectation?])[] = [
    ['no parts', []],
    ['an empty photo', [filePart('')]],
    ['two photos', [filePart(jpeg), filePart(jpeg)]],
    ['a thousand photos', many(1000, () => filePart(jpeg.subarray(0, 100)))],
    ['3000 fields', [...many(3000, (index) => fieldPart(`f${index}`, 'x')), filePart(jpeg)]],
    ['3000 empty parts', many(3000, () => bare([], ''))],
    ['3000 parts without a name', many(3000, () => bare(['Content-Disposition: form-data'], ''))],
    ['10 000 parts of one field', many(10_000, () => fieldPart('marker', 'auto'))],
    [
      'a form in a form',
      [bare(['Content-Disposition: form-data; name="photo"', 'Content-Type: multipart/mixed; boundary=inner'], inner)],
    ],
    [
      'a form as a file in a form',
      [
        bare(
          [
            'Content-Disposition: form-data; name="photo"; filename="a"',
            'Content-Type: multipart/form-data; boundary=inner',
          ],
          inner,
        ),
      ],
    ],
    ['a part without headers', [bare([])]],
    ['a part without a disposition', [bare(['Content-Type: image/jpeg'])]],
    ['a disposition of another kind', [bare(['Content-Disposition: attachment; name="photo"; filename="a.jpg"'])]],
    ['an empty disposition', [bare(['Content-Disposition:'])]],
    ['a name without quotes that ends early', [disposition('name=; filename=')]],
    ['an open quote', [disposition('name="photo; filename="a.jpg"')]],
    ['an empty name', [disposition('name=""; filename="a.jpg"')]],
    ['a name in capitals', [disposition('name="PHOTO"; filename="a.jpg"')]],
    ['a name of 100 kB', [disposition(`name="${'n'.repeat(100_000)}"; filename="a.jpg"`)]],
    ['a field name of 7000 characters', [fieldPart('n'.repeat(7000), 'x'), filePart(jpeg)]],
    ['a field name that is not UTF-8', [fieldPart('\xff\xfe', 'x'), filePart(jpeg)]],
    ['a field name in percent', [disposition(`name*=utf-8''%00%ff`), filePart(jpeg)]],
    [
      'names of parts of every object',
      [fieldPart('__proto__', 'x'), fieldPart('constructor', 'x'), fieldPart('hasOwnProperty', 'x'), filePart(jpeg)],
    ],
    ['a photo named __proto__', [filePart(jpeg, 'a.jpg', '__proto__')]],
    ['a header named __proto__', [bare(['__proto__: x', 'constructor: y', 'toString: z'])]],
    [
      'headers alone',
      [
        bare([
          'Content-Disposition: form-data; name="photo"; filename="a"',
          ...Array.from({ length: 2000 }, (_, index) => `X-${index}: y`),
        ]),
      ],
      'either',
    ],
    [
      'a header of 100 kB',
      [bare([`X: ${'x'.repeat(100_000)}`, 'Content-Disposition: form-data; name="photo"; filename="a"'])],
    ],
    ['headers without a colon', [bare(['Content-Disposition', 'form-data', 'name="photo"'])]],
    [
      'headers folded over lines',
      [bare(['Content-Disposition: form-data;', '\tname="photo";', ' filename="a.jpg"'])],
      'either',
    ],
    ['headers with NUL', [bare(['Content-Disposition: form-data; name="ph\0oto"; filename="a\0.jpg"'])]],
    ['the photo as text', [fieldPart('photo', 'x')]],
    ['the photo as a text of 5 MB', [fieldPart('photo', 'x'.repeat(5_000_000))]],
    ['a field as a file', [filePart(jpeg), filePart('auto', 'a.txt', 'marker')]],
    [
      'a field with a charset that there is not',
      [
        bare(['Content-Disposition: form-data; name="marker"', 'Content-Type: text/plain; charset=klingon'], 'auto'),
        filePart(jpeg),
      ],
      'either',
    ],
    [
      'a field in UTF-16',
      [
        bare(
          ['Content-Disposition: form-data; name="marker"', 'Content-Type: text/plain; charset=utf-16le'],
          Buffer.from('banknote', 'utf16le'),
        ),
        filePart(jpeg),
      ],
    ],
    [
      'a field with a charset of 5000 characters',
      [
        bare(
          ['Content-Disposition: form-data; name="marker"', `Content-Type: text/plain; charset=${'c'.repeat(5000)}`],
          'banknote',
        ),
        filePart(jpeg),
      ],
    ],
    [
      'a photo in base64 by transfer encoding',
      [
        bare(
          ['Content-Disposition: form-data; name="photo"; filename="a"', 'Content-Transfer-Encoding: base64'],
          jpeg.toString('base64'),
        ),
      ],
    ],
    [
      'a photo in gzip by content encoding',
      [
        bare(
          ['Content-Disposition: form-data; name="photo"; filename="a"', 'Content-Encoding: gzip'],
          Buffer.from('1f8b0800000000000003', 'hex'),
        ),
      ],
    ],
  ]
  return [
    ...list.map(([name, given, expect = 'refused']) => ({ name, body: formOf(given), expect })),
    { name: 'a form without its end', body: formOf([filePart(jpeg)], { closed: false }) },
    { name: 'only the end', body: `--${boundary}--\r\n` },
    { name: 'only the beginning', body: `--${boundary}` },
    {
      name: 'line feeds alone',
      body: formOf([filePart('x')])
        .toString('latin1')
        .replaceAll('\r\n', '\n'),
    },
    { name: 'an end in the middle of a header', body: `--${boundary}\r\nContent-Disposition: form-da` },
    {
      name: 'an end within a text field',
      body: `--${boundary}\r\nContent-Disposition: form-data; name="marker"\r\n\r\nau`,
    },
    { name: 'an end within a part that is passed over', body: `--${boundary}\r\nContent-Type: image/jpeg\r\n\r\nabc` },
    { name: 'something before the form', body: Buffer.concat([Buffer.alloc(100_000), formOf([filePart('')])]) },
    { name: 'something after the form', body: Buffer.concat([formOf([filePart('')]), Buffer.alloc(300_000)]) },
    {
      name: 'a second form after the first',
      body: Buffer.concat([formOf([filePart(jpeg)]), formOf([filePart(jpeg)])]),
      expect: 'either',
    },
    { name: 'a JSON body', body: '{"photo": "x"}' },
    { name: 'nothing', body: '' },
    { name: 'zeros', body: Buffer.alloc(1_000_000) },
  ]
}

function lengths(jpeg: Buffer): FormCase[] {
  const body = formOf([filePart(jpeg)])
  const whole = body.byteLength
  const chunked = (text: string | Buffer): FormCase => ({
    name: '',
    body: text,
    length: null,
    headers: ['Transfer-Encoding: chunked'],
  })
  return [
    ...spread(24, 0, whole - 10).map((length) => ({ name: `${length} of ${whole} bytes announced`, body, length })),
    ...spread(8, 1, whole - 1).map((sent) => ({
      name: `${sent} of ${whole} bytes sent`,
      body: body.subarray(0, sent),
      length: whole,
      options: { halfClose: true },
    })),
    ...['-1', '1e3', '0x10', '9'.repeat(30), '12 34', '', '+5', '5.0', 'NaN', '1,1', '\xa05'].map((length) => ({
      name: `a length of "${length.slice(0, 12)}"`,
      body,
      length,
    })),
    { name: 'no length', body, length: null },
    { name: '100 MB announced', body: '', length: 104_857_600 },
    { name: 'two lengths', body, headers: ['Content-Length: 3'] },
    { name: 'a length and chunks', body, headers: ['Transfer-Encoding: chunked'] },
    { ...chunked('zz\r\nhello\r\n0\r\n\r\n'), name: 'chunks of a length that is no number' },
    { ...chunked('fffffffffffffffff\r\nhello'), name: 'a chunk of 2 to the 68' },
    { ...chunked('-5\r\nhello\r\n0\r\n\r\n'), name: 'a chunk of less than nothing' },
    {
      ...chunked(`5;${'x'.repeat(100_000)}\r\nhello\r\n0\r\n\r\n`),
      name: 'a chunk with an extension of 100 kB',
      expect: 'cut',
    },
    { ...chunked(`0\r\n${'Trailer: x\r\n'.repeat(20_000)}\r\n`), name: '20 000 trailers', expect: 'cut' },
    { ...chunked('5\r\nhel'), name: 'a chunk that ends early', options: { halfClose: true } },
    { ...chunked('1\r\n-\r\n'.repeat(50_000).concat('0\r\n\r\n')), name: '50 000 chunks of a byte' },
    ...['gzip', 'gzip, chunked', 'chunked, chunked', 'identity', 'xchunked'].map((encoding) => ({
      name: `transfer encoding ${encoding}`,
      body: 'hello',
      length: null,
      headers: [`Transfer-Encoding: ${encoding}`],
    })),
    { name: 'content encoding gzip', body: 'hello', headers: ['Content-Encoding: gzip'] },
    { name: 'an expectation that nobody knows', body, headers: ['Expect: miracles'] },
    { name: 'an upgrade', body: 'hello', headers: ['Upgrade: websocket'] },
  ]
}

function fields(jpeg: Buffer): FormCase[] {
  const notUtf8 = Buffer.from([0x61, 0xc3, 0x28, 0xff, 0xed, 0xa0, 0x80])
  const nonsense: Readonly<Record<string, readonly (string | Buffer)[]>> = {
    garmentType: [
      '',
      'sock',
      'Blouse ',
      'blouse\0',
      '👕'.repeat(200),
      "' OR 1=1--",
      '{{7*7}}',
      notUtf8,
      'blouse\r\nmarker: none',
      '["blouse"]',
      '\u202eesuolb',
      'blo\u0301use',
    ],
    marker: ['', 'banknote', 'null', '../../etc', 'AUTO', notUtf8, 'a'.repeat(1024), 'a'.repeat(1025)],
    focalLength35mm: [
      'NaN',
      'Infinity',
      '-Infinity',
      '1e999',
      '-26',
      '0',
      '7.99',
      '401',
      '２６',
      '26mm',
      '26,5',
      '[]',
      '{}',
      notUtf8,
      '9'.repeat(1000),
      '0x7fffffff',
    ],
    checkLineMm: ['79.9', '121', '-100', '3.94', '1e-400', '１００', 'null', '100\0', notUtf8],
    priority: ['', 'urgent', '10', 'interactive,bulk', notUtf8],
    photoKey: ['scans/x/working.jpg'],
    id: ['00000000-0000-0000-0000-000000000000'],
  }
  return Object.entries(nonsense).flatMap(([name, values]) =>
    values.map((value, index) => ({
      name: `${name}, nonsense ${index}`,
      body: formOf([fieldPart(name, value), filePart(jpeg)]),
    })),
  )
}

function fileNames(broken: Buffer): FormCase[] {
  const names = [
    '../../../../etc/passwd',
    '..\\..\\..\\windows\\system32\\x.jpg',
    '/etc/passwd',
    'C:\\x.jpg',
    '\\\\server\\share\\x.jpg',
    '....//....//x.jpg',
    '%2e%2e%2f%2e%2e%2fx.jpg',
    '..%c0%afx.jpg',
    'x.jpg\0.exe',
    '.',
    '..',
    '',
    ' ',
    '~/.ssh/id_rsa',
    '|id',
    '$(id).jpg',
    '`id`.jpg',
    'CON',
    'nul.jpg',
    'x.jpg:stream',
    'a'.repeat(255),
    'a'.repeat(5000),
    '\u202egpj.exe',
    '\ufeff.jpg',
    '\xff\xfe.jpg',
    "x'; DROP TABLE scan;--.jpg",
    'file:///etc/passwd',
    'http://169.254.169.254/latest',
    '-rf',
    '<script>alert(1)</script>.jpg',
  ]
  return [
    ...names.map((name) => ({ name: `"${name.slice(0, 40)}"`, body: formOf([filePart(broken, name)]) })),
    {
      name: 'a name with line breaks',
      body: formOf([filePart(broken, 'x\r\nContent-Type: text/html\r\n\r\n<b>')]),
    },
    {
      name: 'a name in two encodings',
      body: formOf([
        {
          headers: [`Content-Disposition: form-data; name="photo"; filename="a"; filename*=utf-8''..%2f..%2fx`],
          body: broken,
        },
      ]),
    },
    {
      name: 'a name in a charset that there is not',
      body: formOf([
        { headers: [`Content-Disposition: form-data; name="photo"; filename*=klingon''%ff%00`], body: broken },
      ]),
    },
  ]
}

/** A form whose head was changed, so that it may still be one. */
const changedAtRandom = (jpeg: Buffer, seed: string): FormCase[] =>
  spread(80, 0, 79).map((number) => {
    const form = formOf([fieldPart('garmentType', 'blouse'), fieldPart('marker', 'auto'), filePart(jpeg)])
    const start = form.indexOf('image/jpeg') + 20
    return { name: `change ${number}`, body: mutate(form, `${seed} form ${number}`, 0, start), expect: 'either' }
  })

function hangUps(jpeg: Buffer): FormCase[] {
  const body = formOf([filePart(jpeg)])
  return spread(12, 0, body.byteLength - 60).map((sent) => ({
    name: `after ${sent} bytes of the body`,
    body: body.subarray(0, sent),
    length: body.byteLength,
    expect: 'nobody',
    options: { hangUp: true },
  }))
}
