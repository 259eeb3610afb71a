import { trpc } from '../../trpc'
import { addByHand } from './add-by-hand'
import { correctPoints } from './correct-points'
import { count } from './count'
import { describeFit } from './describe-fit'
import { erase } from './erase'
import { get } from './get'
import { list } from './list'
import { listRemoved } from './list-removed'
import { measureByHand } from './measure-by-hand'
import { remove } from './remove'
import { rename } from './rename'
import { restore } from './restore'
import { saveScan } from './save-scan'
import { setWish, wishes } from './wishes'

export const wardrobeRouter = trpc.router({
  list,
  listRemoved,
  count,
  get,
  saveScan,
  addByHand,
  measureByHand,
  correctPoints,
  describeFit,
  wishes,
  setWish,
  rename,
  remove,
  restore,
  erase,
})
