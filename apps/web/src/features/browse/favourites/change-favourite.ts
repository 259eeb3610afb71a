import { createApiClient } from '@/trpc/api-client'
import { problemOfError } from '@/trpc/problem-of-error'

/** Keeps a garment among the visitor's favourites, or lets it go. Whether it is as was wanted. */
export async function changeFavourite(garmentId: string, keep: boolean): Promise<boolean> {
  const { favourites } = createApiClient()
  try {
    await (keep ? favourites.add : favourites.remove).mutate({ garmentId })
    return true
  } catch (error) {
    // Removed in another window meanwhile: what was wanted is so.
    return !keep && problemOfError(error).code === 'not-found'
  }
}
