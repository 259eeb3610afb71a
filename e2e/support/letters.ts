import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { environment } from '../env'
import { expect } from './test'

/** The newest letter to an address after others were read, as text; waits until it is there. */
export async function letterTo(address: string, count: number): Promise<string> {
  const { outbox } = environment()
  const names = async (): Promise<string[]> => {
    const all = await readdir(outbox).catch((): string[] => [])
    return all.filter((name) => name.endsWith('.txt') && name.includes(` ${address} `)).toSorted()
  }
  await expect.poll(async () => (await names()).length, { message: `letter ${count} to ${address}` }).toBe(count)
  return await readFile(join(outbox, (await names()).at(-1) ?? ''), 'utf8')
}

/** The address of a page that a letter leads to. */
export function linkIn(letter: string): string {
  const link = /^https?:\/\/\S+$/m.exec(letter)?.[0]
  if (link === undefined) throw new Error(`There is no link in the letter:\n${letter}`)
  return link
}
