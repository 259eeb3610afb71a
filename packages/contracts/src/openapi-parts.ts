import { z } from 'zod'
import { type DomainErrorCode, domainErrors } from './errors'

export type Json = { readonly [key: string]: unknown }

/** The JSON Schema of what a schema gives. */
export const jsonSchema = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Json
  return rest
}

/** Problem responses by HTTP status, each naming the codes it may carry. */
export function problems(codes: readonly DomainErrorCode[]): Json {
  const byStatus = new Map<number, DomainErrorCode[]>()
  for (const code of codes) {
    const { status } = domainErrors[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      String(status),
      {
        description: group
          .map((code) => `\`${code}\`: ${domainErrors[code].title}. ${domainErrors[code].hint}`)
          .join('\n\n'),
        ...(status === 429 || status === 503
          ? { headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 0 } } } }
          : {}),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

/** A JSON body of a named schema. */
export const json = (name: string): Json => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
})

/** What any operation may be refused with. */
export const everywhere = ['request-invalid', 'not-signed-in', 'unavailable', 'internal'] as const
