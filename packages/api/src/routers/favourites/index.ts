import { trpc } from '../../trpc'
import { add } from './add'
import { among } from './among'
import { list } from './list'
import { remove } from './remove'

export const favouritesRouter = trpc.router({ list, among, add, remove })
