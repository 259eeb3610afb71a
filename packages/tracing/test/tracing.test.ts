import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { startTraceReceiver, type TraceReceiver } from '@fitsize/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inSpan, startTracing, type Tracing } from '../src/index'

let receiver: TraceReceiver
let tracing: Tracing
beforeEach(async () => {
  receiver = await startTraceReceiver()
  // With a slash at its end, as people write it.
  tracing = await startTracing({ service: 'tested', version: '1.2.3', endpoint: `${receiver.url}/` })
})
afterEach(async () => await receiver.close())

const received = async () => {
  await tracing.close()
  return Object.fromEntries(receiver.spans.map((span) => [span.name, span]))
}

describe('spans', () => {
  test('what a task starts is its child, also after it waited, and beside others', async () => {
    await Promise.all(
      ['one', 'two'].map((name) =>
        inSpan(tracing, name, { kind: 'server' }, async () => {
          await new Promise((resolve) => setImmediate(resolve))
          await inSpan(tracing, `inside ${name}`, { attributes: { 'fitsize.attempt': 2 } }, async () => {})
        }),
      ),
    )
    const spans = await received()
    for (const name of ['one', 'two']) {
      expect(spans[`inside ${name}`]).toMatchObject({
        service: 'tested',
        traceId: spans[name]?.traceId,
        parentSpanId: spans[name]?.spanId,
        attributes: { 'fitsize.attempt': 2 },
      })
      expect(spans[name]).toMatchObject({ kind: 2, parentSpanId: '' })
    }
    expect(spans.one?.traceId).not.toBe(spans.two?.traceId)
  })

  test("goes on where another process's traceparent says, and begins anew at what is none", async () => {
    const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    tracing.start('goes on', { parent }).end()
    tracing.start('begins', { parent: 'nonsense' }).end()
    const ours = tracing.start('linked', { parent: null })
    ours.link(parent)
    expect(ours.traceparent).toBe(`00-${ours.traceId}-${/-([0-9a-f]{16})-01$/.exec(ours.traceparent ?? '')?.[1]}-01`)
    ours.end()
    const spans = await received()
    expect(spans['goes on']).toMatchObject({
      traceId: '0af7651916cd43dd8448eb211c80319c',
      parentSpanId: 'b7ad6b7169203331',
    })
    expect(spans.begins).toMatchObject({ parentSpanId: '' })
    expect(spans.linked?.links).toEqual([{ traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }])
  })

  test("a caller's wish not to be traced is followed, and passed on", async () => {
    const span = tracing.start('not kept', { parent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00' })
    expect(span.traceparent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-00$/)
    span.end()
    await received()
    expect(receiver.spans).toEqual([])
  })

  test('a span that broke off says so, without the message', async () => {
    const task = inSpan(tracing, 'broke', {}, async () => {
      throw new RangeError('jane@example.org')
    })
    await expect(task).rejects.toThrow(RangeError)
    expect((await received()).broke?.status).toEqual({ code: 2, message: 'RangeError' })
  })

  test('times are kept as they are given', async () => {
    tracing.start('past', { startMs: 1_700_000_000_000 }).end(1_700_000_000_250)
    expect((await received()).past).toMatchObject({ startMs: 1_700_000_000_000, endMs: 1_700_000_000_250 })
  })

  test('closing ends soon when the receiver is away', async () => {
    await receiver.close()
    tracing.start('lost').end()
    await tracing.close()
  })
})

describe('without an endpoint', () => {
  test('nothing of OpenTelemetry is loaded, and tasks run as they are', () => {
    const program = `
      const { startTracing, inSpan } = await import(${JSON.stringify(fileURLToPath(new URL('../src/index.ts', import.meta.url)))})
      const tracing = await startTracing({ service: 's', version: '1', endpoint: process.env.ENDPOINT || undefined })
      const result = await inSpan(tracing, 'task', {}, async (span) => span.traceparent)
      await tracing.close()
      const { createRequire } = await import('node:module')
      const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes('@opentelemetry'))
      process.stdout.write(JSON.stringify({ traced: result !== null, loaded: loaded.length > 0 }))`
    const run = (ENDPOINT: string) =>
      JSON.parse(
        execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
          env: { ...process.env, ENDPOINT },
          encoding: 'utf8',
        }),
      )
    expect(run('')).toEqual({ traced: false, loaded: false })
    expect(run('http://127.0.0.1:1')).toEqual({ traced: true, loaded: true })
  })
})
