import type { UserActor } from '@fitsize/identity/rules'
import { z } from 'zod'
import type { Clock, NewId } from '../ambient'
import type { ConsentChange, ConsentStore } from './ports'

/** Of the text that people agree to; a change of what it says is a new version, which the old consent does not cover. */
export const consentVersion = 1

export const consentSchema = z.object({
  granted: z.boolean(),
  /** Since when; null for those who never said anything, which is no. */
  since: z.date().nullable(),
})
export type Consent = z.infer<typeof consentSchema>

/**
 * Whether somebody's photos of a moment may be used to improve the model: by what they had said until then, and only while
 * they have not withdrawn it since.
 * @param changes newest first
 */
export function mayUsePhotoOf(changes: readonly ConsentChange[], takenAt: Date): boolean {
  const now = changes[0]
  const then = changes.find(({ at }) => at <= takenAt)
  return now?.granted === true && then?.granted === true
}

/** What somebody has said about the use of their photos. */
export async function readConsent(
  ports: { readonly consents: Pick<ConsentStore, 'list'> },
  actor: UserActor,
): Promise<Consent> {
  const [newest] = await ports.consents.list(actor.userId)
  if (newest === undefined) return { granted: false, since: null }
  return { granted: newest.granted && newest.version === consentVersion, since: newest.at }
}

/** Gives or withdraws consent. What was said before is kept; saying the same again adds nothing. */
export async function changeConsent(
  ports: { readonly consents: ConsentStore; readonly now: Clock; readonly newId: NewId },
  actor: UserActor,
  granted: boolean,
): Promise<Consent> {
  const present = await readConsent(ports, actor)
  if (present.granted === granted) return present
  const at = ports.now()
  await ports.consents.add({ id: ports.newId(), userId: actor.userId, at, granted, version: consentVersion })
  return { granted, since: at }
}
