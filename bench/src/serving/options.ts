import { parseArgs } from 'node:util'

export type Options = {
  readonly only: readonly string[]
  readonly clients: readonly number[]
  /** Photos a second that every contender is offered alike. */
  readonly rates: readonly number[]
  readonly rounds: number
  readonly seconds: number
  /** Photos of a run at most, for each of its clients. */
  readonly photosPerClient: number
  readonly tune: boolean
  readonly answers: number
  /** Folder of the results; null: they are printed. */
  readonly output: string | null
  /** So many scans by ours alone, to see its memory; null: the comparison. */
  readonly memory: number | null
  /** Seed and ours, driven by the JMeter plan. */
  readonly jmeter: boolean
  /** Starts this contender and leaves it running. */
  readonly serve: string | null
}

export const usage = `npm run serving -w @fitsize/bench -- [options]
  --only NAMES        of seed, celery, litserve, fastapi, raw, ours, with commas between
  --clients 1,8,32,128  --rates 0.3,3  --rounds 2  --seconds 13
  --no-tune           each peer's first setting instead of the best of those tried
  --output FOLDER     bench/results by default; with --quick the results are only printed
  --quick             a smoke run: 1 and 8 clients, few photos, one round
  --memory 10000      ours alone: its memory over so many scans of small photos
  --jmeter            seed and ours, driven by bench/jmeter's plan
  --serve NAME        starts a contender, prints its address and waits for Ctrl-C (for JMeter)`

/** @throws an Error with the usage for a command line that is wrong. */
export function readOptions(args: readonly string[], known: readonly string[], results: string): Options {
  const values = parsed(args)
  const only = values.only?.split(',') ?? [...known]
  for (const name of [...only, ...(values.serve === undefined ? [] : [values.serve])])
    if (!known.includes(name)) throw new Error(`There is no contender "${name}".\n${usage}`)
  const { quick } = values
  return {
    only,
    clients: numbers(values.clients ?? (quick ? '1,8' : '1,8,32,128')),
    rates: numbers(values.rates ?? (quick ? '' : '0.3,3')),
    rounds: Number(values.rounds ?? (quick ? 1 : 2)),
    seconds: Number(values.seconds ?? 13),
    photosPerClient: quick ? 2 : Number.MAX_SAFE_INTEGER,
    tune: !quick && !values['no-tune'],
    answers: quick ? 2 : 12,
    output: values.output ?? (quick ? null : results),
    memory: values.memory === undefined ? null : (numbers(values.memory)[0] ?? null),
    jmeter: values.jmeter,
    serve: values.serve ?? null,
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        clients: { type: 'string' },
        rates: { type: 'string' },
        rounds: { type: 'string' },
        seconds: { type: 'string' },
        output: { type: 'string' },
        memory: { type: 'string' },
        serve: { type: 'string' },
        jmeter: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        'no-tune': { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${usage}`)
  }
}

function numbers(text: string): readonly number[] {
  const values = text.split(',').flatMap((word) => (word === '' ? [] : [Number(word)]))
  if (values.some((value) => !(value > 0))) throw new Error(`"${text}" is no list of numbers above zero.\n${usage}`)
  return values
}
