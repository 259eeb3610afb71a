import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  admits,
  begun,
  type CallEnd,
  type Circuit,
  closedCircuit,
  ended,
  mostTrials,
  probed,
} from '../src/inference/circuit'

const run = (ends: readonly CallEnd[], from: Circuit = closedCircuit): Circuit =>
  ends.reduce((circuit, end) => ended(begun(circuit), circuit.generation, end, 0, 0.5), from)
const repeat = (count: number, end: CallEnd): CallEnd[] => Array.from({ length: count }, () => end)
const open = run(['refused'])
const halfOpen = probed(open, 'answered', 1000, 0.5)

describe('a circuit', () => {
  test('opens at ten calls of which half failed, not at nine', () => {
    expect(run(repeat(9, 'failed')).state).toBe('closed')
    expect(run(repeat(10, 'failed')).state).toBe('open')
    expect(run([...repeat(5, 'answered'), ...repeat(5, 'failed')]).state).toBe('open')
    expect(run([...repeat(6, 'answered'), ...repeat(5, 'failed')]).state).toBe('closed')
  })

  test('looks back at the latest twenty calls, so that an old success does not hide a failure', () => {
    expect(run([...repeat(1000, 'answered'), ...repeat(9, 'failed')]).state).toBe('closed')
    expect(run([...repeat(1000, 'answered'), ...repeat(10, 'failed')]).state).toBe('open')
  })

  test('opens at one refusal', () => expect(run([...repeat(20, 'answered'), 'refused']).state).toBe('open'))

  test('half-open, lets one scan try both models, and closes when both have answered', () => {
    expect([halfOpen.state, admits(halfOpen)]).toEqual(['half-open', true])
    expect(admits(begun(halfOpen))).toBe(true)
    expect(admits(begun(begun(halfOpen)))).toBe(false)
    const half = run(['answered'], halfOpen)
    expect([half.state, admits(half)]).toEqual(['half-open', true])
    expect(run(['answered', 'answered'], halfOpen)).toMatchObject({ state: 'closed', failures: [] })
    expect(run(['answered', 'failed'], halfOpen).state).toBe('open')
  })

  test.each(['failed', 'refused'] as const)('half-open, %s opens it for twice as long', (end) => {
    const again = ended(begun(halfOpen), halfOpen.generation, end, 0, 0.5)
    if (again.state !== 'open' || open.state !== 'open') throw new Error('not open')
    expect(again.restsUntilMs).toBe(2 * open.restsUntilMs)
  })

  test('a trial that we broke off is given back', () => {
    const circuit = ended(begun(halfOpen), halfOpen.generation, 'neither', 0, 0.5)
    expect(circuit).toEqual(halfOpen)
  })

  test('what began before it opened says nothing afterwards', () => {
    expect(ended(halfOpen, closedCircuit.generation, 'failed', 0, 0.5)).toBe(halfOpen)
    expect(ended(open, closedCircuit.generation, 'answered', 0, 0.5)).toBe(open)
  })

  test('a server that says it is not ready is left alone, one that is slow to say so is not', () => {
    expect(probed(closedCircuit, 'refused', 0, 0.5).state).toBe('open')
    expect(probed(closedCircuit, 'failed', 0, 0.5).state).toBe('closed')
    expect(probed(closedCircuit, 'answered', 0, 0.5)).toBe(closedCircuit)
  })

  type Step =
    | { readonly kind: 'begin' }
    | { readonly kind: 'end'; readonly end: CallEnd; readonly which: number }
    | { readonly kind: 'probe'; readonly end: 'answered' | 'failed' | 'refused' }
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.constant<Step>({ kind: 'begin' }),
    fc.record({
      kind: fc.constant('end' as const),
      end: fc.constantFrom<CallEnd>('answered', 'failed', 'refused', 'neither'),
      which: fc.nat(),
    }),
    fc.record({ kind: fc.constant('probe' as const), end: fc.constantFrom('answered', 'failed', 'refused') }),
  )

  test('property: whatever happens, trials stay within bounds, rests too, and a server that recovers is used again', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 300 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (steps, random) => {
          let circuit: Circuit = closedCircuit
          const calls: number[] = []
          let now = 0
          for (const each of steps) {
            now += 1
            if (each.kind === 'begin' && admits(circuit)) {
              calls.push(circuit.generation)
              circuit = begun(circuit)
            } else if (each.kind === 'end' && calls.length > 0) {
              const [generation = 0] = calls.splice(each.which % calls.length, 1)
              circuit = ended(circuit, generation, each.end, now, random)
            } else if (each.kind === 'probe') circuit = probed(circuit, each.end, now, random)
            if (circuit.state === 'open') {
              expect(admits(circuit)).toBe(false)
              expect(circuit.restsUntilMs - now).toBeLessThanOrEqual(10_000)
            }
            if (circuit.state === 'half-open') {
              const { generation } = circuit
              expect(circuit.trials).toBe(calls.filter((begunIn) => begunIn === generation).length)
              expect(circuit.trials).toBeLessThanOrEqual(mostTrials)
            }
          }
          // From here on all goes well: what is under way is broken off, then a probe and a scan succeed.
          for (const generation of calls) circuit = ended(circuit, generation, 'neither', now, random)
          circuit = probed(circuit, 'answered', now, random)
          expect(admits(circuit)).toBe(true)
          circuit = run(repeat(mostTrials, 'answered'), circuit)
          expect(circuit.state).toBe('closed')
        },
      ),
    )
  })

  test('property: answers and broken-off calls alone never open it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<CallEnd>('answered', 'neither')), (ends) => {
        expect(run(ends).state).toBe('closed')
      }),
    )
  })
})
