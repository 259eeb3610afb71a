import { readdirSync } from 'node:fs'
import { readOr } from '../processes/table'

/** RabbitMQ's Erlang machine, where it runs on this machine and may be looked at; none in a container. */
export function brokerPids(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const [program = '', ...rest] = (readOr(`/proc/${pid}/cmdline`) ?? '').split('\0')
      return /\bbeam(\.smp)?$/.test(program) && rest.some((word) => word.includes('rabbit'))
    })
    .map(Number)
}
