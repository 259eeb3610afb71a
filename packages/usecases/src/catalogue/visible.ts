import { type Actor, mayManageBrand } from '@fitsize/identity/rules'
import type { Visibility } from './ports'

/** Everybody sees what is published; drafts and the archive are for those who keep the brand. */
export const isVisible = (actor: Actor | null, { status, brandOwnerId }: Visibility): boolean =>
  status === 'PUBLISHED' || (actor !== null && mayManageBrand(actor, brandOwnerId))
