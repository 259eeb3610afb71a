import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { createBase64Decoder } from '../../src/http/legacy/base64-decoder'
import { readLegacyBody } from '../../src/http/legacy/legacy-body'
import { createUploadBudget } from '../../src/photos/upload-budget'
import { makePhoto } from '../house'

/** A body that arrives in pieces of these sizes, over and over. */
async function read(body: string | Buffer, pieces: readonly number[] = [65_536]) {
  const stream = new PassThrough()
  const budget = createUploadBudget(64 * 1024 * 1024)
  const result = readLegacyBody(stream as unknown as IncomingMessage, budget)
  const bytes = Buffer.from(body)
  for (let at = 0, turn = 0; at < bytes.byteLength; turn += 1) {
    const size = pieces[turn % pieces.length] ?? 1
    stream.write(bytes.subarray(at, at + size))
    at += size
  }
  stream.end()
  const outcome = await result
  if (!outcome.ok) {
    expect(budget.held()).toBe(0)
    return outcome.error
  }
  const { clothing, photo, release } = outcome.value
  release()
  expect(budget.held()).toBe(0)
  return { clothing, photo }
}

let photo: Buffer
let image: string
beforeAll(async () => {
  photo = await makePhoto({ width: 300, height: 200 })
  image = photo.toString('base64')
})

