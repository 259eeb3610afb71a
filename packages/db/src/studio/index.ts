import type { Database } from '../client'
import { createBrandStore } from './brand-store'
import { createCollectionStore } from './collection-store'
import { createStudioGarmentStore } from './garment-store'
import { createInvitationStore } from './invitation-store'
import { createMemberStore } from './member-store'
import { createCataloguePhotoStore } from './photo-store'
import { createSizeChartStore } from './size-chart-store'

/** All that the studio keeps, each under the name of its port. */
export const createStudioStores = (database: Database) => ({
  brands: createBrandStore(database),
  members: createMemberStore(database),
  invitations: createInvitationStore(database),
  collections: createCollectionStore(database),
  garments: createStudioGarmentStore(database),
  sizeCharts: createSizeChartStore(database),
  cataloguePhotos: createCataloguePhotoStore(database),
})
