import { buttonClass, SizeLabel } from '@fitsize/ui'
import { IconExternalLink } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { environment } from '@/env'
import { BrandName } from '@/features/browse/BrandName'
import { categoryWord } from '@/features/browse/category-words'
import { FavouriteButton } from '@/features/browse/favourites/FavouriteButton'
import { GarmentFitPanels } from '@/features/browse/garment/GarmentFitPanels'
import { GarmentOutlines } from '@/features/browse/garment/GarmentOutlines'
import styles from '@/features/browse/garment/GarmentPage.module.css'
import { GarmentPhotos } from '@/features/browse/garment/GarmentPhotos'
import { productData, scriptText } from '@/features/browse/garment/structured-data'
import { garmentPath } from '@/features/browse/garment-path'
import { Invitation } from '@/features/browse/Invitation'
import { photoPath } from '@/features/browse/photo-path'
import { formatPrice } from '@/features/browse/price'
import { SharePage } from '@/features/browse/SharePage'
import { SizeChart } from '@/features/browse/SizeChart'
import { Trail } from '@/features/browse/Trail'
import { labelledAs } from '@/features/dimensions/dimension-words'
import { UnitChoice } from '@/features/lengths/UnitChoice'
import { Page } from '@/features/shell/Page'
import { currentUser } from '@/server/actor'
import { readCatalogueGarmentPage } from '@/server/catalogue-pages'
import { keptAmong } from '@/server/catalogue-search'
import { fitOfGarment } from '@/server/garment-fit'

type GarmentPageProps = {
  readonly params: Promise<{ readonly brand: string; readonly slug: string; readonly garmentId: string }>
  readonly searchParams: Promise<{ readonly size?: string | string[] }>
}

export async function generateMetadata({ params }: GarmentPageProps): Promise<Metadata> {
  const garment = await readCatalogueGarmentPage((await params).garmentId)
  return { title: `${garment.name[await getLocale()]}, ${garment.brand.name}` }
}

export default async function CatalogueGarmentPage({ params, searchParams }: GarmentPageProps) {
  const { brand, slug, garmentId } = await params
  const { size: asked } = await searchParams
  const size = typeof asked === 'string' ? asked : null
  const garment = await readCatalogueGarmentPage(garmentId)
  if (garment.brand.slug !== brand || garment.collection.slug !== slug) notFound()
  const [user, kept, fit] = await Promise.all([currentUser(), keptAmong([garmentId]), fitOfGarment(garment)])
  const t = await getTranslations('browse')
  const types = await getTranslations('garments.types')
  const categories = await getTranslations('garments.categories')
  const dimensions = await getTranslations('garments.dimensions')
  const locale = await getLocale()
  const page = garmentPath(garment)
  const name = garment.name[locale]
  const colour = garment.colour?.[locale] ?? null
  const pictured = colour === null ? name : `${name}, ${colour}`
  const category = garment.category === null ? types(garment.garmentType) : categoryWord(categories, garment.category)
  const composition = garment.composition?.[locale] ?? null
  const absolute = (path: string) => new URL(path, environment().AUTH_URL).href
  const data = productData(
    garment,
    {
      name,
      colour,
      category,
      composition,
      dimension: (dimension, girth) => {
        const word = dimensions(labelledAs(garment.garmentType, dimension))
        return girth ? t('chart.girth', { dimension: word }) : word
      },
    },
    {
      page: absolute(`/${locale}${page}`),
      brand: absolute(`/${locale}/collections/${brand}`),
      images: garment.photos.map(({ id }) => absolute(photoPath(id))),
    },
  )
  return (
    <Page>
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: data of ours, in which nothing can end the element
        dangerouslySetInnerHTML={{ __html: scriptText(data) }}
      />
      <Trail
        steps={[
          { href: `/collections/${brand}`, name: garment.brand.name },
          { href: `/collections/${brand}/${slug}`, name: garment.collection.title },
        ]}
        here={name}
      />
      <div className={styles.columns}>
        <div className={styles.photo}>
          <GarmentPhotos garment={garment} name={pictured} />
        </div>
        <div>
          <p className={styles.brand}>
            <BrandName brand={garment.brand} />
          </p>
          <div className={styles.title}>
            <h1>{name}</h1>
            <span className={styles.price}>{formatPrice(garment.priceMinor, garment.currency, locale)}</span>
          </div>
          <p className={styles.kind}>{colour === null ? category : t('garment.from', { type: category, colour })}</p>
          <dl className={styles.facts}>
            {composition !== null && (
              <div>
                <dt>{t('garment.composition')}</dt>
                <dd>{composition}</dd>
              </div>
            )}
            {garment.fitStyle !== null && (
              <div>
                <dt>{t('garment.style')}</dt>
                <dd>{t(`styles.${garment.fitStyle}`)}</dd>
              </div>
            )}
          </dl>
          {fit === null ? (
            <>
              {garment.sizes.length > 0 && (
                <ul className={styles.sizes} aria-label={t('sizes')}>
                  {garment.sizes.map(({ id, label }) => (
                    <li key={id}>
                      <SizeLabel size={label} />
                    </li>
                  ))}
                </ul>
              )}
              <div className={styles.panelGap}>
                <Invitation signedIn={user !== null} next={page} about="garment" />
              </div>
            </>
          ) : (
            <GarmentFitPanels
              garment={garment}
              fit={fit}
              page={page}
              size={size}
              outlines={<GarmentOutlines garment={garment} fit={fit} size={size} />}
            />
          )}
          <div className={styles.actions}>
            {garment.shopUrl !== null && (
              <a
                href={garment.shopUrl}
                rel="nofollow noopener"
                target="_blank"
                className={`${buttonClass({ kind: 'primary', size: 'large' })} ${styles.shop}`}
              >
                {fit?.best == null
                  ? t('garment.shop', { brand: garment.brand.name })
                  : t('garment.shopSize', { size: fit.best.label, brand: garment.brand.name })}
                <IconExternalLink size={20} stroke={1.7} aria-hidden="true" />
              </a>
            )}
            <FavouriteButton
              garmentId={garmentId}
              name={name}
              kept={kept.has(garmentId)}
              signedIn={user !== null}
              look="word"
            />
            <SharePage title={`${name}, ${garment.brand.name}`} />
          </div>
          {garment.shopUrl !== null && (
            <p className={styles.note}>{t('garment.shopNote', { brand: garment.brand.name })}</p>
          )}
          <div className={styles.panel}>
            <div className={styles.panelHead}>
              <h2 id="size-chart">{t('chart.title')}</h2>
              {fit === null && <UnitChoice />}
            </div>
            <SizeChart garment={garment} labelledBy="size-chart" />
          </div>
        </div>
      </div>
    </Page>
  )
}
