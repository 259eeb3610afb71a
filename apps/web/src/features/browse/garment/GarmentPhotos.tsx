import type { CatalogueGarmentPage } from '@fitsize/usecases'
import { useTranslations } from 'next-intl'
import { CataloguePicture } from '../CataloguePicture'
import { photoPath } from '../photo-path'
import styles from './GarmentPhotos.module.css'
import { PhotoZoom } from './PhotoZoom'

type GarmentPhotosProps = {
  readonly garment: Pick<CatalogueGarmentPage, 'garmentType' | 'photos'>
  /** The garment with its colour. */
  readonly name: string
  readonly direct?: boolean
}

/** A garment's photos: the first one large, the others below it, each of which opens over the whole window. */
export function GarmentPhotos({ garment: { garmentType, photos }, name, direct = false }: GarmentPhotosProps) {
  const t = useTranslations('browse.garment')
  const [first, ...others] = photos
  if (first === undefined)
    return (
      <div className={styles.first}>
        <CataloguePicture photoId={null} garmentType={garmentType} alt="" sizes="" />
      </div>
    )
  return (
    <>
      <div className={styles.first}>
        <PhotoZoom source={photoPath(first.id)} name={name}>
          <CataloguePicture
            photoId={first.id}
            garmentType={garmentType}
            alt={name}
            direct={direct}
            loading="eager"
            fetchPriority="high"
            sizes="(min-width: 64em) 36rem, 92vw"
          />
        </PhotoZoom>
      </div>
      {others.length > 0 && (
        <ul className={styles.others}>
          {others.map(({ id }, index) => {
            const called = t('photo', { name, number: index + 2, count: photos.length })
            return (
              <li key={id}>
                <PhotoZoom source={photoPath(id)} name={called}>
                  <CataloguePicture photoId={id} garmentType={garmentType} alt={called} direct={direct} sizes="11rem" />
                </PhotoZoom>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
