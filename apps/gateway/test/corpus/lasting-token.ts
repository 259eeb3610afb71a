import { type RequestActor, signActorToken } from '@fitsize/identity'
import { actorTokenSecret } from '../house'

/** A token that outlives a run on a slow machine; the usual ones last a minute. */
export const lastingToken = async (actor: RequestActor): Promise<string> =>
  await signActorToken(actor, { secret: actorTokenSecret, ttlSeconds: 3600 })
