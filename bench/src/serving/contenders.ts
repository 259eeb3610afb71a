import type { Contender } from './contender'
import { fastapi } from './contenders/fastapi'
import { litserve } from './contenders/litserve'
import { ours } from './contenders/ours'
import { seed } from './contenders/seed'
import { successor } from './contenders/successor'

export const contenders: readonly Contender[] = [seed, successor, litserve, fastapi, ours]

/** @throws an Error for a name that none has. */
export function contenderOf(name: string): Contender {
  const found = contenders.find((one) => one.name === name)
  if (found === undefined) throw new Error(`There is no contender "${name}".`)
  return found
}

/** No server: the limit for all of them. */
export const rawName = 'raw'
export const contenderNames: readonly string[] = [...contenders.map(({ name }) => name), rawName]
