import { randomUUID } from 'node:crypto'
import { EventEmitter, on, once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createScanListener, newListener, type ScanListener } from '../../src/gateway'
import { createFixture, type Fixture, newScan, runningScan } from './fixture'

let fixture: Fixture
let listener: ScanListener
const heard = new EventEmitter()
beforeAll(async () => {
  fixture = await createFixture()
  const listening = once(heard, 'listening')
  listener = createScanListener({
    newListener: () => newListener(fixture.database.gatewayUrl),
    onDue: () => heard.emit('due'),
    onStatus: (scanId, status) => heard.emit(scanId, status),
    onListening: () => heard.emit('listening'),
    onLost: (error) => heard.emit('lost', error),
  })
  await listening
})
afterAll(async () => {
  await listener.close()
  await fixture.close()
})

describe('scan listener', () => {
  test('hears of a new scan once it is committed', async () => {
    const due = once(heard, 'due')
    await fixture.queue.enqueue(newScan())
    await due
  })

  test('hears of each status', async () => {
    const scan = await runningScan(fixture, randomUUID())
    const statuses = on(heard, scan.scanId)
    await fixture.queue.cancel(scan.scanId)
    // That it began to run may be heard only now: the listener has a connection of its own.
    const { value: first } = await statuses.next()
    const last = first[0] === 'running' ? (await statuses.next()).value : first
    expect(last).toEqual(['cancelled'])
  })

  test('listens again after its connection was cut, and says so', async () => {
    const [lost, again] = [once(heard, 'lost'), once(heard, 'listening')]
    await fixture.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    )
    await lost
    expect(listener.isListening()).toBe(false)
    await again
    expect(listener.isListening()).toBe(true)
    const due = once(heard, 'due')
    await fixture.queue.enqueue(newScan())
    await due
  })
})
