import { z } from 'zod'
import type { Preparation } from './measurement'
import { photosFolder } from './places'
import { output } from './programs'

const preparedSchema = z.array(z.object({ megapixels: z.string(), cpuMs: z.number() }))

/** What the gateway's preparation of a photo costs, in a process that does nothing else. */
export async function measurePreparation(): Promise<readonly Preparation[]> {
  const program = new URL('house/prepare.mjs', import.meta.url).pathname
  return preparedSchema.parse(JSON.parse(await output(process.execPath, ['--import', 'tsx', program, photosFolder])))
}
