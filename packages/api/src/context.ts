import type { GuestActor, UserActor } from '@fitsize/identity/rules'
import type {
  BrandStore,
  CataloguePhotoStore,
  CatalogueStore,
  Clock,
  CollectionStore,
  ConsentStore,
  FavouriteStore,
  InvitationStore,
  Jobs,
  LinkSecrets,
  MemberStore,
  NewId,
  Passwords,
  PhotoStore,
  RateCounters,
  ScanReads,
  SessionStore,
  SizeChartStore,
  StudioGarmentStore,
  TokenStore,
  UserStore,
  WardrobeStore,
} from '@fitsize/usecases'

/** Everything the procedures reach the world through; the web application's composition root makes it once. */
export type ApiPorts = {
  readonly users: UserStore
  readonly sessions: SessionStore
  readonly tokens: Pick<TokenStore, 'take'>
  readonly linkSecrets: Pick<LinkSecrets, 'hashOf'>
  readonly consents: ConsentStore
  readonly passwords: Passwords
  readonly rateCounters: RateCounters
  readonly jobs: Jobs
  readonly now: Clock
  readonly newId: NewId
  readonly wardrobe: WardrobeStore
  readonly catalogue: CatalogueStore
  readonly favourites: FavouriteStore
  readonly brands: BrandStore
  readonly members: MemberStore
  readonly invitations: InvitationStore
  readonly collections: CollectionStore
  readonly garments: StudioGarmentStore
  readonly sizeCharts: SizeChartStore
  readonly cataloguePhotos: CataloguePhotoStore
  readonly scans: Pick<ScanReads, 'find'>
  readonly photos: Pick<PhotoStore, 'get' | 'copy' | 'delete'>
}

/** Who asks, from where. One per request. */
export type ApiContext = {
  readonly ports: ApiPorts
  /** Whoever is signed in, with the role the database gives them today. */
  readonly user: UserActor | null
  /** Their sign-in in this browser; null when they reached us otherwise. */
  readonly sessionId: string | null
  /** Whom the guest cookie names, also beside a user: what a guest measured can be saved after signing up. */
  readonly guest: GuestActor | null
  /** IP address of the client, as a trusted proxy or the socket names it. */
  readonly clientAddress: string
}
