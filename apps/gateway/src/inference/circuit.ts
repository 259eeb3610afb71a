/**
 * A circuit breaker (M. Nygard, "Release It!"; the terms and the count-based window are Resilience4j's), as a value and
 * what becomes of it. `closed`: calls go through and are counted. `open`: none does. `half-open`: a few are tried.
 */
export type Circuit = Closed | Open | HalfOpen

type Closed = {
  readonly state: 'closed'
  readonly generation: number
  /** The latest calls, oldest first: whether they failed. */
  readonly failures: readonly boolean[]
}
type Open = {
  readonly state: 'open'
  readonly generation: number
  /** How often it has opened since it last was closed. */
  readonly openings: number
  /** On the monotonic clock: then the server is asked whether it is ready. */
  readonly restsUntilMs: number
}
type HalfOpen = {
  readonly state: 'half-open'
  readonly generation: number
  readonly openings: number
  /** Calls under way. */
  readonly trials: number
  readonly answered: number
}

/** Calls that are looked back at; how many there must be before they say anything; the share of failures that opens. */
const windowSize = 20
const leastCalls = 10
const failureRate = 0.5
/**
 * One scan asks both models, and both must answer: a server whose marker model was up a minute before its keypoint model
 * was sent everything that waited.
 */
export const mostTrials = 2
const firstRestMs = 500
const longestRestMs = 10_000

export const closedCircuit: Circuit = { state: 'closed', generation: 0, failures: [] }

/** Whether a call may be made. */
export const admits = (circuit: Circuit): boolean =>
  circuit.state === 'closed' || (circuit.state === 'half-open' && circuit.trials < mostTrials)

/** A call that was admitted begins. */
export const begun = (circuit: Circuit): Circuit =>
  circuit.state === 'half-open' ? { ...circuit, trials: circuit.trials + 1 } : circuit

/**
 * How a call ended. `failed`: by the server's fault. `refused`: no connection was made, or the server says that it is not
 * ready; one such proves it. `neither`: says nothing about the server, as when we stopped waiting.
 */
export type CallEnd = 'answered' | 'failed' | 'refused' | 'neither'

/**
 * After a call that was begun in `generation`: what began before the circuit last changed is old news.
 * @param random uniform in [0, 1), so that gateways do not come back together
 */
export function ended(circuit: Circuit, generation: number, end: CallEnd, nowMs: number, random: number): Circuit {
  if (generation !== circuit.generation || circuit.state === 'open') return circuit
  if (circuit.state === 'half-open')
    switch (end) {
      case 'answered':
        return circuit.answered + 1 < mostTrials
          ? { ...circuit, trials: circuit.trials - 1, answered: circuit.answered + 1 }
          : { state: 'closed', generation: circuit.generation + 1, failures: [] }
      case 'neither':
        return { ...circuit, trials: circuit.trials - 1 }
      case 'failed':
      case 'refused':
        return opened(circuit, circuit.openings + 1, nowMs, random)
    }
  if (end === 'neither') return circuit
  const failures = [...circuit.failures, end !== 'answered'].slice(-windowSize)
  const failed = failures.filter(Boolean).length
  return end === 'refused' || (failures.length >= leastCalls && failed >= failureRate * failures.length)
    ? opened(circuit, 1, nowMs, random)
    : { ...circuit, failures }
}

/** After the server was asked whether it is ready. */
export function probed(
  circuit: Circuit,
  end: 'answered' | 'failed' | 'refused',
  nowMs: number,
  random: number,
): Circuit {
  if (circuit.state === 'open')
    return end === 'answered'
      ? { state: 'half-open', generation: circuit.generation + 1, openings: circuit.openings, trials: 0, answered: 0 }
      : opened(circuit, circuit.openings + 1, nowMs, random)
  // That it is ready says less than that it answers; that it is not, says as much.
  return end === 'answered' ? circuit : ended(circuit, circuit.generation, end, nowMs, random)
}

/** Rests double; half of each is drawn. */
function opened(circuit: Circuit, openings: number, nowMs: number, random: number): Open {
  const rest = Math.min(firstRestMs * 2 ** Math.min(openings - 1, 10), longestRestMs)
  return {
    state: 'open',
    generation: circuit.generation + 1,
    openings,
    restsUntilMs: nowMs + rest * (0.5 + 0.5 * random),
  }
}
