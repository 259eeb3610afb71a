import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase, type TestDatabase } from '@fitsize/testing'
import { actorTokenSecret } from '../house'
import { freePort } from './free-port'
import { type GatewayProcess, startGatewayProcess } from './gateway-process'

export type FuzzedGateway = {
  readonly database: TestDatabase
  /** Folder of its photos. */
  readonly storage: string
  readonly gateway: GatewayProcess
  readonly close: () => Promise<void>
}

/** A gateway as a process of its own, with a database and a folder of its own, that lets guests send as much as they like. */
export async function startFuzzedGateway(env: Readonly<Record<string, string>>): Promise<FuzzedGateway> {
  const database = await createTestDatabase()
  const storage = await mkdtemp(join(tmpdir(), 'fitsize-fuzz-'))
  const tidy = async () => {
    await database.drop()
    await rm(storage, { recursive: true })
  }
  try {
    const gateway = await startGatewayProcess({
      DATABASE_URL: database.gatewayUrl,
      STORAGE_DIR: storage,
      // Nobody answers there: what is accepted waits.
      INFERENCE_URL: `http://127.0.0.1:${await freePort()}`,
      ACTOR_TOKEN_SECRET: actorTokenSecret,
      GATEWAY_QUOTAS: 'guest=10000@100000',
      ...env,
    })
    return {
      database,
      storage,
      gateway,
      close: async () => {
        await gateway.stop()
        await tidy()
      },
    }
  } catch (error) {
    await tidy()
    throw error
  }
}
