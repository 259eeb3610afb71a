import type { ViewerId, Visibility } from '../catalogue/ports'
import type { Favourite } from './favourite'

/** Where a page of favourites, newest first, goes on. */
export type FavouritePosition = { readonly keptAt: Date; readonly garmentId: string }

export interface FavouriteStore {
  /** What decides whether the garment may be seen; null when there is none. */
  visibilityOf(garmentId: string, viewerId: ViewerId): Promise<Visibility | null>
  /** Keeps a garment; one that is kept already stays as it was. */
  add(userId: string, garmentId: string, keptAt: Date): Promise<void>
  remove(userId: string, garmentId: string): Promise<boolean>
  /** Newest first, those after `after`. */
  list(userId: string, limit: number, after: FavouritePosition | null): Promise<readonly Favourite[]>
  /** Which of these garments the person keeps. */
  among(userId: string, garmentIds: readonly string[]): Promise<readonly string[]>
}
