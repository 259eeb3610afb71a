import type { GuestActor, UserActor } from '@fitsize/identity/rules'
import type {
  CatalogueStore,
  FavouriteStore,
  PhotoStore,
  ScanReads,
  SignUpPorts,
  WardrobeStore,
} from '@fitsize/usecases'

/** Everything the procedures reach the world through; the web application's composition root makes it once. */
export type ApiPorts = SignUpPorts & {
  readonly wardrobe: WardrobeStore
  readonly catalogue: CatalogueStore
  readonly favourites: FavouriteStore
  readonly scans: Pick<ScanReads, 'find'>
  readonly photos: Pick<PhotoStore, 'get' | 'copy' | 'delete'>
}

/** Who asks, from where. One per request. */
export type ApiContext = {
  readonly ports: ApiPorts
  /** Whoever is signed in, with the role the database gives them today. */
  readonly user: UserActor | null
  /** Whom the guest cookie names, also beside a user: what a guest measured can be saved after signing up. */
  readonly guest: GuestActor | null
  /** IP address of the client, as a trusted proxy or the socket names it. */
  readonly clientAddress: string
}
