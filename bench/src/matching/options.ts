import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    sizes: { type: 'string', default: '10000,100000,1000000' },
    clients: { type: 'string', default: '1,16' },
    seconds: { type: 'string', default: '10' },
    check: { type: 'string', default: '20000' },
    output: { type: 'string', default: new URL('../../results/matching', import.meta.url).pathname },
  },
})

const numbers = (text: string): readonly number[] => text.split(',').map(Number)

export const options = {
  /** Where loaded catalogues stay; undefined: nowhere. */
  data: values.data,
  /** Of each catalogue. */
  sizes: numbers(values.sizes),
  clients: numbers(values.clients),
  /** Of each timed run. */
  seconds: Number(values.seconds),
  /** Of the catalogue on which the ranking is compared with judging everything. */
  check: Number(values.check),
  /** Without the ending. */
  output: values.output,
}
export type Options = typeof options
