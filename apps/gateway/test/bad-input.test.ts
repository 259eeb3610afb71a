import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { problemSchema } from '@fitsize/contracts'
import { signActorToken } from '@fitsize/identity'
import { makeApiKey, makeUser } from '@fitsize/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createFixtureDouble, type Fixture } from './fixture'
import { actorTokenSecret, bearer, guest, makePhoto, photoBlob, postForm, submit } from './house'

let fixture: Fixture
let scansBefore = 0
let accepted = 0
beforeAll(async () => {
  fixture = await createFixtureDouble()
})
afterAll(async () => await fixture.close())

const scanCount = async (): Promise<number> =>
  Number((await fixture.house.database.query('SELECT count(*)::int AS count FROM gateway.scan'))[0]?.count)

beforeEach(async () => {
  scansBefore = await scanCount()
  accepted = 0
})

afterEach(async () => {
  // Whatever was thrown at it: nothing is half-stored, no memory is held, and it goes on working.
  expect(await fixture.house.files()).toHaveLength(await scanCount())
  expect(await scanCount()).toBe(scansBefore + accepted)
  const metrics = await (await fetch(`${fixture.url}/metrics`)).text()
  expect(metrics).toContain('fitsize_upload_bytes 0')
  await submit(fixture.url, guest())
})

async function expectProblem(response: Response, status: number, code: string): Promise<string> {
  const body = await response.text()
  expect([response.status, body]).toEqual([status, expect.stringContaining(`"code":"${code}"`)])
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  const problem = problemSchema.parse(JSON.parse(body))
  expect(problem.status).toBe(status)
  expect(problem.hint).toMatch(/\.$/)
  return body
}

const formWith = (photo: Uint8Array | null, fields: readonly (readonly [string, string])[] = []): FormData => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  if (photo !== null) form.append('photo', photoBlob(photo), 'shirt.jpg')
  return form
}

/** A JPEG whose header says what its bytes do not hold. */
async function claimingSize(width: number, height: number): Promise<Buffer> {
  const photo = await makePhoto()
  const frame = photo.indexOf(Buffer.from([0xff, 0xc0]))
  photo.writeUInt16BE(height, frame + 5)
  photo.writeUInt16BE(width, frame + 7)
  return photo
}

