import { trpc } from '../../trpc'
import { erase } from './erase'
import { get } from './get'
import { list } from './list'
import { remove } from './remove'
import { rename } from './rename'
import { restore } from './restore'
import { saveScan } from './save-scan'

export const wardrobeRouter = trpc.router({ list, get, saveScan, rename, remove, restore, erase })
