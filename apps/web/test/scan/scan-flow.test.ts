import { describe, expect, it } from 'vitest'
import {
  initialFlow,
  initialSettings,
  nextFlow,
  type ScanFlow,
  type ScanFlowEvent,
  type Submission,
} from '../../src/features/scan/flow/scan-flow'
import { scanId, scanWith } from './scan-factory'

const settings = { garmentType: 'skirt', checkLineMm: 99.5 } as const
const submission: Submission = {
  key: 'k',
  photo: { file: new Blob(['jpeg']), name: 'skirt.jpg', focalLength35mm: 26 },
  settings,
  startedAt: 0,
}
const after = (events: readonly ScanFlowEvent[], from: ScanFlow = initialFlow) => events.reduce(nextFlow, from)
const chosen: ScanFlowEvent = { type: 'photo-chosen', photo: { file: new Blob(['jpeg']), name: 'skirt.jpg' }, settings }
const accepted: ScanFlowEvent = {
  type: 'accepted',
  accepted: { id: scanId, status: 'queued', position: 3, etaMs: 6000 },
}
const waiting = after([chosen, { type: 'prepared', submission }, accepted])
const other = '5b1c2c2e-0e4f-4a0c-8d3e-6f4f0a9f7d22'

describe('the way of a photo', () => {
  it('goes from choosing to the measures', () => {
    expect(after([chosen]).phase).toBe('preparing')
    expect(after([chosen, { type: 'prepared', submission }]).phase).toBe('sending')
    expect(waiting).toMatchObject({ phase: 'waiting', scanId, progress: { position: 3, etaMs: 6000 } })
    const running = nextFlow(waiting, {
      type: 'progressed',
      scanId,
      progress: { status: 'running', position: 0, etaMs: 700 },
    })
    expect(running).toMatchObject({ phase: 'waiting', progress: { status: 'running' }, submission })
    const scan = scanWith()
    expect(nextFlow(running, { type: 'finished', scan })).toEqual({ phase: 'measured', scanId, submission, scan })
  })

  it('keeps a refused photo, so that it can be sent again with the same key', () => {
    const refused = after([
      chosen,
      { type: 'prepared', submission },
      { type: 'refused', problem: { code: 'queue-full', retryAfterSeconds: 7 } },
    ])
    expect(refused).toMatchObject({ phase: 'refused', settings, problem: { code: 'queue-full' } })
    expect(nextFlow(refused, { type: 'sent-again' })).toEqual({ phase: 'sending', submission })
  })

  it('has nothing to send again when the file could not even be prepared', () => {
    const refused = after([chosen, { type: 'refused', problem: { code: 'photo-empty' } }])
    expect(refused).toMatchObject({ phase: 'refused', submission: null, settings })
    expect(nextFlow(refused, { type: 'sent-again' })).toBe(refused)
  })
})

describe('how a scan ends', () => {
  it.each([
    [scanWith({ status: 'failed', error: { code: 'no-garment', hint: '' } }), 'no-garment'],
    [scanWith({ status: 'failed' }), 'inference-failed'],
    [scanWith({ status: 'cancelled' }), 'scan-cancelled'],
    [scanWith({ status: 'expired' }), 'scan-expired'],
  ])('tells why there is no result (%#)', (scan, code) => {
    expect(nextFlow(waiting, { type: 'finished', scan })).toEqual({
      phase: 'failed',
      scanId,
      submission,
      problem: { code },
      lost: false,
    })
  })

  it('follows the scan again after it was lost', () => {
    const lost = nextFlow(waiting, { type: 'lost', scanId, problem: { code: 'unavailable' } })
    expect(lost).toMatchObject({ phase: 'failed', lost: true })
    expect(nextFlow(lost, { type: 'sent-again' })).toMatchObject({ phase: 'opening', scanId })
  })
})

describe('addresses', () => {
  it('opens a scan from its address, as after a reload', () => {
    const opening = after([{ type: 'shown', scanId }])
    expect(opening).toEqual({ phase: 'opening', scanId, connection: 'live' })
    expect(nextFlow(opening, { type: 'finished', scan: scanWith() })).toMatchObject({
      phase: 'measured',
      submission: null,
    })
  })

  it('does not disturb a scan when its own address appears', () => {
    expect(nextFlow(waiting, { type: 'shown', scanId })).toBe(waiting)
  })

  it('goes back to choosing with the settings kept, and forward again to the scan', () => {
    const back = nextFlow(waiting, { type: 'shown', scanId: null })
    expect(back).toEqual({ phase: 'choosing', settings })
    expect(nextFlow(back, { type: 'shown', scanId })).toMatchObject({ phase: 'opening', scanId })
  })

  it('does not interrupt a photo being sent from the start page', () => {
    const sending = after([chosen, { type: 'prepared', submission }])
    expect(nextFlow(sending, { type: 'shown', scanId: null })).toBe(sending)
  })
})

describe('late news', () => {
  it.each<ScanFlowEvent>([
    { type: 'progressed', scanId: other, progress: { status: 'running', position: 0, etaMs: 1 } },
    { type: 'finished', scan: scanWith({ id: other }) },
    { type: 'lost', scanId: other, problem: { code: 'unavailable' } },
    { type: 'connection-changed', scanId: other, connection: 'reconnecting' },
    { type: 'refused', problem: { code: 'internal' } },
  ])('of something else changes nothing (%#)', (event) => {
    expect(nextFlow(waiting, event)).toBe(waiting)
  })

  it('does not change a result', () => {
    const measured = nextFlow(waiting, { type: 'finished', scan: scanWith() })
    const progress = { status: 'queued', position: 9, etaMs: 9 } as const
    expect(nextFlow(measured, { type: 'progressed', scanId, progress })).toBe(measured)
  })

  it('tells that the connection is being restored, until the next news', () => {
    const broken = nextFlow(waiting, { type: 'connection-changed', scanId, connection: 'reconnecting' })
    expect(broken).toMatchObject({ phase: 'waiting', connection: 'reconnecting' })
    const progress = { status: 'queued', position: 1, etaMs: 2000 } as const
    expect(nextFlow(broken, { type: 'progressed', scanId, progress })).toMatchObject({ connection: 'live' })
  })
})

describe('settings', () => {
  it('can be changed while choosing, not while a photo is on its way', () => {
    expect(nextFlow(initialFlow, { type: 'settings-changed', settings })).toEqual({ phase: 'choosing', settings })
    expect(nextFlow(waiting, { type: 'settings-changed', settings: initialSettings })).toBe(waiting)
  })
})
