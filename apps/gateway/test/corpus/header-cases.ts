import type { BadCase, Expectation } from './bad-case'
import { type SendOptions, send } from './exchange'
import { filePart, formOf, formType, type RequestParts, requestOf, spread } from './requests'

type HeaderCase = {
  readonly name: string
  readonly request: Omit<Partial<RequestParts>, 'path'> & { readonly path?: string }
  readonly expect?: Expectation
  readonly options?: SendOptions
}

/** Head lines that no client sends, before a form that is right, or one whose photo is not. */
export function headerCases(jpeg: Buffer): readonly BadCase[] {
  const good = { type: formType, body: formOf([filePart(jpeg)]) }
  const broken = { type: formType, body: formOf([filePart(jpeg.subarray(0, jpeg.byteLength / 2))]) }
  const kinds: Readonly<Record<string, readonly HeaderCase[]>> = {
    'headers: floods': floods(good),
    'headers: bytes': oddBytes(good),
    'headers: credentials': credentials(good),
    'headers: Prefer': preferences(good, broken),
    'headers: Idempotency-Key': idempotencyKeys(good, broken),
    'addresses and methods': addresses(),
    'event streams': eventStreams(),
  }
  return Object.entries(kinds).flatMap(([kind, cases]) =>
    cases.map(({ name, request, expect = 'refused', options = {} }) => ({
      kind,
      name,
      expect,
      send: async ({ url, authorization, scanId }) => {
        const path = (request.path ?? '/v1/scans').replace('{scan}', scanId)
        return await send(url, requestOf({ authorization, ...request, path }), options)
      },
    })),
  )
}

type Form = { readonly type: string; readonly body: Buffer }

function floods(form: Form): HeaderCase[] {
  const lines = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index))
  return [
    { name: 'a header of 20 kB', request: { ...form, headers: [`X: ${'x'.repeat(20_000)}`] } },
    { name: 'a header of 5 MB', expect: 'cut', request: { ...form, headers: [`X: ${'x'.repeat(5_000_000)}`] } },
    { name: 'a header name of 20 kB', request: { ...form, headers: [`${'X'.repeat(20_000)}: x`] } },
    { name: '5000 headers', expect: 'cut', request: { ...form, headers: lines(5000, (index) => `X-${index}: x`) } },
    { name: '100 000 headers', expect: 'cut', request: { ...form, headers: lines(100_000, () => 'a:b') } },
    { name: '1500 headers of 5 bytes', request: { ...form, headers: lines(1500, () => 'a: b') }, expect: 'either' },
    { name: 'a cookie of 15 kB', request: { ...form, headers: [`Cookie: ${'a=b; '.repeat(3000)}`] }, expect: 'either' },
    {
      name: 'an address of 100 kB',
      expect: 'cut',
      request: { method: 'GET', path: `/v1/scans/${'x'.repeat(100_000)}` },
    },
    { name: 'a query of 12 kB', request: { method: 'GET', path: `/v1/scans/x?${'a=b&'.repeat(3000)}` } },
    { name: '200 hosts', request: { ...form, headers: lines(200, (index) => `Host: h${index}`) }, expect: 'either' },
    {
      name: '200 forwarded addresses',
      request: { path: '/v1/nowhere', headers: lines(200, () => 'X-Forwarded-For: 127.0.0.1') },
    },
    {
      name: 'a range of 3000 pieces',
      request: { method: 'GET', path: '/v1/scans/x', headers: [`Range: bytes=${'0-,'.repeat(3000)}`] },
    },
  ]
}

function oddBytes(form: Form): HeaderCase[] {
  const lines: readonly (readonly [string, string | Buffer])[] = [
    ['NUL in a value', 'X: a\0b'],
    ['NUL in a name', 'X\0Y: a'],
    ['a line feed alone', 'X: a\nY: b'],
    ['a carriage return alone', 'X: a\rY: b'],
    ['a name with a space', 'X Y: a'],
    ['a space before the colon', 'Content-Length : 3'],
    ['no colon', 'just words'],
    ['no name', ': a'],
    ['a folded line', 'X: a\r\n  folded'],
    ['a name that is not ASCII', Buffer.from('X\xff: a', 'latin1')],
    ['a control character', 'X: a\x01b'],
    ['a name of brackets', '(X): a'],
  ]
  const firsts: readonly (readonly [string, Partial<RequestParts>])[] = [
    ['HTTP/9.9', { version: 'HTTP/9.9' }],
    ['HTTP/1.1 with more', { version: 'HTTP/1.1 x' }],
    ['no version', { version: '' }],
    ['a method of noise', { method: 'G\0T' }],
    ['a method in small letters', { method: 'post' }],
    ['a method that there is not', { method: 'BREW' }],
    ['a method of 5000 characters', { method: 'A'.repeat(5000) }],
    ['an address without a slash', { path: 'v1/scans' }],
    ['an address with a space', { path: '/v1/ scans' }],
    ['an address that is not ASCII', { path: '/v1/sc\xe4ns' }],
    ['no address', { path: '' }],
    ['the preface of HTTP/2', { method: 'PRI', path: '*', version: 'HTTP/2.0' }],
  ]
  return [
    ...lines.map(([name, line]) => ({ name, request: { ...form, headers: [line] } })),
    ...firsts.map(([name, request]) => ({ name, request: { ...form, ...request } })),
    { name: 'HTTP/0.9', request: { ...form, version: 'HTTP/0.9' }, expect: 'either' },
    {
      name: 'bytes that are not UTF-8 in a value',
      request: { ...form, headers: [Buffer.from('X: \xff\xfe\xc3', 'latin1')] },
      expect: 'taken',
    },
  ]
}

