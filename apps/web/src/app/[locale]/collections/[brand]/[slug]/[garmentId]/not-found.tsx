import { GarmentGone } from '@/features/browse/garment/GarmentGone'
import { moreGarments } from '@/server/more-garments'

export default function CatalogueGarmentNotFound() {
  return <GarmentGone load={moreGarments} />
}
