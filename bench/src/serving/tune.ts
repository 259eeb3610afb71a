import { type Contender, type Place, type Setting, told } from './contender'
import { measureRun, openContender } from './measure'
import type { TriedSetting } from './measurement'
import type { Options } from './options'
import { throughputOf } from './summary'

const tuningClients = 32

/** The setting of a contender that answers most photos at 32 clients, and what all of them answered. */
export async function bestSetting(
  contender: Contender,
  place: Place,
  options: Options,
): Promise<{ readonly setting: Setting; readonly tried: readonly TriedSetting[] }> {
  const [standard = {}] = contender.variants
  if (!options.tune || contender.variants.length < 2) return { setting: standard, tried: [] }
  const outcomes: { setting: Setting; photosPerSecond: number }[] = []
  for (const setting of contender.variants) {
    const open = await openContender(contender, setting, place)
    try {
      await open.warmUp()
      const run = await measureRun(open, contender.name, 0, { mode: 'closed', clients: tuningClients }, 0, options)
      outcomes.push({ setting, photosPerSecond: throughputOf(run) })
    } finally {
      await open.stop()
    }
  }
  const best = outcomes.reduce((one, other) => (other.photosPerSecond > one.photosPerSecond ? other : one))
  return {
    setting: best.setting,
    tried: outcomes.map((outcome) => ({
      contender: contender.name,
      setting: told(outcome.setting),
      photosPerSecond: outcome.photosPerSecond,
      chosen: outcome === best,
    })),
  }
}
