import { describe, expect, test } from 'vitest'
import { closedLoop, openLoop } from '../../src/serving/load/loops'

/** A server that answers a photo when it is told to. */
function heldServer() {
  const sent: number[] = []
  const waiting: (() => void)[] = []
  return {
    sent,
    send: async (turn: number, signal: AbortSignal): Promise<void> => {
      sent.push(turn)
      await new Promise<void>((done, fail) => {
        waiting.push(done)
        signal.addEventListener('abort', () => fail(new Error('aborted')))
      })
    },
    answerAll: (): void => {
      for (const answer of waiting.splice(0)) answer()
    },
  }
}

describe('closed loop', () => {
  test('each client has one photo in flight, and no more than told are sent', async () => {
    let [inFlight, most] = [0, 0]
    const send = async (): Promise<void> => {
      inFlight += 1
      most = Math.max(most, inFlight)
      await Promise.resolve()
      inFlight -= 1
    }
    const { samples } = await closedLoop(send, { mode: 'closed', clients: 3, seconds: 60, graceSeconds: 0, atMost: 20 })
    expect(samples).toHaveLength(20)
    expect(samples.every(({ outcome }) => outcome === 'answered')).toBe(true)
    expect(most).toBe(3)
  })

  test('what is in flight at the end is unfinished, with the time that it has taken', async () => {
    const { send } = heldServer()
    const { samples, seconds } = await closedLoop(send, {
      mode: 'closed',
      clients: 2,
      seconds: 0.03,
      graceSeconds: 0.02,
      atMost: 100,
    })
    expect(samples.map(({ outcome }) => outcome)).toEqual(['unfinished', 'unfinished'])
    expect(Math.min(...samples.map(({ took }) => took))).toBeGreaterThan(0.04)
    expect(seconds).toBe(0.03)
  })

  test('what is waited for at the end counts, in the time that it took', async () => {
    const { send, answerAll } = heldServer()
    const run = closedLoop(send, { mode: 'closed', clients: 4, seconds: 0.02, graceSeconds: 60, atMost: 100 })
    await new Promise((done) => setTimeout(done, 60))
    answerAll()
    const { inTime, seconds } = await run
    expect(inTime).toBe(4)
    expect(seconds).toBeGreaterThan(0.05)
  })

  test('a failure is told from an answer, with its reason', async () => {
    const send = async (turn: number): Promise<void> => {
      if (turn === 1) throw new Error('503 full')
    }
    const { samples, complaints } = await closedLoop(send, {
      mode: 'closed',
      clients: 1,
      seconds: 60,
      graceSeconds: 0,
      atMost: 3,
    })
    expect(samples.map(({ outcome }) => outcome)).toEqual(['answered', 'failed', 'answered'])
    expect([...complaints]).toEqual(['503 full'])
  })
})

describe('open loop', () => {
  test('a stall counts for the photos that were due meanwhile', async () => {
    const server = heldServer()
    let answered = false
    // The first photo is held until all were due; with one client the others could not even be sent.
    const send = async (turn: number, signal: AbortSignal): Promise<void> => {
      if (answered) return
      setTimeout(() => {
        answered = true
        server.answerAll()
      }, 100)
      await server.send(turn, signal)
    }
    const open = { mode: 'open', clients: 1, perSecond: 200, seconds: 0.1, graceSeconds: 5, atMost: 100 } as const
    const { samples } = await openLoop(send, open)
    expect(samples).toHaveLength(20)
    expect(samples.map(({ due }) => due)).toEqual(Array.from({ length: 20 }, (_, turn) => turn / 200))
    // Due after 5 ms, sent after 100.
    expect(samples[1]?.took).toBeGreaterThan(0.09)
  })

  test('photos that were due and never sent are unfinished', async () => {
    const { send, sent } = heldServer()
    const open = { mode: 'open', clients: 1, perSecond: 100, seconds: 0.05, graceSeconds: 0.02, atMost: 100 } as const
    const { samples } = await openLoop(send, open)
    expect(sent).toEqual([0])
    expect(samples.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 5 }, () => 'unfinished'))
  })
})
