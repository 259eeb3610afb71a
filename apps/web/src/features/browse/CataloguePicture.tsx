import type { GarmentType } from '@fitsize/garments'
import Image from 'next/image'
import { GarmentDrawing } from '@/features/scan/GarmentDrawing'
import styles from './CataloguePicture.module.css'
import { photoPath } from './photo-path'

type CataloguePictureProps = {
  readonly photoId: string | null
  readonly garmentType: GarmentType
  readonly alt: string
  readonly sizes: string
  readonly loading?: 'eager' | 'lazy'
  readonly fetchPriority?: 'high'
  /** As it is kept: of drafts nobody makes it smaller, who would ask without the member's cookie. */
  readonly direct?: boolean
}

/** The photo of a garment, filling its frame; without one, the drawing of its type. */
export function CataloguePicture({ photoId, garmentType, alt, direct = false, ...image }: CataloguePictureProps) {
  if (photoId !== null) return <Image src={photoPath(photoId)} alt={alt} fill unoptimized={direct} {...image} />
  return (
    <span className={styles.drawing}>
      <GarmentDrawing type={garmentType} size={96} />
    </span>
  )
}