describe('photos that are none', () => {
  const cases: readonly (readonly [string, () => Promise<Buffer> | Buffer, number, string])[] = [
    ['a text file', () => Buffer.from('Dear all, this is my shirt. '.repeat(20)), 415, 'photo-format-unsupported'],
    ['random bytes', () => randomBytes(100_000), 415, 'photo-format-unsupported'],
    ['a few bytes', () => Buffer.from([0xff, 0xd8]), 415, 'photo-format-unsupported'],
    ['no bytes', () => Buffer.alloc(0), 400, 'photo-empty'],
    ['a GIF', () => makePhoto({ format: 'gif' }), 415, 'photo-format-unsupported'],
    ['a TIFF', () => makePhoto({ format: 'tiff' }), 415, 'photo-format-unsupported'],
    ['an AVIF', () => makePhoto({ format: 'avif', width: 300, height: 300 }), 415, 'photo-format-unsupported'],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'photo-format-unsupported'],
    [
      'a HEIC that cannot be decoded',
      () => Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), randomBytes(5000)]),
      415,
      'photo-format-unsupported',
    ],
    [
      'a JPEG cut in half',
      async () => {
        const photo = await makePhoto({ width: 1500, height: 1500, colour: '#a37' })
        return photo.subarray(0, photo.length / 2)
      },
      422,
      'photo-unreadable',
    ],
    [
      'a JPEG of which only the first bytes are one',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(9000)]),
      422,
      'photo-unreadable',
    ],
    [
      'a PNG with a broken middle',
      async () => {
        const photo = await makePhoto({ format: 'png' })
        photo.fill(0, Math.floor(photo.length / 3), Math.floor((photo.length * 2) / 3))
        return photo
      },
      422,
      'photo-unreadable',
    ],
    ['60 megapixels', () => makePhoto({ width: 8000, height: 7500 }), 422, 'photo-too-many-pixels'],
    ['a header that claims 4 gigapixels', () => claimingSize(65_000, 65_000), 422, 'photo-too-many-pixels'],
    ['199 pixels', () => makePhoto({ width: 199, height: 900 }), 422, 'photo-too-small'],
    ['a strip', () => makePhoto({ width: 200, height: 8000 }), 422, 'photo-too-small'],
    [
      '20 MB',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(20 * 1024 * 1024)]),
      413,
      'photo-too-large',
    ],
  ]
  test.each(cases)('%s', async (_name, photo, status, code) => {
    await expectProblem(await postForm(fixture.url, guest(), formWith(await photo())), status, code)
  })

  test('one byte more than 15 MB is too much', async () => {
    const start = await makePhoto()
    const photo = Buffer.concat([start, Buffer.alloc(15 * 1024 * 1024 - start.length + 1)])
    await expectProblem(await postForm(fixture.url, guest(), formWith(photo)), 413, 'photo-too-large')
  })

  test('a body announced as 100 MB is refused without being read', async () => {
    const answer = await raw(
      `POST /v1/scans HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${await bearer(guest())}\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 104857600\r\n\r\n--b\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1.1 413 /)
    expect(answer).toContain('photo-too-large')
  })
})

describe('forms with something wrong in them', () => {
  const fields: readonly (readonly [string, readonly (readonly [string, string])[], string])[] = [
    ['an unknown garment type', [['garmentType', 'sock']], 'garmentType'],
    ['an unknown marker', [['marker', 'banknote']], 'marker'],
    ['an unknown priority', [['priority', 'urgent']], 'priority'],
    ['a focal length of words', [['focalLength35mm', 'long']], 'focalLength35mm'],
    ['an empty focal length', [['focalLength35mm', '']], 'focalLength35mm'],
    ['no number at all', [['focalLength35mm', 'NaN']], 'focalLength35mm'],
    ['an endless focal length', [['focalLength35mm', '1e999']], 'focalLength35mm'],
    ['a negative check line', [['checkLineMm', '-100']], 'checkLineMm'],
    ['a check line in inches', [['checkLineMm', '3.94']], 'checkLineMm'],
    ['a field nobody knows', [['password', 'x']], 'password'],
    ['a field named like a part of every object', [['constructor', 'x']], 'constructor'],
    [
      'one field twice',
      [
        ['marker', 'auto'],
        ['marker', 'none'],
      ],
      'marker',
    ],
    ['a field of 2 kB', [['marker', 'a'.repeat(2000)]], 'marker'],
    ['control characters', [['garmentType', '\0\x1b[31m']], 'garmentType'],
    ['an emoji', [['garmentType', '👕']], 'garmentType'],
  ]
  test.each(fields)('%s', async (_name, given, field) => {
    const body = await expectProblem(
      await postForm(fixture.url, guest(), formWith(await makePhoto(), given)),
      400,
      'request-invalid',
    )
    expect(Object.keys(problemSchema.parse(JSON.parse(body)).fields ?? {})).toEqual([field])
  })

  test('no photo', async () => {
    await expectProblem(
      await postForm(fixture.url, guest(), formWith(null, [['marker', 'auto']])),
      400,
      'photo-missing',
    )
  })

  test('the photo as text', async () => {
    await expectProblem(await postForm(fixture.url, guest(), formWith(null, [['photo', 'x']])), 400, 'photo-missing')
  })

  test('two photos', async () => {
    const form = formWith(await makePhoto())
    form.append('photo', photoBlob(await makePhoto()), 'second.jpg')
    await expectProblem(await postForm(fixture.url, guest(), form), 400, 'request-invalid')
  })

  test('another file', async () => {
    const form = formWith(await makePhoto())
    form.append('attachment', photoBlob(Buffer.from('x')), 'x.exe')
    await expectProblem(await postForm(fixture.url, guest(), form), 400, 'request-invalid')
  })

  test('a hundred parts', async () => {
    const form = formWith(await makePhoto())
    for (let part = 0; part < 100; part++) form.append(`f${part}`, 'x')
    await expectProblem(await postForm(fixture.url, guest(), form), 400, 'request-invalid')
  })

  test('a path as a file name is not even looked at', async () => {
    const form = new FormData()
    form.append('photo', photoBlob(await makePhoto()), '../../../../etc/passwd')
    expect((await postForm(fixture.url, guest(), form)).status).toBe(202)
    accepted += 1
  })

  test.each([
    ['JSON', 'application/json', '{"photo": "x"}'],
    ['a form of the other kind', 'application/x-www-form-urlencoded', 'photo=x'],
    ['no type', '', 'x'],
    ['no boundary', 'multipart/form-data', 'x'],
    ['an empty boundary', 'multipart/form-data; boundary=', 'x'],
    ['another boundary than stated', 'multipart/form-data; boundary=a', '--b\r\n\r\n--b--'],
    ['nothing', 'multipart/form-data; boundary=a', ''],
    [
      'a part that never ends',
      'multipart/form-data; boundary=a',
      '--a\r\nContent-Disposition: form-data; name="photo"; filename="x"\r\n\r\nabc',
    ],
    [
      'a header that never ends',
      'multipart/form-data; boundary=a',
      `--a\r\nContent-Disposition: ${'x'.repeat(100_000)}`,
    ],
    [
      'a part without a name',
      'multipart/form-data; boundary=a',
      '--a\r\nContent-Disposition: form-data\r\n\r\nx\r\n--a--\r\n',
    ],
    ['a part without headers', 'multipart/form-data; boundary=a', '--a\r\n\r\nx\r\n--a--\r\n'],
    // More than the parser takes at a time: nobody reads such a part, and the rest must not wait for it.
    [
      'a part of 1 MB without headers',
      'multipart/form-data; boundary=a',
      `--a\r\n\r\n${'x'.repeat(1_000_000)}\r\n--a--\r\n`,
    ],
    [
      'a part of 1 MB without a disposition',
      'multipart/form-data; boundary=a',
      `--a\r\nContent-Type: image/jpeg\r\n\r\n${'x'.repeat(1_000_000)}\r\n--a--\r\n`,
    ],
    [
      '3000 small parts',
      'multipart/form-data; boundary=a',
      `${'--a\r\nContent-Disposition: form-data; name="x"\r\n\r\nx\r\n'.repeat(3000)}--a--\r\n`,
    ],
    [
      'a name with line breaks',
      'multipart/form-data; boundary=a',
      '--a\r\nContent-Disposition: form-data; name="a%0d%0ab"\r\n\r\nx\r\n--a--\r\n',
    ],
  ])('a body of %s', async (_name, type, body) => {
    const response = await fetch(`${fixture.url}/v1/scans`, {
      method: 'POST',
      body: Buffer.from(body),
      headers: { authorization: `Bearer ${await bearer(guest())}`, ...(type === '' ? {} : { 'content-type': type }) },
    })
    expect(response.status).toBe(400)
    expect(['request-invalid', 'photo-missing']).toContain(problemSchema.parse(await response.json()).code)
  })

  test('a client that hangs up in the middle', async () => {
    const photo = await makePhoto({ width: 3000, height: 3000 })
    const socket = connect(Number(new URL(fixture.url).port), '127.0.0.1')
    await once(socket, 'connect')
    socket.write(
      `POST /v1/scans HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${await bearer(guest())}\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: ${photo.length + 500}\r\n\r\n--b\r\nContent-Disposition: form-data; name="photo"; filename="x.jpg"\r\n\r\n`,
    )
    await new Promise((resolve) => socket.write(photo.subarray(0, photo.length / 2), resolve))
    socket.destroy()
    await once(socket, 'close')
    await expect
      .poll(async () => await (await fetch(`${fixture.url}/metrics`)).text())
      .toContain('code="request-invalid"')
  })
})

/** Sends bytes as they are and gives what comes back. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(fixture.url).port), '127.0.0.1')
  socket.write(bytes)
  return await text(socket)
}

describe('what is not even a request', () => {
  test.each([
    ['headers of 100 kB', `GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`, 431],
    ['noise', 'hello?\r\n\r\n', 400],
    ['two lengths', 'POST /v1/scans HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabc', 400],
    [
      'a length and chunks',
      'POST /v1/scans HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
    ['an expectation nobody knows', 'GET /healthz HTTP/1.1\r\nhost: x\r\nexpect: miracles\r\n\r\n', 417],
    ['a tunnel', 'CONNECT gateway:443 HTTP/1.1\r\nhost: gateway:443\r\n\r\n', 400],
  ])('%s gets a problem document', async (_name, bytes, status) => {
    const [head = '', body = ''] = (await raw(bytes)).split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(problemSchema.parse(JSON.parse(body))).toMatchObject({ status, code: 'request-invalid' })
  })

  test.each([
    ['GET', '/nowhere', 404, 'not-found'],
    ['GET', '/v1/scans/', 404, 'not-found'],
    ['GET', '/v1/scans/a/b', 404, 'not-found'],
    ['GET', '/v1/scans/%ff', 400, 'request-invalid'],
    ['GET', `/v1/scans/${'x'.repeat(5000)}`, 400, 'request-invalid'],
    ['GET', '/v1/scans/..%2f..%2fetc', 404, 'not-found'],
    ['GET', "/v1/scans/' OR 1=1--", 404, 'not-found'],
    ['DELETE', '/v1/scans/1', 404, 'not-found'],
    ['DELETE', '/v1/scans', 400, 'request-invalid'],
    ['DELETE', '/v1/scans?all=1', 400, 'request-invalid'],
  ])('%s %s', async (method, path, status, code) => {
    const response = await fetch(`${fixture.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${await bearer(guest())}` },
    })
    await expectProblem(response, status, code)
  })

  test.each([
    ['PATCH', '/v1/scans', 'DELETE, POST'],
    ['POST', '/v1/scans/1?x=/y', 'DELETE, GET, HEAD'],
    ['DELETE', '/v1/scans/1/events', 'GET, HEAD'],
    ['OPTIONS', '/keypoints/execScript/', 'POST'],
    ['GET', '/v1/inference/workers', 'PUT'],
    ['TRACE', '/healthz', 'GET, HEAD'],
  ])('%s %s is told what may be done there', async (method, path, allowed) => {
    const answer = await raw(`${method} ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1.1 405 /)
    expect(head.split('\r\n')).toContain(`allow: ${allowed}`)
    expect(problemSchema.parse(JSON.parse(body))).toMatchObject({ status: 405, code: 'method-not-allowed' })
  })

  test.each(['abc', '-1', '9'.repeat(30), '1; DROP TABLE'])('Last-Event-ID %s', async (id) => {
    const actor = guest()
    const scan = await submit(fixture.url, actor)
    accepted += 1
    const response = await fetch(`${fixture.url}/v1/scans/${scan}/events`, {
      headers: { authorization: `Bearer ${await bearer(actor)}`, 'last-event-id': id },
    })
    await expectProblem(response, 400, 'request-invalid')
  })
})

