import { join } from 'node:path'
import { type AgreementPhotos, agreementOf } from './agreement'
import type { Contender, Place, Setting } from './contender'
import { contenders, rawName } from './contenders'
import type { Answer } from './load/plan'
import { measureRun, openContender, openShare, rateClients, sizeClients } from './measure'
import type { Level, Measurements } from './measurement'
import type { Options } from './options'
import { logs } from './places'
import { measurePreparation } from './preparation'
import { recordMemory } from './processes/memory'
import { measureRaw, referenceAnswers } from './raw'
import { throughputOf } from './summary'
import { bestSetting } from './tune'

const memoryEveryMs = 2000
export const rawBatches = [1, 8]
/** Whose figure "2 Mpx" is wanted for. */
const wantedSize = '2'

/**
 * Tunes, then runs all contenders in every round, in another order each time: what changes on the machine with time
 * befalls all of them.
 */
export async function runCampaign(
  options: Options,
  python: string,
  photos: AgreementPhotos,
  say: (text: string) => void,
): Promise<Measurements> {
  const measured: Measurements = { runs: [], raw: [], tried: [], agreements: {}, preparation: [], memory: {} }
  const chosen = contenders.filter(({ name }) => options.only.includes(name))
  const reference = await referenceAnswers(python)
  const settings = new Map<Contender, Setting>()
  for (const contender of chosen) {
    say(`${contender.name}: settings`)
    const { setting, tried } = await bestSetting(contender, placeOf(contender, python), options)
    settings.set(contender, setting)
    measured.tried.push(...tried)
  }
  for (let round = 0; round < options.rounds; round++) {
    if (options.only.includes(rawName))
      for (const batch of rawBatches) {
        say(`round ${round + 1}: raw, batch ${batch}`)
        measured.raw.push(await measureRaw(python, batch, options.photosPerClient < 100 ? 1 : options.seconds))
      }
    if (options.only.includes('ours') && round === 0) measured.preparation.push(...(await measurePreparation()))
    const turned = chosen.map((_, index) => chosen[(index + round) % chosen.length] ?? chosen[index])
    for (const contender of turned)
      if (contender !== undefined) await runContender(contender, settings.get(contender) ?? {}, round, reference)
  }
  return measured

  async function runContender(
    contender: Contender,
    setting: Setting,
    round: number,
    expected: readonly Answer[],
  ): Promise<void> {
    const { name } = contender
    say(`round ${round + 1}: ${name} starts`)
    const open = await openContender(contender, setting, placeOf(contender, python))
    try {
      if (round === 0) {
        // A process a photo computes the same whatever the photo's number; the first garments do.
        const asked = contender.cold ? Math.min(coldAnswers, options.answers) : options.answers
        const { answers } = await open.load({ mode: 'answers', photos: asked })
        measured.agreements[name] = agreementOf(photos, expected, answers)
      }
      await open.warmUp()
      const memory = round === 0 ? recordMemory(() => open.stages, memoryEveryMs) : undefined
      let closedThroughput = 0
      for (const level of levelsOf(options, open.modelTarget !== undefined)) {
        const run = await measureRun(open, name, round, level, closedThroughput, options)
        if (level.mode === 'closed') closedThroughput = throughputOf(run)
        measured.runs.push(run)
        say(`round ${round + 1}: ${name}, ${levelText(level)}: ${throughputOf(run).toFixed(2)}/s`)
        await open.settle(run.samples.some(({ outcome }) => outcome === 'unfinished'))
      }
      if (memory !== undefined) measured.memory[name] = memory.stop()
    } finally {
      await open.stop()
    }
  }
}

const coldAnswers = 6

const placeOf = ({ name }: Contender, python: string): Place => ({ python, log: join(logs, `${name}.log`) })

/** Open loop follows closed loop with as many clients, whose throughput it goes by. */
const levelsOf = ({ clients, rates }: Options, hasModelServer: boolean): readonly Level[] => [
  ...clients.flatMap((count): readonly Level[] => [
    { mode: 'closed', clients: count },
    { mode: 'open', clients: count, share: openShare },
  ]),
  ...rates.map((perSecond): Level => ({ mode: 'rate', clients: rateClients, perSecond })),
  { mode: 'size', clients: sizeClients, megapixels: wantedSize },
  ...(hasModelServer ? [{ mode: 'stage', clients: sizeClients, megapixels: wantedSize } as const] : []),
]

function levelText(level: Level): string {
  switch (level.mode) {
    case 'closed':
      return `${level.clients} clients`
    case 'open':
      return `${level.clients} clients, constant rate`
    case 'rate':
      return `${level.perSecond} photos a second offered`
    case 'size':
      return `${level.megapixels} Mpx only, ${level.clients} clients`
    case 'stage':
      return `its model server alone, ${level.megapixels} Mpx, ${level.clients} clients`
  }
}