function credentials(form: Form): HeaderCase[] {
  const values = [
    'Bearer',
    'Bearer  ',
    'bearer x',
    'Bearer fs_',
    `Bearer fs_${'a'.repeat(43)}`,
    `Bearer fs_${'a'.repeat(10_000)}`,
    "Bearer fs_' OR ''='",
    'Bearer fs_\xff\xfe',
    'Bearer ..',
    'Bearer a.b.c',
    'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.',
    'Bearer eyJhbGciOiJIUzI1NiJ9.e30.AAAA',
    'Bearer null',
    'Bearer undefined',
    'Bearer [object Object]',
    'Basic YTpi',
    'Digest username="a"',
    'Negotiate AAAA',
    ' '.repeat(100),
    'Bearer x, Bearer y',
    `Bearer ${'.'.repeat(4000)}`,
    `Bearer ${'a.'.repeat(4000)}`,
  ]
  return [
    { name: 'none', request: { ...form, authorization: null } },
    ...values.map((authorization) => ({
      name: authorization.trim().slice(0, 40),
      request: { ...form, authorization },
    })),
    ...['GET', 'DELETE'].map((method) => ({
      name: `none, ${method}`,
      request: { method, path: '/v1/scans/{scan}', authorization: null },
    })),
    { name: 'none, for events', request: { method: 'GET', path: '/v1/scans/{scan}/events', authorization: null } },
    {
      name: 'in the address',
      request: { method: 'GET', path: '/v1/scans/{scan}?access_token=x', authorization: null },
    },
  ]
}

function preferences(good: Form, broken: Form): HeaderCase[] {
  const values: readonly (string | Buffer)[] = [
    'wait',
    'wait=',
    'wait=0',
    'wait=-1',
    'wait=1.5',
    'wait=1e9',
    'wait=NaN',
    'wait=9999999',
    'wait="',
    'wait=١',
    'wait=0x10',
    ',,,,',
    ';;;;',
    'wait'.repeat(3000),
    'wait=;wait=;wait=',
    `${'a,'.repeat(5000)}`,
    ` ${' '.repeat(10_000)}wait=x`,
    `wait${' '.repeat(10_000)}=x`,
    Buffer.from('\xff\xfe', 'latin1'),
    'respond-async; wait=zz',
  ]
  const header = (value: string | Buffer) => Buffer.concat([Buffer.from('Prefer: '), Buffer.from(value)])
  return [
    // What cannot be understood is ignored, by RFC 7240.
    ...values.map((value, index) => ({
      name: `nonsense ${index}`,
      request: { ...good, headers: [header(value)] },
      expect: 'taken' as const,
    })),
    ...['wait=5', 'wait=300', 'wait=999999'].map((value) => ({
      name: `${value} for a broken photo`,
      request: { ...broken, headers: [`Prefer: ${value}`] },
    })),
  ]
}

