import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { quotasOf } from './scans/quotas'

const httpUrl = z.url({ protocol: /^https?$/ })

const addresses = z
  .string()
  .transform((text) => text.split(',').map((address) => address.trim()))
  .pipe(z.array(httpUrl).min(1))
const modelName = z.string().regex(/^[\w.-]+$/)

const envFields = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  STORAGE_DIR: z.string().min(1),
  /**
   * One address of an inference server, or several with commas between: TorchServe, or any other that speaks the Open
   * Inference Protocol v2 and has both models.
   */
  INFERENCE_URL: addresses,
  /** TorchServe's management API for each of these addresses, in their order. Without it: workers are not steered. */
  TORCHSERVE_MANAGEMENT_URL: addresses.optional(),
  /** What the models are called there. */
  GATEWAY_KEYPOINTS_MODEL: modelName.default('keypoints'),
  GATEWAY_MARKER_MODEL: modelName.default('marker'),
  ACTOR_TOKEN_SECRET: z.string().min(32, 'needs at least 32 characters'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Scans that this gateway has at the inference servers at most; how many it has follows from the latency. */
  GATEWAY_IN_FLIGHT: z.coerce.number().int().min(1).max(1024).default(64),
  /** How long the models may take for a scan: below it more are sent at a time, above it fewer. */
  GATEWAY_LATENCY_OBJECTIVE_MS: z.coerce.number().int().min(10).max(60_000).default(1000),
  /** What fills a batch of the keypoint model, where its server does not say: this many are sent at least, to each. */
  GATEWAY_BATCH_SIZE: z.coerce.number().int().min(1).max(256).default(8),
  /** Photos decoded at a time. One of 50 megapixels takes up to 150 MB. */
  GATEWAY_DECODES: z.coerce.number().int().min(1).max(64).default(availableParallelism()),
  /** Megabytes of photos held while they arrive and wait to be decoded. */
  GATEWAY_UPLOAD_MEGABYTES: z.coerce.number().int().min(16).default(256),
  /** Waiting scans from which on new ones are refused. */
  GATEWAY_QUEUE_LIMIT: z.coerce.number().int().min(1).default(5000),
  /**
   * What each quota class may have unfinished at a time and send a minute, per key, account or guest; what is not named
   * stays as it is. Turns among keys are kept without it: it bounds what one key can fill the disk with.
   */
  GATEWAY_QUOTAS: z.string().default('').transform(quotasOf),
  GATEWAY_INFERENCE_TIMEOUT_SECONDS: z.coerce.number().min(1).default(30),
  GATEWAY_DEADLINE_SECONDS: z.coerce.number().min(1).default(600),
  GATEWAY_BULK_DEADLINE_SECONDS: z.coerce.number().min(1).default(86_400),
  /** The API key in whose name the legacy keypoint calls act that send none, as the first clients do; else they get 401. */
  GATEWAY_LEGACY_API_KEY: z.string().startsWith('fs_').optional(),
  /** Whether `execScript` answers with a task, as the original's later version did, when a call does not say. */
  GATEWAY_LEGACY_ASYNC: z.stringbool().default(false),
  /** Base address of an OTLP/HTTP receiver of traces. Without it nothing is traced, and nothing of OpenTelemetry loaded. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.union([httpUrl, z.literal('').transform(() => undefined)]).optional(),
  /** How long a stopping gateway waits for scans it is running before it gives them back. */
  GATEWAY_STOP_GRACE_SECONDS: z.coerce.number().min(0).default(10),
})

const envSchema = envFields.refine(
  ({ INFERENCE_URL: urls, TORCHSERVE_MANAGEMENT_URL: management }) =>
    management === undefined || management.length === urls.length,
  { path: ['TORCHSERVE_MANAGEMENT_URL'], error: 'needs as many addresses as INFERENCE_URL has, in the same order' },
)

export type Env = z.infer<typeof envSchema>

/**
 * The gateway's settings.
 * @throws an Error whose message names each variable that is missing or wrong.
 */
export function readEnv(variables: NodeJS.ProcessEnv = process.env): Env {
  const env = envSchema.safeParse(variables)
  if (env.success) return env.data
  const problems = env.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
  throw new Error(`The gateway cannot start with these environment variables:\n${problems.join('\n')}`)
}
