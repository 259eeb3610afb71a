import type { GarmentType } from '@fitsize/garments'
import { photoPath } from '@/features/browse/photo-path'
import { GarmentDrawing } from '@/features/scan/GarmentDrawing'
import styles from './studio.module.css'

type ThumbProps = { readonly photoId: string | null; readonly garmentType: GarmentType }

/** A garment's photo beside its name. As it is kept: drafts are shown to members alone, so nobody makes it smaller. */
export function Thumb({ photoId, garmentType }: ThumbProps) {
  return (
    <span className={styles.thumb}>
      {photoId === null ? (
        <GarmentDrawing type={garmentType} size={48} />
      ) : (
        // biome-ignore lint/performance/noImgElement: the optimizer asks without the member's cookie
        <img src={photoPath(photoId)} alt="" loading="lazy" decoding="async" />
      )}
    </span>
  )
}
