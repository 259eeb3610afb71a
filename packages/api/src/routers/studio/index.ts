import { trpc } from '../../trpc'
import { acceptInvitation } from './accept-invitation'
import { arrangePhotos } from './arrange-photos'
import { brand } from './brand'
import { brands } from './brands'
import { changeBrand } from './change-brand'
import { changeCollection } from './change-collection'
import { changeGarment } from './change-garment'
import { changeGarments } from './change-garments'
import { changeMemberRole } from './change-member-role'
import { collection } from './collection'
import { collections } from './collections'
import { createBrand } from './create-brand'
import { createCollection } from './create-collection'
import { createGarment } from './create-garment'
import { deleteBrand } from './delete-brand'
import { deleteCollection } from './delete-collection'
import { deleteGarments } from './delete-garments'
import { duplicateGarment } from './duplicate-garment'
import { garment } from './garment'
import { garments } from './garments'
import { hiddenPhotos } from './hidden-photos'
import { invitation } from './invitation'
import { inviteMember } from './invite-member'
import { members } from './members'
import { moveCollection } from './move-collection'
import { orderGarments } from './order-garments'
import { previewCollection } from './preview-collection'
import { readSizeChart } from './read-size-chart'
import { removeCover } from './remove-cover'
import { removeMember } from './remove-member'
import { reportPhoto } from './report-photo'
import { reviewPhoto } from './review-photo'
import { saveSizeChart } from './save-size-chart'
import { verifyBrand } from './verify-brand'
import { withdrawInvitation } from './withdraw-invitation'

export const studioRouter = trpc.router({
  brands,
  createBrand,
  brand,
  changeBrand,
  deleteBrand,
  verifyBrand,
  members,
  changeMemberRole,
  removeMember,
  inviteMember,
  withdrawInvitation,
  invitation,
  acceptInvitation,
  collections,
  collection,
  previewCollection,
  createCollection,
  changeCollection,
  moveCollection,
  orderGarments,
  deleteCollection,
  removeCover,
  garments,
  garment,
  createGarment,
  changeGarment,
  changeGarments,
  duplicateGarment,
  deleteGarments,
  arrangePhotos,
  readSizeChart,
  saveSizeChart,
  reportPhoto,
  hiddenPhotos,
  reviewPhoto,
})
