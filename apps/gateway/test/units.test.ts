import { describe, expect, test } from 'vitest'
import { readEnv } from '../src/env'
import { failureOfError, failureOfStatus, isUnreachable } from '../src/inference/failures'
import { createLogger } from '../src/log'
import { isOutage } from '../src/outage'
import { focalLengthOf } from '../src/photos/focal-length'
import { guessFormat } from '../src/photos/format'
import { createSlots } from '../src/photos/slots'
import { createUploadBudget } from '../src/photos/upload-budget'
import { createStatusHub } from '../src/scans/status-hub'
import { createScanDurations } from '../src/scans/wait-estimate'

const withCode = (code: string, message = code) => Object.assign(new Error(message), { code })

describe('settings', () => {
  const least = {
    DATABASE_URL: 'postgresql://fitsize_gateway@127.0.0.1:5544/fitsize',
    STORAGE_DIR: '/var/photos',
    INFERENCE_URL: 'http://127.0.0.1:8080, http://10.0.0.2:8080',
    ACTOR_TOKEN_SECRET: 'x'.repeat(32),
  }

  test('have defaults for all but the addresses and the secret', () => {
    expect(readEnv(least)).toMatchObject({
      PORT: 4000,
      HOST: '127.0.0.1',
      GATEWAY_IN_FLIGHT: 64,
      GATEWAY_LATENCY_OBJECTIVE_MS: 1000,
      GATEWAY_KEYPOINTS_MODEL: 'keypoints',
      INFERENCE_URL: ['http://127.0.0.1:8080', 'http://10.0.0.2:8080'],
    })
  })

  test.each([
    ['DATABASE_URL', 'mysql://x'],
    ['INFERENCE_URL', 'ftp://x'],
    ['INFERENCE_URL', ''],
    ['ACTOR_TOKEN_SECRET', 'short'],
    ['PORT', '70000'],
    ['GATEWAY_IN_FLIGHT', '0'],
    ['GATEWAY_LATENCY_OBJECTIVE_MS', '0'],
    ['GATEWAY_KEYPOINTS_MODEL', '../keypoints'],
    ['TORCHSERVE_MANAGEMENT_URL', 'http://127.0.0.1:8081'],
    ['GATEWAY_QUOTAS', 'guest=0@5'],
    ['GATEWAY_QUOTAS', 'visitor=5@5'],
  ])('name %s when it is %j', (name, value) => {
    expect(() => readEnv({ ...least, [name]: value })).toThrow(name)
  })
})

test('quotas are set by class, and those not named stay', () => {
  const quotas = (text: string) =>
    readEnv({
      DATABASE_URL: 'postgresql://x@127.0.0.1/x',
      STORAGE_DIR: '/x',
      INFERENCE_URL: 'http://127.0.0.1:1',
      ACTOR_TOKEN_SECRET: 'x'.repeat(32),
      GATEWAY_QUOTAS: text,
    }).GATEWAY_QUOTAS
  expect(quotas(' guest=3@7  creator=9@11')).toEqual({
    ...quotas(''),
    guest: { unfinished: 3, perMinute: 7 },
    creator: { unfinished: 9, perMinute: 11 },
  })
})

describe('an exchange that failed', () => {
  test.each([
    [200 + 222, 'unreadable'],
    [400, 'rejected'],
    [413, 'rejected'],
    [404, 'transient'],
    [429, 'transient'],
    [500, 'transient'],
    [503, 'transient'],
    [507, 'transient'],
  ])('status %i is %s', (status, kind) => {
    expect(failureOfStatus(status, 'x'.repeat(9999)).kind).toBe(kind)
    expect(failureOfStatus(status, 'x'.repeat(9999)).reason.length).toBeLessThan(300)
  })

  test.each([
    [withCode('ECONNREFUSED'), 'unavailable'],
    [new AggregateError([withCode('ECONNREFUSED')]), 'unavailable'],
    [withCode('UND_ERR_CONNECT_TIMEOUT'), 'unavailable'],
    [withCode('ECONNRESET'), 'transient'],
    [withCode('UND_ERR_SOCKET'), 'transient'],
    [new Error('odd'), 'transient'],
  ])('%s is %s', (error, kind) => {
    expect(failureOfError(error).kind).toBe(kind)
    expect(isUnreachable(error)).toBe(kind === 'unavailable')
  })
})

