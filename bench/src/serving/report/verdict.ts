import type { Level, Summary } from '../measurement'
import type { ServingReport } from './document'
import { digits } from './tables'

/** A figure beside what was wanted of it; met: null where it was not measured. */
export type Verdict = {
  readonly claim: string
  readonly wanted: string
  readonly measured: string
  readonly met: boolean | null
}

type Mode = Level['mode']

const wanted = { model: 60, whole: 20, raw: 0.8, behind: 1.05, overheadMs: 8 } as const
const peers = ['litserve', 'fastapi']
/** Photos are decoded, shrunk and written in other threads. */
const gatewayStage = 'gateway'

/** What the service was to reach, each with what was measured, losses as plainly as gains. */
export function verdictsOf(report: ServingReport): readonly Verdict[] {
  return [modelStage(report), wholeScan(report), ofTheLimit(report), ...besidePeers(report), overhead(report)]
}

const find = ({ summaries }: ServingReport, contender: string, mode: Mode): readonly Summary[] =>
  summaries.filter((one) => one.contender === contender && one.level.mode === mode)

const rateAt = (report: ServingReport, contender: string, mode: Mode): number =>
  find(report, contender, mode)[0]?.throughput.mean ?? Number.NaN

function ratio(claim: string, least: number, ours: number, theirs: number, note: string): Verdict {
  const factor = ours / theirs
  const known = Number.isFinite(factor)
  return {
    claim,
    wanted: `≥ ${least} x`,
    measured: known ? `${digits(factor)} x (${digits(ours)} / ${digits(theirs)} photos/s; ${note})` : 'not measured',
    met: known ? factor >= least : null,
  }
}

const modelStage = (report: ServingReport): Verdict =>
  ratio(
    'The model stage beside the seed’s',
    wanted.model,
    rateAt(report, 'ours', 'stage'),
    rateAt(report, 'seed', 'size'),
    '2 Mpx, 8 clients; ours: TorchServe’s keypoints alone, the seed’s: the process a request, which also finds the marker',
  )

const wholeScan = (report: ServingReport): Verdict =>
  ratio(
    'Whole scans of 2 Mpx beside the seed’s',
    wanted.whole,
    rateAt(report, 'ours', 'size'),
    rateAt(report, 'seed', 'size'),
    '8 clients',
  )

function ofTheLimit(report: ServingReport): Verdict {
  const limit = Math.max(...report.measured.raw.map(({ photosPerSecond }) => photosPerSecond))
  const ours = find(report, 'ours', 'closed')
  const best = ours.reduce<Summary | null>(
    (one, other) => (one === null || other.throughput.mean > one.throughput.mean ? other : one),
    null,
  )
  const share = (best?.throughput.mean ?? Number.NaN) / limit
  // Of none the largest is minus infinity.
  const known = Number.isFinite(share) && limit > 0
  return {
    claim: 'Share of the raw limit: decode, marker and keypoints in a loop',
    wanted: `≥ ${wanted.raw}`,
    measured: known
      ? `${digits(share)} (${digits(best?.throughput.mean ?? Number.NaN)} at ${best?.level.clients} clients / ${digits(limit)} photos/s)`
      : 'not measured',
    met: known ? share >= wanted.raw : null,
  }
}

function besidePeers(report: ServingReport): readonly Verdict[] {
  const levels = find(report, 'ours', 'closed').map(({ level, throughput }) => {
    const best = peers.flatMap((name) => {
      const peer = find(report, name, 'closed').find((one) => one.level.clients === level.clients)
      return peer === undefined ? [] : [{ name, lead: peer.throughput.mean / throughput.mean }]
    })
    return { clients: level.clients, best: best.sort((one, other) => other.lead - one.lead)[0] }
  })
  const compared = levels.flatMap(({ clients, best }) => (best === undefined ? [] : [{ clients, ...best }]))
  const tell = ({ clients, name, lead }: (typeof compared)[number]): string =>
    `${clients} clients: ${name} ${lead > 1 ? `${digits(100 * (lead - 1))} % ahead` : `${digits(100 * (1 - lead))} % behind`}`
  const known = compared.length > 0
  return [
    {
      claim: 'The best peer’s throughput beside ours, closed loop',
      wanted: 'nowhere more than 5 % ahead',
      measured: known ? compared.map(tell).join('; ') : 'not measured',
      met: known ? compared.every(({ lead }) => lead <= wanted.behind) : null,
    },
    {
      claim: 'Loads at which ours is ahead of every peer',
      wanted: 'most',
      measured: known ? `${compared.filter(({ lead }) => lead < 1).length} of ${compared.length}` : 'not measured',
      met: known ? compared.filter(({ lead }) => lead < 1).length * 2 > compared.length : null,
    },
  ]
}

/**
 * Processor time of the gateway's JavaScript. The difference to preparing photos by themselves, at another moment, was 20 ms
 * on one day and 57 on another, when the machine was slower by a half.
 */
function overhead(report: ServingReport): Verdict {
  const levels = find(report, 'ours', 'closed').map(({ level, cpuMsPerPhoto }) => ({
    clients: level.clients,
    ms: cpuMsPerPhoto[gatewayStage] ?? Number.NaN,
  }))
  const known = levels.some(({ ms }) => Number.isFinite(ms))
  return {
    claim: 'The gateway’s CPU-ms a scan beside decode, shrink and JPEG',
    wanted: `≤ ${wanted.overheadMs}`,
    measured: known
      ? `${levels.map(({ clients, ms }) => `${clients} clients: ${digits(ms)}`).join('; ')} (the thread that runs JavaScript)`
      : 'not measured',
    met: known ? levels.every(({ ms }) => ms <= wanted.overheadMs) : null,
  }
}
