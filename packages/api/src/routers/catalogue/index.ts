import { trpc } from '../../trpc'
import { collection } from './collection'
import { collections } from './collections'
import { garment } from './garment'

export const catalogueRouter = trpc.router({ collections, collection, garment })
