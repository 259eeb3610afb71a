import { z } from 'zod'

const secret = z.string().min(32, 'must have at least 32 characters')

const environmentSchema = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    GATEWAY_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:4000'),
    /** Signs who acts, for the gateway; the same value there. */
    ACTOR_TOKEN_SECRET: secret,
    /** Encrypts sessions and signs guests' cookies. */
    AUTH_SECRET: secret,
    /** Where browsers reach this application. */
    AUTH_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
    /** Folder of the photos, shared with the gateway. */
    STORAGE_DIR: z.string().min(1),
    /** Where mail is handed over, such as smtp://user:password@host:587; in development MAIL_OUTBOX_DIR instead. */
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    /** Folder into which mail is written as files that people can read, instead of being sent. */
    MAIL_OUTBOX_DIR: z.string().min(1).optional(),
    /** Who mail is from. */
    MAIL_FROM: z.string().min(1).default('FitSize <fitsize@localhost>'),
    /** Base address of an OTLP/HTTP receiver of traces. Without it nothing is traced, and nothing of OpenTelemetry loaded. */
    OTEL_EXPORTER_OTLP_ENDPOINT: z
      .union([z.url({ protocol: /^https?$/ }), z.literal('').transform(() => undefined)])
      .optional(),
    /** How many proxies in front add to X-Forwarded-For; the address that the outermost of them saw counts. */
    TRUSTED_PROXIES: z.coerce.number().int().min(1).max(10).default(1),
  })
  .refine(({ SMTP_URL, MAIL_OUTBOX_DIR }) => (SMTP_URL === undefined) !== (MAIL_OUTBOX_DIR === undefined), {
    path: ['SMTP_URL'],
    message: 'mail needs one way out: SMTP_URL, or MAIL_OUTBOX_DIR in development',
  })

export type Environment = z.infer<typeof environmentSchema>

let parsed: Environment | undefined

/**
 * This process's settings. Read when first needed, since a build has none.
 * @throws when a setting is missing or wrong; the message names each one.
 */
export function environment(): Environment {
  if (parsed !== undefined) return parsed
  const result = environmentSchema.safeParse(process.env)
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n')
    throw new Error(`The web application's settings are not valid:\n${problems}\nSet them in its environment.`)
  }
  parsed = result.data
  return parsed
}

export const isDevelopment = process.env.NODE_ENV === 'development'

/** False in Next's edge runtime, where no settings are needed. */
export const isNodeProcess = process.env.NEXT_RUNTIME === 'nodejs'