describe('outages', () => {
  test.each([
    withCode('ECONNREFUSED'),
    withCode('ENOSPC'),
    withCode('57P01'),
    withCode('08006'),
    withCode('53300'),
    withCode('40P01'),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new AggregateError([withCode('ECONNREFUSED')]),
  ])('%s passes', (error) => expect(isOutage(error)).toBe(true))

  test.each([withCode('23505'), withCode('42P01'), withCode('22P05'), new TypeError('x is undefined'), 'text'])(
    '%s does not',
    (error) => expect(isOutage(error)).toBe(false),
  )
})

describe('photos', () => {
  test.each([
    ['\xff\xd8\xff\xe1', 'supported'],
    ['\x89PNG\r\n\x1a\n', 'supported'],
    ['RIFF\x10\x00\x00\x00WEBPVP8 ', 'supported'],
    ['RIFF\x10\x00\x00\x00WAVEfmt ', 'unknown'],
    ['\0\0\0\x18ftypheic\0\0\0\0', 'supported'],
    ['\0\0\0\x18ftypavif\0\0\0\0', 'refused'],
    ['\0\0\0\x18ftypisom\0\0\0\0', 'refused'],
    ['GIF89a', 'refused'],
    ['%PDF-1.7', 'refused'],
    ['', 'unknown'],
    ['hello', 'unknown'],
  ])('%j is %s', (start, kind) => expect(guessFormat(Buffer.from(start, 'latin1')).kind).toBe(kind))

  test.each([
    ['nothing', undefined],
    ['noise', Buffer.from('not an EXIF block at all')],
    ['an empty block', Buffer.alloc(0)],
    ['a block that ends early', Buffer.from('Exif\0\0II*\0\x08\0\0\0\xff\xff', 'latin1')],
  ])('%s has no focal length', (_name, exif) => expect(focalLengthOf(exif)).toBeNull())

  test('no more than so many are decoded at a time, and a failure frees its place', async () => {
    const inSlot = createSlots(2)
    let running = 0
    let most = 0
    const task = (index: number) =>
      inSlot(async () => {
        running += 1
        most = Math.max(most, running)
        await new Promise((resolve) => setImmediate(resolve))
        running -= 1
        if (index % 3 === 0) throw new Error('bad photo')
      })
    const results = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => task(index)))
    expect(most).toBe(2)
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(4)
  })

  test('bytes that do not fit are not taken', () => {
    const budget = createUploadBudget(100)
    expect([budget.take(60), budget.take(50), budget.take(40)]).toEqual([true, false, true])
    budget.give(60)
    expect(budget.held()).toBe(40)
  })
})

describe('the wait', () => {
  test('grows with the place and follows what was measured', () => {
    const durations = createScanDurations(4)
    expect(durations.estimateWaitMs(0)).toBe(1500)
    durations.observe(200)
    expect([durations.estimateWaitMs(0), durations.estimateWaitMs(8)]).toEqual([200, 600])
    durations.setSlots(8)
    expect(durations.estimateWaitMs(8)).toBe(400)
    for (let scan = 0; scan < 100; scan++) durations.observe(1000)
    expect(durations.estimateWaitMs(0)).toBeCloseTo(1000, -1)
  })
})

describe('the status hub', () => {
  test('tells the followers of a scan until they leave', () => {
    const hub = createStatusHub()
    const heard: string[] = []
    const leave = hub.follow('a', () => heard.push('a1'))
    hub.follow('a', () => heard.push('a2'))
    hub.follow('b', () => heard.push('b'))
    hub.publish('a')
    leave()
    hub.publish('a')
    hub.publish('c')
    hub.publishAll()
    expect(heard).toEqual(['a1', 'a2', 'a2', 'a2', 'b'])
  })
})

describe('the log', () => {
  test('keeps of an error what helps, not the row it was about', () => {
    const lines: string[] = []
    const error = Object.assign(withCode('23505', 'duplicate key'), {
      detail: 'Key (email)=(ada@example.org) already exists.',
    })
    createLogger('info', { write: (line) => lines.push(line) }).error({ error }, 'failed')
    expect(lines[0]).toContain('duplicate key')
    expect(lines[0]).not.toContain('ada@example.org')
  })
})