function idempotencyKeys(good: Form, broken: Form): HeaderCase[] {
  const refused: readonly string[] = ['', '   ', 'k'.repeat(256), 'k'.repeat(10_000), 'a\0b', 'a\x01b', 'a\nb']
  const taken: readonly (string | Buffer)[] = [
    "'; DROP TABLE gateway.scan;--",
    '../../etc/passwd',
    '__proto__',
    Buffer.from('\xff\xfe\xc3\x28', 'latin1'),
    Buffer.from('👕'),
    'k'.repeat(255),
    '%00%ff',
    '{"a":1}',
  ]
  const line = (value: string | Buffer) => Buffer.concat([Buffer.from('Idempotency-Key: '), Buffer.from(value)])
  const other = {
    type: formType,
    body: Buffer.concat([good.body.subarray(0, -40), Buffer.from('other'), good.body.subarray(-40)]),
  }
  return [
    ...refused.map((value, index) => ({ name: `nonsense ${index}`, request: { ...good, headers: [line(value)] } })),
    ...taken.map((value, index) => ({
      name: `odd but allowed ${index}`,
      request: { ...good, headers: [line(value)] },
      expect: 'taken' as const,
    })),
    ...spread(4, 0, 3).map((number) => ({
      name: `a broken photo, time ${number}`,
      request: { ...broken, headers: ['Idempotency-Key: broken'] },
    })),
    { name: 'the key of another request', request: { ...other, headers: ['Idempotency-Key: __proto__'] } },
    {
      name: 'the key of another request, with other fields',
      request: { type: formType, body: broken.body, headers: ['Idempotency-Key: __proto__'] },
    },
    { name: 'two keys', request: { ...broken, headers: ['Idempotency-Key: a', 'Idempotency-Key: b'] } },
    {
      name: '200 keys',
      request: { ...good, headers: Array.from({ length: 200 }, (_, index) => `Idempotency-Key: ${index}`) },
    },
  ]
}

function addresses(): HeaderCase[] {
  const ids = [
    '1',
    'null',
    'undefined',
    '%00',
    '%ff',
    '%c0%ae%c0%ae',
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e%2f',
    "'%20OR%201=1--",
    '%F0%9F%91%95',
    'x'.repeat(200),
    'x'.repeat(201),
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '{id}',
    '0d9f6a52-5f5e-4a6e-9a55-6b1f4f0f0d11%00',
    '0d9f6a525f5e4a6e9a556b1f4f0f0d11',
    '%',
    '%zz',
  ]
  const others: readonly (readonly [string, string])[] = [
    ['GET', '/'],
    ['GET', '//'],
    ['GET', '//v1/scans'],
    ['GET', '/v1'],
    ['GET', '/v1/scans'],
    ['GET', '/v1/scans/'],
    ['GET', '/v1/../etc/passwd'],
    ['GET', '/..%2f..%2fetc/passwd'],
    ['GET', '/v1/scans/{scan}/'],
    ['GET', '/v1/scans/{scan}/photo'],
    ['GET', '/V1/SCANS/{scan}'],
    ['GET', '/.env'],
    ['GET', '/v2/health/ready'],
    ['GET', '/admin'],
    ['PUT', '/v1/scans/{scan}'],
    ['PATCH', '/v1/scans/{scan}'],
    ['POST', '/v1/scans/{scan}'],
    ['POST', '/v1/scans/{scan}/events'],
    ['DELETE', '/v1/scans'],
    ['OPTIONS', '/v1/scans'],
    ['TRACE', '/v1/scans'],
    ['CONNECT', 'gateway:443'],
    ['QUERY', '/v1/scans'],
    ['POST', '/healthz'],
    ['DELETE', '/metrics'],
    ['GET', 'http://169.254.169.254/latest'],
    ['GET', '*'],
  ]
  return [
    ...['GET', 'DELETE'].flatMap((method) =>
      ids.map((id) => ({
        name: `${method} the scan ${id.slice(0, 30)}`,
        request: { method, path: `/v1/scans/${id}` },
      })),
    ),
    ...others.map(([method, path]) => ({ name: `${method} ${path}`, request: { method, path } })),
  ]
}

function eventStreams(): HeaderCase[] {
  const values: readonly (string | Buffer)[] = [
    'abc',
    '-1',
    '1.5',
    '1e3',
    '0x1',
    '٣',
    'NaN',
    ' 1 2',
    '9'.repeat(19),
    '9'.repeat(5000),
    '1; DROP TABLE scan',
    '1, 2',
    Buffer.from('\xff', 'latin1'),
    Buffer.from('👕'),
    'null',
    '%31',
    '"1"',
  ]
  const path = '/v1/scans/{scan}/events'
  const header = (value: string | Buffer) => Buffer.concat([Buffer.from('Last-Event-ID: '), Buffer.from(value)])
  return [
    ...values.map((value, index) => ({
      name: `Last-Event-ID, nonsense ${index}`,
      request: { method: 'GET', path, headers: [header(value)] },
    })),
    { name: 'two Last-Event-IDs', request: { method: 'GET', path, headers: ['Last-Event-ID: 1', 'Last-Event-ID: 2'] } },
    // Of the future, or before the first: an id is only where to go on.
    ...['0', '9'.repeat(18), ''].map((id) => ({
      name: `Last-Event-ID "${id}"`,
      request: { method: 'GET', path, headers: [`Last-Event-ID: ${id}`] },
      expect: 'taken' as const,
    })),
    ...['x', '%00', '00000000-0000-0000-0000-000000000000'].map((id) => ({
      name: `events of ${id}`,
      request: { method: 'GET', path: `/v1/scans/${id}/events` },
    })),
  ]
}
