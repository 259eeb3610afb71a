import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isFinished, type Scan, scanAcceptedSchema, scanSchema } from '@fitsize/contracts'
import { createGatewayClient, type GatewayClient } from '@fitsize/contracts/client'
import { type RequestActor, signActorToken } from '@fitsize/identity'
import { createTestDatabase, type TestDatabase } from '@fitsize/testing'
import { startTracing } from '@fitsize/tracing'
import sharp from 'sharp'
import { type Env, readEnv } from '../src/env'
import { createGateway, type Gateway } from '../src/gateway'
import { createLogger } from '../src/log'

export const actorTokenSecret = 'only for tests, forty characters or so.'

export const guest = (): RequestActor => ({ kind: 'guest', guestId: randomUUID(), quotaClass: 'guest' })

export type RunningGateway = {
  readonly gateway: Gateway
  readonly url: string
  /** What it logged, line by line. */
  readonly log: readonly string[]
  readonly stop: () => Promise<void>
}

/** A database, a folder for photos, and as many gateways on them as a test starts. */
export type House = {
  readonly database: TestDatabase
  readonly storage: string
  readonly startGateway: (
    inferenceUrl: string,
    settings?: Partial<Env>,
    timing?: { heartbeatMs?: number; positionMs?: number; probeMs?: number },
  ) => Promise<RunningGateway>
  /** Files in the storage folder. */
  readonly files: () => Promise<string[]>
  readonly close: () => Promise<void>
}

export async function openHouse(): Promise<House> {
  const database = await createTestDatabase()
  const storage = await mkdtemp(join(tmpdir(), 'fitsize-gateway-'))
  const running: RunningGateway[] = []
  return {
    database,
    storage,
    async startGateway(inferenceUrl, settings = {}, timing = {}) {
      const log: string[] = []
      const env = {
        ...readEnv({
          DATABASE_URL: database.gatewayUrl,
          STORAGE_DIR: storage,
          INFERENCE_URL: inferenceUrl,
          ACTOR_TOKEN_SECRET: actorTokenSecret,
          PORT: '0',
          // Tests send a lot in little time; those about quotas set their own.
          GATEWAY_QUOTAS: 'guest=10000@100000',
        }),
        ...settings,
      }
      const version = 'test'
      const tracing = await startTracing({
        service: 'fitsize-gateway',
        version,
        endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
      })
      const logger = createLogger('debug', { write: (line) => log.push(line) }, tracing)
      // A delay that is known, and long enough to be seen.
      const gateway = createGateway({ env, version, logger, tracing, random: () => 0.9, ...timing })
      const url = await gateway.start()
      const stop = async () => {
        await gateway.stop()
        await tracing.close()
      }
      const started = { gateway, url, log, stop }
      running.push(started)
      return started
    },
    async files() {
      const entries = await readdir(storage, { recursive: true, withFileTypes: true })
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    },
    async close() {
      for (const { stop } of running) await stop()
      await database.drop()
      await rm(storage, { recursive: true })
    },
  }
}

export const bearer = async (actor: RequestActor): Promise<string> =>
  await signActorToken(actor, { secret: actorTokenSecret })

export const clientOf = (url: string, actor: RequestActor): GatewayClient =>
  createGatewayClient({ baseUrl: url, credential: async () => await bearer(actor) })

/** A picture without anything in it, cheap to make and to decode. */
export async function makePhoto(
  options: {
    width?: number
    height?: number
    format?: 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif'
    orientation?: number
    exif?: Record<string, Record<string, string>>
    colour?: string
  } = {},
): Promise<Buffer> {
  const { width = 1000, height = 1200, format = 'jpeg', orientation, exif, colour = '#888' } = options
  const picture = sharp({ create: { width, height, channels: 3, background: colour }, limitInputPixels: false })
  const described = exif === undefined ? picture : picture.withExif(exif)
  const turned = orientation === undefined ? described : described.withMetadata({ orientation })
  return await turned.toFormat(format).toBuffer()
}

export const photoBlob = (bytes: Uint8Array): Blob => new Blob([new Uint8Array(bytes)])

/** Sends a form as any client might, right or wrong. */
export async function postForm(
  url: string,
  actor: RequestActor,
  form: FormData,
  headers: Record<string, string> = {},
): Promise<Response> {
  return await fetch(`${url}/v1/scans`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${await bearer(actor)}`, ...headers },
  })
}

/** Submits a good photo and gives the scan's id. */
export async function submit(
  url: string,
  actor: RequestActor,
  fields: Record<string, string> = {},
  photo?: Buffer,
): Promise<string> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('photo', photoBlob(photo ?? (await makePhoto())), 'shirt.jpg')
  const response = await postForm(url, actor, form)
  if (response.status !== 202) throw new Error(`not accepted: ${response.status} ${await response.text()}`)
  return scanAcceptedSchema.parse(await response.json()).id
}

/** Follows a scan by its events until it has finished, and reads it. */
export async function finished(url: string, actor: RequestActor, id: string): Promise<Scan> {
  const client = clientOf(url, actor)
  for await (const step of client.followScan(id))
    if (!step.ok) throw new Error(`following failed: ${step.error.code} ${step.error.detail}`)
  const scan = await client.readScan(id)
  if (!scan.ok) throw new Error(`reading failed: ${scan.error.code}`)
  if (!isFinished(scan.value.status)) throw new Error(`the stream ended while the scan was ${scan.value.status}`)
  return scanSchema.parse(scan.value)
}
