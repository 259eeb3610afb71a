import { quotaClasses } from '@fitsize/identity'
import type { Quotas } from '@fitsize/usecases'
import type { z } from 'zod'

/** Generous: they keep one key from filling the disk, not from its work. A creator's bulk scan is five thousand photos. */
const standardQuotas: Quotas = {
  guest: { unfinished: 20, perMinute: 60 },
  standard: { unfinished: 500, perMinute: 3_000 },
  creator: { unfinished: 5_000, perMinute: 12_000 },
  admin: { unfinished: 5_000, perMinute: 12_000 },
}

const form = /^([a-z]+)=([1-9]\d{0,6})@([1-9]\d{0,6})$/

/**
 * Quotas from a setting such as "guest=20@60 standard=500@3000".
 * @param context takes what is wrong with it
 */
export function quotasOf(text: string, context: z.RefinementCtx): Quotas {
  const quotas = { ...standardQuotas }
  for (const part of text.split(/\s+/).filter((word) => word !== '')) {
    const [, name, unfinished, perMinute] = form.exec(part) ?? []
    const quotaClass = quotaClasses.find((known) => known === name)
    if (quotaClass === undefined) context.addIssue(`"${part}" is not CLASS=UNFINISHED@PER_MINUTE`)
    else quotas[quotaClass] = { unfinished: Number(unfinished), perMinute: Number(perMinute) }
  }
  return quotas
}