describe('credentials', () => {
  const get = async (authorization?: string) =>
    await fetch(`${fixture.url}/v1/scans/0d9f6a52-5f5e-4a6e-9a55-6b1f4f0f0d11`, {
      headers: authorization === undefined ? {} : { authorization },
    })

  test('a valid API key passes, a revoked one or one of a suspended owner does not', async () => {
    const { database } = fixture.house
    const user = await makeUser(database)
    const key = await makeApiKey(database, user)
    await expectProblem(await get(`Bearer ${key.secret}`), 404, 'not-found')
    await database.query('UPDATE app."ApiKey" SET "revokedAt" = now() WHERE id = $1', [key.id])
    await expectProblem(await get(`Bearer ${key.secret}`), 401, 'not-signed-in')
    const other = await makeApiKey(database, user)
    await database.query('UPDATE app."User" SET "suspendedAt" = now() WHERE id = $1', [user.id])
    await expectProblem(await get(`Bearer ${other.secret}`), 401, 'not-signed-in')
  })

  test.each([
    ['none', undefined],
    ['an unknown key', 'Bearer fs_nonsense'],
    ['no token', 'Bearer x.y.z'],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['an empty one', 'Bearer '],
    ['a very long one', `Bearer ${'a'.repeat(8000)}`],
    ['SQL', "Bearer fs_' OR 1=1--"],
  ])('%s', async (_name, authorization) => {
    const response = await get(authorization)
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    await expectProblem(response, 401, 'not-signed-in')
  })

  test('a token signed with another secret, or expired', async () => {
    const forged = await signActorToken(guest(), { secret: 'another secret of more than 32 bytes' })
    await expectProblem(await get(`Bearer ${forged}`), 401, 'not-signed-in')
    const expired = await signActorToken(guest(), { secret: actorTokenSecret, ttlSeconds: -1 })
    await expectProblem(await get(`Bearer ${expired}`), 401, 'not-signed-in')
  })

  test('a photo of 10 MB without a credential gets its answer and is not kept', async () => {
    const response = await fetch(`${fixture.url}/v1/scans`, {
      method: 'POST',
      body: formWith(randomBytes(10 * 1024 * 1024)),
    })
    await expectProblem(response, 401, 'not-signed-in')
  })
})
