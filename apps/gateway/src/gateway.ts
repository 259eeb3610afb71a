import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import {
  createAdminLog,
  createDeadLetters,
  createGatewayRegistry,
  createPool,
  createQueueControl,
  createQueueMeter,
  createScanAttempts,
  createScanListener,
  createScanQueue,
  createScanReads,
  findApiKey,
  newListener,
  type ScanListener,
} from '@fitsize/db/gateway'
import { createLocalPhotoStore } from '@fitsize/storage'
import { inSpan, noTracing, type Tracing } from '@fitsize/tracing'
import { createIntake, gatewayStaleSeconds, measureScan, type ScanQueue } from '@fitsize/usecases'
import type { Logger } from 'pino'
import type { Env } from './env'
import { requireActor } from './http/actor'
import { registerInferenceRoutes } from './http/inference-routes'
import { readJsonBodies } from './http/json-body'
import { registerLegacyRoutes } from './http/legacy/legacy-routes'
import { registerQueueRoutes } from './http/queue-routes'
import { registerScanEventsRoute } from './http/scan-events-route'
import { hashText, registerScanRoutes } from './http/scan-routes'
import { createServer } from './http/server'
import { registerStatusRoutes } from './http/status-routes'
import { limitSettings, scansAllowed } from './inference/capacity'
import { createConcurrencyLimiter } from './inference/concurrency-limit'
import { registerInferenceGauges } from './inference/gauges'
import { observeInference } from './inference/observed-inference'
import { createOpenInference } from './inference/open-inference'
import { watchServedModels } from './inference/served-models'
import { createServerControls } from './inference/server-controls'
import { createMetrics } from './metrics'
import { isOutage } from './outage'
import { createPreparePhoto } from './photos/prepare-photo'
import { createUploadBudget } from './photos/upload-budget'
import { createDispatcher } from './scans/dispatcher'
import { registerQueueGauges } from './scans/queue-gauges'
import { createStatusHub } from './scans/status-hub'
import { createSweeper } from './scans/sweeper'
import { showSettlement, traceAttempt } from './scans/trace-attempt'
import { createScanDurations } from './scans/wait-estimate'

export type Gateway = {
  readonly id: string
  /** Registers, listens and claims; gives the address it listens at. */
  start(): Promise<string>
  /** Takes nothing more in, ends event streams, finishes or gives back what runs, and closes everything. */
  stop(): Promise<void>
}

export type GatewayOptions = {
  readonly env: Env
  readonly version: string
  readonly logger: Logger
  /** Off unless given. */
  readonly tracing?: Tracing
  readonly heartbeatMs?: number
  readonly positionMs?: number
  /** How often an inference server is asked whether it is ready. */
  readonly probeMs?: number
  /** Uniform in [0, 1), for the jitter of delays. */
  readonly random?: () => number
}

