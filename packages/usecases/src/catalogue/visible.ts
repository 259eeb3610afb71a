import { type Actor, hasBrandRole } from '@fitsize/identity/rules'
import type { ViewerId, Visibility } from './ports'

/** Everybody sees what is published; drafts and the archive are for those who keep the brand. */
export const isVisible = (actor: Actor | null, { isPublic, membership }: Visibility): boolean =>
  isPublic || (actor !== null && hasBrandRole(actor, membership, 'VIEWER'))

export const viewerOf = (actor: Actor | null): ViewerId => (actor?.kind === 'user' ? actor.userId : null)
