import { problemSchema } from '@fitsize/contracts'
import type { BadCase, Setting } from './bad-case'
import type { Answer } from './exchange'

export type Verdict = {
  readonly kind: string
  readonly name: string
  /** Null where nobody waited for an answer. */
  readonly status: number | null
  readonly ms: number
  /** Whether a scan was taken in. */
  readonly accepted: boolean
  /** What should not have been; null when all is well. */
  readonly complaint: string | null
}

/** Refusals of a server that is well: it has too much to do, or this request has to wait for a part that is away. */
const deliberate = new Set(['queue-full', 'unavailable'])

/** Sends one request and judges its answer. */
export async function judge(bad: BadCase, setting: Setting): Promise<Verdict> {
  const began = performance.now()
  const { answer } = await bad.send(setting)
  return {
    kind: bad.kind,
    name: bad.name,
    status: answer?.status ?? null,
    ms: Math.round(performance.now() - began),
    accepted: answer !== null && isAcceptance(answer),
    complaint: complaintOf(bad, answer),
  }
}

/** A 202 of the scan API or a task of the legacy call. */
const isAcceptance = ({ status, body }: Answer): boolean =>
  status === 202 || (status === 200 && body.includes('"task_id"'))

function complaintOf({ expect }: BadCase, answer: Answer | null): string | null {
  if (expect === 'nobody') return null
  if (answer === null) return expect === 'cut' ? null : 'the connection ended without an answer'
  if (answer.status < 300) return expect === 'refused' || expect === 'cut' ? `was answered with ${answer.status}` : null
  if (expect === 'taken') return `was refused with ${answer.status}: ${answer.body.toString('utf8').slice(0, 200)}`
  return problemComplaint(answer)
}

/** What is wrong with a refusal. */
export function problemComplaint({ status, headers, body }: Answer): string | null {
  const text = body.toString('utf8')
  if (headers['content-type']?.startsWith('application/problem+json') !== true)
    return `${status} as ${headers['content-type']}: ${text.slice(0, 200)}`
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return `${status} whose body is not JSON: ${text.slice(0, 200)}`
  }
  const problem = problemSchema.safeParse(json)
  if (!problem.success) return `${status} whose body is no problem document: ${text.slice(0, 200)}`
  if (problem.data.status !== status) return `${status} whose problem says ${problem.data.status}`
  if (status >= 500 && !(status === 503 && deliberate.has(problem.data.code))) return `${status} ${problem.data.code}`
  if (status < 400) return `${status}`
  return null
}

/** Judges many, so many at a time, in their order. */
export async function judgeAll(cases: readonly BadCase[], setting: Setting, atATime: number): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  const waiting = cases.entries()
  const worker = async () => {
    for (const [index, bad] of waiting) verdicts[index] = await judge(bad, setting)
  }
  await Promise.all(Array.from({ length: atATime }, worker))
  return verdicts
}

/** How many of each kind were answered with which status, one line a kind. */
export function summarise(verdicts: readonly Verdict[]): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {}
  for (const { kind, status } of verdicts) {
    const ofKind = counts[kind] ?? {}
    counts[kind] = ofKind
    const key = status === null ? 'left' : String(status)
    ofKind[key] = (ofKind[key] ?? 0) + 1
  }
  return counts
}
