import { SizeLabel } from '@fitsize/ui'
import type { CataloguePage } from '@fitsize/usecases'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import type { GarmentFit } from '@/server/garment-fit'
import { BrandName } from './BrandName'
import styles from './CatalogueCard.module.css'
import { CataloguePicture } from './CataloguePicture'
import { categoryWord } from './category-words'
import { FavouriteButton } from './favourites/FavouriteButton'
import { CardFit } from './fit/CardFit'
import { sizeLook } from './fit/size-look'
import { garmentPath } from './garment-path'
import { formatPrice } from './price'

export type CatalogueCardProps = {
  readonly garment: CataloguePage['items'][number]
  readonly kept: boolean
  readonly signedIn: boolean
  readonly references: GarmentFit['references']
  /** The first pictures of a page are fetched at once. */
  readonly eager?: boolean
  /** Where its preview is, for makers who look at what nobody else can see yet. */
  readonly previewPath?: string
}

/** A garment in a list: picture, price, and for somebody with a wardrobe the size that fits and how well. */
export function CatalogueCard({ garment, kept, signedIn, references, eager = false, previewPath }: CatalogueCardProps) {
  const t = useTranslations('browse')
  const types = useTranslations('garments.types')
  const categories = useTranslations('garments.categories')
  const locale = useLocale()
  const name = garment.name[locale]
  const { fit } = garment
  const look = fit === null ? null : sizeLook(fit.verdict)
  return (
    <article className={styles.card}>
      <div className={styles.tile}>
        <CataloguePicture
          photoId={garment.photoId}
          garmentType={garment.garmentType}
          direct={previewPath !== undefined}
          alt=""
          sizes="(min-width: 64em) 22rem, (min-width: 40em) 45vw, 92vw"
          {...(eager ? { loading: 'eager' as const } : {})}
        />
        {fit !== null && look !== null && (
          <span className={styles.size}>
            <SizeLabel size={fit.label} caption={t(`card.${look.caption}`)} look={look.look} />
          </span>
        )}
      </div>
      <div className={styles.body}>
        <div className={styles.line}>
          <h3>
            <Link href={previewPath ?? garmentPath(garment)} prefetch={false}>
              {name}
            </Link>
          </h3>
          <span className={styles.price}>{formatPrice(garment.priceMinor, garment.currency, locale)}</span>
        </div>
        <p className={styles.by}>
          <BrandName brand={garment.brand} /> <span aria-hidden="true">·</span>{' '}
          {garment.category === null ? types(garment.garmentType) : categoryWord(categories, garment.category)}
          {garment.colour !== null && `, ${garment.colour[locale]}`}
        </p>
        {fit !== null && <CardFit fit={fit} garmentType={garment.garmentType} references={references} />}
      </div>
      {previewPath === undefined && (
        <div className={styles.keep}>
          <FavouriteButton garmentId={garment.id} name={name} kept={kept} signedIn={signedIn} />
        </div>
      )}
    </article>
  )
}
