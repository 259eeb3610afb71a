import { trpc } from '../../trpc'
import { brand } from './brand'
import { collection } from './collection'
import { collections } from './collections'
import { facets } from './facets'
import { garment } from './garment'
import { search } from './search'

export const catalogueRouter = trpc.router({ brand, collections, collection, garment, search, facets })
