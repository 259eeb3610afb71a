import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { quotasOf } from './scans/quotas'

const httpUrl = z.url({ protocol: /^https?$/ })

const envSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  STORAGE_DIR: z.string().min(1),
  /** One address of the inference server, or several with commas between. */
  TORCHSERVE_URL: z
    .string()
    .transform((text) => text.split(',').map((address) => address.trim()))
    .pipe(z.array(httpUrl).min(1)),
  ACTOR_TOKEN_SECRET: z.string().min(32, 'needs at least 32 characters'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Scans sent to the inference server at a time: two batches of eight, so that one fills while one runs. */
  GATEWAY_IN_FLIGHT: z.coerce.number().int().min(1).max(1024).default(16),
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
  /** How long a stopping gateway waits for scans it is running before it gives them back. */
  GATEWAY_STOP_GRACE_SECONDS: z.coerce.number().min(0).default(10),
})

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
