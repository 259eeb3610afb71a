import 'fake-indexeddb/auto'
import { fail, ok, type Result, type ScanAccepted } from '@fitsize/contracts'
import type { ScanSubmission } from '@fitsize/contracts/client'
import { beforeEach, describe, expect, it } from 'vitest'
import type { WaitingPhoto } from '@/features/scan/kept/kept-photo'
import { openPhotoStore, type PhotoStore } from '@/features/scan/kept/photo-store'
import { sendKept } from '@/features/scan/kept/send-kept'

const scanId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

const waiting = (key: string, keptAt: number): WaitingPhoto => ({
  key,
  keptAt,
  state: 'waiting',
  file: new Blob([key], { type: 'image/jpeg' }),
  name: 'camera.jpg',
  focalLength35mm: 27,
  garmentType: 'blouse',
  checkLineMm: 99.5,
})

/** A gateway that measures each key once, and answers as it is told to. */
class Gateway {
  readonly received: { readonly key: string; readonly fields: object }[] = []
  readonly scans = new Map<string, string>()
  answer: (key: string) => Result<null> = () => ok(null)

  readonly submitScan = async ({ idempotencyKey = '', fields = {} }: ScanSubmission): Promise<Result<ScanAccepted>> => {
    this.received.push({ key: idempotencyKey, fields })
    const answer = this.answer(idempotencyKey)
    if (!answer.ok) return answer
    const id = this.scans.get(idempotencyKey) ?? scanId(this.scans.size + 1)
    this.scans.set(idempotencyKey, id)
    return ok({ id, status: 'queued', position: 0, etaMs: 900 })
  }
}

describe('the photos kept on a device', () => {
  let store: PhotoStore
  let gateway: Gateway
  const send = () =>
    sendKept({ client: gateway, store, signal: new AbortController().signal, onChange: () => undefined })
  beforeEach(async () => {
    store = await openPhotoStore()
    await store.eraseAll()
    gateway = new Gateway()
  })

  it('come back as they were kept, oldest first, also after the page was closed', async () => {
    await store.put(waiting('later', 2))
    await store.put(waiting('earlier', 1))
    const [first, second] = await (await openPhotoStore()).all()
    expect([first?.key, second?.key]).toEqual(['earlier', 'later'])
    expect(first?.state === 'waiting' && (await first.file.text())).toBe('earlier')
  })

  it('are sent with the keys under which they were kept, and then erased', async () => {
    await store.put(waiting('a', 1))
    await store.put(waiting('b', 2))
    expect(await send()).toBe(true)
    expect(gateway.received).toEqual([
      { key: 'a', fields: { garmentType: 'blouse', focalLength35mm: 27, checkLineMm: 99.5 } },
      { key: 'b', fields: { garmentType: 'blouse', focalLength35mm: 27, checkLineMm: 99.5 } },
    ])
    expect(await store.all()).toEqual([
      { key: 'a', keptAt: 1, state: 'sent', scanId: scanId(1) },
      { key: 'b', keptAt: 2, state: 'sent', scanId: scanId(2) },
    ])
    await send()
    expect(gateway.received).toHaveLength(2)
  })

  it('wait on while the network, the queue or the quota stands in the way', async () => {
    await store.put(waiting('a', 1))
    for (const code of ['unavailable', 'queue-full', 'rate-limited'] as const) {
      gateway.answer = () => fail(code)
      expect(await send()).toBe(false)
      expect((await store.all()).map(({ state }) => state)).toEqual(['waiting'])
    }
    gateway.answer = () => ok(null)
    expect(await send()).toBe(true)
    expect(gateway.scans.size).toBe(1)
  })

  it('make way for the next when one is not accepted, and say why', async () => {
    await store.put(waiting('broken', 1))
    await store.put(waiting('fine', 2))
    gateway.answer = (key) => (key === 'broken' ? fail('photo-unreadable') : ok(null))
    expect(await send()).toBe(true)
    expect(await store.all()).toEqual([
      { key: 'broken', keptAt: 1, state: 'refused', code: 'photo-unreadable' },
      { key: 'fine', keptAt: 2, state: 'sent', scanId: scanId(1) },
    ])
  })

  it('do not come back when they are thrown away while on their way', async () => {
    await store.put(waiting('a', 1))
    const { submitScan } = gateway
    const client = {
      submitScan: async (submission: ScanSubmission) => {
        await store.erase('a')
        return submitScan(submission)
      },
    }
    await sendKept({ client, store, signal: new AbortController().signal, onChange: () => undefined })
    expect(await store.all()).toEqual([])
  })
})