describe('a body of execScript', () => {
  test('arrives whole however it is cut into pieces, and whatever else it holds', async () => {
    const jpeg = fc
      .uint8Array({ minLength: 16, maxLength: 200 })
      .map((rest) => Buffer.from([0xff, 0xd8, 0xff, ...rest]))
    const name = fc.string({ maxLength: 8 }).filter((text) => text !== 'image' && text !== 'clothing')
    await fc.assert(
      fc.asyncProperty(
        jpeg,
        fc.dictionary(name, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        fc.constantFrom(undefined, 2),
        async (bytes, others, pieces, isImageFirst, indent) => {
          const members = { clothing: 'skirt', nested: { image: '"not me"' }, ...others }
          const known = { image: bytes.toString('base64') }
          const body = JSON.stringify(isImageFirst ? { ...known, ...members } : { ...members, ...known }, null, indent)
          expect(await read(body, pieces)).toEqual({ clothing: 'skirt', photo: bytes })
        },
      ),
    )
  })

  const kept = () => ({ clothing: 'blouse', photo })
  const tolerated: readonly (readonly [string, () => string])[] = [
    ['slashes escaped, as PHP does', () => image.replaceAll('/', '\\/')],
    ['signs escaped, as Gson and .NET do', () => image.replaceAll('+', '\\u002B').replaceAll('=', '\\u003d')],
    ['lines of 76 characters', () => image.replace(/.{76}/g, '$&\\r\\n')],
    ['no padding', () => image.replace(/=+$/, '')],
    ['the alphabet for URLs', () => image.replaceAll('+', '-').replaceAll('/', '_')],
    ['a data: prefix', () => `data:image/jpeg;base64,${image}`],
  ]
  for (const [what, text] of tolerated)
    test(`tolerated: ${what}`, async () => {
      expect(await read(`{"clothing": "blouse", "image": "${text()}"}`, [7, 1000])).toEqual(kept())
    })

  test('tolerated: a byte order mark, a type in capitals, an escaped name', async () => {
    expect(await read(`\ufeff{"clothing": "BLOUSE ", "\\u0069mage": "${image}"}`)).toEqual(kept())
  })

  const refused: readonly (readonly [string, () => string | Buffer | Promise<string | Buffer>, object])[] = [
    ['nothing', () => '', { code: 'request-invalid', detail: 'The body is not JSON.' }],
    ['text', () => 'clothing=blouse&image=abc', { code: 'request-invalid', detail: 'The body is not JSON.' }],
    ['a cut object', () => `{"clothing": "blouse", "image": "${image}`, { code: 'request-invalid' }],
    ['a missing quote', () => `{"clothing: "blouse", "image": "${image}"}`, { code: 'request-invalid' }],
    ['something after it', () => `{"clothing": "blouse", "image": "${image}"}}`, { code: 'request-invalid' }],
    ['an array', () => `["clothing", "image"]`, { code: 'request-invalid' }],
    ['null', () => 'null', { code: 'request-invalid' }],
    ['no type', () => `{"image": "${image}"}`, { code: 'request-invalid', fields: { clothing: expect.any(String) } }],
    [
      'an unknown type',
      () => `{"clothing": "sock", "image": "${image}"}`,
      { code: 'request-invalid', fields: { clothing: expect.stringContaining('blouse') } },
    ],
    [
      'a type that is no text',
      () => `{"clothing": ["blouse"], "image": "${image}"}`,
      { code: 'request-invalid', fields: { clothing: expect.any(String) } },
    ],
    ['no image', () => `{"clothing": "blouse"}`, { code: 'request-invalid', fields: { image: expect.any(String) } }],
    ['null for an image', () => `{"clothing": "blouse", "image": null}`, { code: 'request-invalid' }],
    ['two images', () => `{"clothing": "blouse", "image": "${image}", "image": ""}`, { code: 'request-invalid' }],
    ['an empty image', () => `{"clothing": "blouse", "image": ""}`, { code: 'photo-empty' }],
    [
      'no base64',
      () => `{"clothing": "blouse", "image": "/9j/ this is not base64!"}`,
      { code: 'request-invalid', fields: { image: 'is not base64' } },
    ],
    ['an escaped quote', () => `{"clothing": "blouse", "image": "/9j/\\"${image}"}`, { code: 'request-invalid' }],
    ['base64 after its end', () => `{"clothing": "blouse", "image": "/9j/4A==/9j/"}`, { code: 'request-invalid' }],
    ['one character too few', () => `{"clothing": "blouse", "image": "/9j/4"}`, { code: 'request-invalid' }],
    ['a few bytes', () => `{"clothing": "blouse", "image": "/9j/4A=="}`, { code: 'photo-format-unsupported' }],
    [
      'a PNG',
      async () =>
        JSON.stringify({ clothing: 'blouse', image: (await makePhoto({ format: 'png' })).toString('base64') }),
      { code: 'photo-format-unsupported', detail: 'The image is PNG; this call takes JPEG.' },
    ],
    [
      'no image at all',
      () => `{"clothing": "blouse", "image": "${'QUJD'.repeat(50)}"}`,
      { code: 'photo-format-unsupported' },
    ],
    [
      'a photo of more than 15 MB',
      () => `{"clothing": "blouse", "image": "/9j/${'A'.repeat(21 * 1024 * 1024)}"}`,
      { code: 'photo-too-large' },
    ],
    [
      'too much beside the image',
      () => `{"clothing": "blouse", "note": "${'x'.repeat(100_000)}", "image": "${image}"}`,
      { code: 'request-invalid' },
    ],
  ]
  for (const [what, body, error] of refused)
    test(`refused: ${what}`, async () => expect(await read(await body())).toMatchObject(error))

  test('whatever the bytes, it ends with a body or a refusal', async () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      '\\',
      '\\u00',
      'image',
      'clothing',
      '/9j/',
      ' ',
      'é',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 40 }), async (parts) => {
        expect(await read(parts.join(''), [3])).toHaveProperty('code')
      }),
    )
  })
})

test('base64 is decoded as Node decodes it whole, however it is cut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.integer({ min: 1, max: 9 }), (bytes, size) => {
      const decoder = createBase64Decoder()
      const text = Buffer.from(bytes).toString('base64')
      const parts = (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).map((part) => decoder.push(part))
      const decoded = [...parts, decoder.end()].map((part) => part ?? Buffer.from('broken'))
      expect(Buffer.concat(decoded)).toEqual(Buffer.from(bytes))
    }),
  )
})
