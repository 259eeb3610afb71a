import { contenders, rawName } from './contenders'
import type { Options } from './options'

// Seconds, as seen on two cores.
const [reference, startWarm, startCold, answerWarm, answerCold, startRaw] = [25, 22, 12, 0.5, 4.5, 12]
/** After a run: what is still in flight is answered, or the contender is started again. */
const [afterWarm, afterCold] = [5, 10]

/** How long a campaign takes, in seconds, roughly. */
export function estimateSeconds(options: Options): number {
  const { clients, rates, rounds, seconds, tune, answers, only } = options
  const chosen = contenders.filter(({ name }) => only.includes(name))
  const levels = 2 * clients.length + rates.length + 1
  const each = chosen.map((contender) => {
    const { cold, variants } = contender
    const [start, after, answer] = cold ? [startCold, afterCold, answerCold] : [startWarm, afterWarm, answerWarm]
    const tuning = tune && variants.length > 1 ? variants.length * (start + seconds + after) : 0
    return tuning + answers * answer + rounds * (start + levels * (seconds + after))
  })
  const raw = only.includes(rawName) ? rounds * 2 * (seconds + startRaw) : 0
  return reference + raw + each.reduce((sum, one) => sum + one, 0)
}