/** Puts a gateway together. */
export function createGateway({ env, version, logger, tracing = noTracing, ...options }: GatewayOptions): Gateway {
  const id = randomUUID()
  const onConnectionLost = (error: Error) => logger.warn({ error }, 'a connection to PostgreSQL was lost')
  // Each operation is one short statement, so a pool the size of what runs at a time is plenty.
  const pool = createPool(env.DATABASE_URL, { poolSize: 10, onConnectionLost })
  const metrics = createMetrics(version)
  const stored = createScanQueue(pool)
  const queue: ScanQueue = {
    ...stored,
    async cancel(scanId) {
      const outcome = await stored.cancel(scanId)
      if (outcome === 'cancelled') metrics.countCancelled()
      return outcome
    },
  }
  const reads = createScanReads(pool)
  const attempts = createScanAttempts(pool)
  const control = createQueueControl(pool)
  const photos = createLocalPhotoStore(env.STORAGE_DIR)
  // What is claimed before this gateway is registered would be taken for a dead one's.
  const wake = () => {
    if (listener !== null) dispatcher.wake()
  }
  const models = { keypoints: env.GATEWAY_KEYPOINTS_MODEL, marker: env.GATEWAY_MARKER_MODEL }
  const inference = createOpenInference(env.INFERENCE_URL, models, {
    ...(options.probeMs === undefined ? {} : { probeMs: options.probeMs }),
    onChange({ url, circuit }) {
      if (circuit.state !== 'closed')
        logger.warn(
          { server: url },
          circuit.state === 'open' ? 'an inference server is left alone' : 'it is tried again',
        )
      else logger.info({ server: url }, 'the inference server can be reached again')
      if (allowed() === 0) logger.warn('no inference server can be reached; scans wait')
      if (circuit.state === 'closed') void served.refresh()
      wake()
    },
  })
  const controls = createServerControls(env.INFERENCE_URL, env.TORCHSERVE_MANAGEMENT_URL)
  const served = watchServedModels(controls, Object.values(models), () => {
    for (const { url, models } of served.list())
      if (models.length > 0) logger.info({ server: url, models }, 'how a server runs the models')
    wake()
  })
  const limiter = createConcurrencyLimiter(() =>
    limitSettings(inference.servers(), (url) => served.batchSize(url, models.keypoints) ?? env.GATEWAY_BATCH_SIZE, {
      most: env.GATEWAY_IN_FLIGHT,
      objectiveMs: env.GATEWAY_LATENCY_OBJECTIVE_MS,
    }),
  )
  const allowed = () => scansAllowed(inference.servers(), limiter)
  const durations = createScanDurations(limiter.limit())
  const budget = createUploadBudget(env.GATEWAY_UPLOAD_MEGABYTES * 1024 * 1024)
  const hub = createStatusHub()
  const stopping = new AbortController()

  let allSlots: number | null = null
  const meter = createQueueMeter(pool)
  const limits = {
    queueLength: env.GATEWAY_QUEUE_LIMIT,
    uploadBytes: env.GATEWAY_UPLOAD_MEGABYTES * 1024 * 1024,
    decodes: env.GATEWAY_DECODES,
  }
  registerQueueGauges(metrics.registry, {
    figures: async () => await meter.read(limits.queueLength),
    inFlight: () => dispatcher.heldLeases().length,
    uploadBytes: () => budget.held(),
    allSlots: () => allSlots,
    limits,
  })
  registerInferenceGauges(metrics.registry, { limit: allowed, servers: inference.servers, served: served.list })

  const measuring = {
    inference: observeInference(inference, { tracing, metrics }),
    photos,
    monotonicMs: () => performance.now(),
    inferenceTimeoutMs: env.GATEWAY_INFERENCE_TIMEOUT_SECONDS * 1000,
  }
  const dispatcher = createDispatcher({
    gatewayId: id,
    attempts,
    measure: async (scan, signal, onAsking) =>
      await inSpan(tracing, 'measure', {}, async () => await measureScan(measuring, scan, signal, onAsking)),
    around: async (scan, task) => await traceAttempt(tracing, scan, task),
    limit: allowed,
    onSample: limiter.observe,
    random: options.random ?? Math.random,
    logger,
    onSettled(scan, outcome, settlement, durationMs) {
      metrics.observeAttempt(scan, outcome, settlement, durationMs / 1000)
      showSettlement(tracing, outcome, settlement)
      if (settlement === 'succeeded') durations.observe(durationMs)
      const entry = { scanId: scan.scanId, attempt: scan.attempt, settlement, ms: Math.round(durationMs) }
      if (outcome.kind === 'failed' && outcome.code === 'inference-failed')
        logger.error({ ...entry, code: outcome.code, reason: outcome.reason }, 'a scan failed on our side')
      else if ('reason' in outcome) logger.warn({ ...entry, reason: outcome.reason }, 'attempt')
      else logger.info(entry, 'attempt')
    },
  })
  const registry = createGatewayRegistry(pool)
  const sweeper = createSweeper(
    { registry, photos },
    id,
    () => limiter.limit(),
    () => dispatcher.heldLeases(),
    logger,
    ({ slots, freed, expired }) => {
      allSlots = slots
      durations.setSlots(slots)
      metrics.countTakenOver(freed.length)
      metrics.countExpired(expired.length)
    },
  )
  let listener: ScanListener | null = null

  const server = createServer(logger, metrics, tracing)
  const { app } = server
  registerStatusRoutes(app, {
    version,
    registry: metrics.registry,
    isStopping: () => stopping.signal.aborted,
    isListening: () => listener?.isListening() ?? false,
    isInferenceReachable: async () => await inference.isReachable(),
    // Asks the database, so it also says whether that is up.
    queueMode: async () =>
      await control.read().then(
        ({ mode }) => mode,
        () => null,
      ),
  })
  const shared = { reads, estimateWaitMs: durations.estimateWaitMs }
  let endStreams = () => {}
  const scanOptions = {
    ...shared,
    queue,
    quotas: env.GATEWAY_QUOTAS,
    photos,
    preparePhoto: createPreparePhoto(env.GATEWAY_DECODES),
    intake: createIntake(),
    newId: randomUUID,
    hash: hashText,
    traceparent: () => tracing.active().traceparent,
    limits: {
      queueLength: env.GATEWAY_QUEUE_LIMIT,
      interactiveDeadlineSeconds: env.GATEWAY_DEADLINE_SECONDS,
      bulkDeadlineSeconds: env.GATEWAY_BULK_DEADLINE_SECONDS,
    },
    budget,
    metrics,
    hub,
    stopping: stopping.signal,
  }
  const authentication = {
    findApiKey: async (hash: string) => await findApiKey(pool, hash),
    actorTokenSecret: env.ACTOR_TOKEN_SECRET,
  }
  app.register(async (scans) => {
    scans.addHook('onRequest', requireActor(authentication))
    registerScanRoutes(scans, scanOptions)
    endStreams = registerScanEventsRoute(scans, {
      ...shared,
      hub,
      logger,
      heartbeatMs: options.heartbeatMs ?? 15_000,
      positionMs: options.positionMs ?? 5_000,
    })
  })
  app.register(async (steering) => {
    steering.addHook('onRequest', requireActor(authentication))
    readJsonBodies(steering)
    registerQueueRoutes(steering, {
      control,
      deadLetters: createDeadLetters(pool),
      deadlineSeconds: env.GATEWAY_BULK_DEADLINE_SECONDS,
    })
    registerInferenceRoutes(steering, {
      servers: controls,
      models: Object.values(models),
      live: inference.servers,
      log: createAdminLog(pool),
      limit: allowed,
      inFlight: () => dispatcher.heldLeases().length,
    })
  })
  app.register(async (legacy) => {
    const anonymousKey = env.GATEWAY_LEGACY_API_KEY
    legacy.addHook('onRequest', requireActor({ ...authentication, anonymousKey }))
    registerLegacyRoutes(legacy, { ...scanOptions, logger, asyncByDefault: env.GATEWAY_LEGACY_ASYNC })
  })

  return {
    id,
    async start() {
      await registry.heartbeat(id, limiter.limit(), gatewayStaleSeconds).catch((error: unknown) => {
        if (isOutage(error)) return
        const reason = error instanceof Error ? error.message : String(error)
        throw new Error(
          `The database is not ready for the gateway: ${reason}. Run the migrations, then start it again.`,
        )
      })
      await sweeper.start()
      listener = createScanListener({
        newListener: () => newListener(env.DATABASE_URL),
        onDue: dispatcher.wake,
        onStatus(scanId, status) {
          if (status === 'cancelled') dispatcher.abandon(scanId)
          hub.publish(scanId)
        },
        onListening() {
          hub.publishAll()
          dispatcher.wake()
        },
        onLost: (error) => logger.warn({ error }, 'not hearing of new scans; polling'),
      })
      await app.listen({ host: env.HOST, port: env.PORT })
      const address = app.server.address() as AddressInfo
      logger.info({ gatewayId: id, port: address.port, version }, 'the gateway is up')
      return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`
    },
    async stop() {
      if (stopping.signal.aborted) return
      stopping.abort()
      logger.info('stopping')
      endStreams()
      const graceMs = env.GATEWAY_STOP_GRACE_SECONDS * 1000
      await Promise.all([server.close(graceMs), dispatcher.stop(graceMs)])
      await sweeper.stop()
      await listener?.close()
      served.stop()
      await inference.close()
      await pool.end()
      logger.info('stopped')
    },
  }
}
