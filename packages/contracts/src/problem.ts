import { z } from 'zod'
import { type DomainErrorCode, domainErrors } from './errors'
import type { DomainError } from './result'

const codes = Object.keys(domainErrors) as [DomainErrorCode, ...DomainErrorCode[]]
export const domainErrorCodeSchema = z.enum(codes)

/** RFC 9457 problem document, media type application/problem+json. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: domainErrorCodeSchema,
  hint: z.string(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  fields: z.record(z.string(), z.string()).optional(),
})
export type Problem = z.infer<typeof problemSchema>

/** The problem document of a domain error. */
export function problemOf(error: DomainError, instance?: string): Problem {
  const { status, title, hint } = domainErrors[error.code]
  return {
    type: `urn:fitsize:problem:${error.code}`,
    title,
    status,
    code: error.code,
    hint,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    ...(instance === undefined ? {} : { instance }),
    ...(error.fields === undefined ? {} : { fields: error.fields }),
  }
}
