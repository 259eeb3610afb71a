/** A stream of numbers that is always the same for a seed. */
export type Random = {
  /** At least 0, less than 1. */
  readonly share: () => number
  /** Normal with mean 0. */
  readonly normal: (deviation: number) => number
  readonly between: (low: number, high: number) => number
  readonly pick: <Value>(values: readonly [Value, ...Value[]]) => Value
  /** One of the values, each as likely as its weight. */
  readonly weighted: <Value>(values: readonly (readonly [Value, number])[]) => Value
  readonly chance: (probability: number) => boolean
}

/** mulberry32 (T. Ettinger, public domain): 32 bits of state are plenty for one garment. */
function stream(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A stream of its own for each subject, so that a thousandth garment is the same whether or not others were made. */
export function randomOf(seed: number, subject: string): Random {
  let hash = (2_166_136_261 ^ seed) >>> 0
  for (const character of subject) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619) >>> 0
  const share = stream(hash)
  share()
  const pick = <Value>(values: readonly [Value, ...Value[]]): Value =>
    values[Math.floor(share() * values.length)] ?? values[0]
  return {
    share,
    normal: (deviation) => deviation * Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share()),
    between: (low, high) => low + (high - low) * share(),
    pick,
    weighted: (values) => {
      let rest = share() * values.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of values) {
        rest -= weight
        if (rest < 0) return value
      }
      const last = values.at(-1)
      if (last === undefined) throw new Error('There is nothing to choose from.')
      return last[0]
    },
    chance: (probability) => share() < probability,
  }
}
