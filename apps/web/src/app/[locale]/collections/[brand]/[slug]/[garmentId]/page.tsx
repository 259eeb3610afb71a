import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { environment } from '@/env'
import { categoryWord } from '@/features/browse/category-words'
import { FavouriteButton } from '@/features/browse/favourites/FavouriteButton'
import { GarmentOutlines } from '@/features/browse/garment/GarmentOutlines'
import { GarmentView } from '@/features/browse/garment/GarmentView'
import { productData, scriptText } from '@/features/browse/garment/structured-data'
import { garmentPath } from '@/features/browse/garment-path'
import { Invitation } from '@/features/browse/Invitation'
import { photoPath } from '@/features/browse/photo-path'
import { SharePage } from '@/features/browse/SharePage'
import { Trail } from '@/features/browse/Trail'
import { labelledAs } from '@/features/dimensions/dimension-words'
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
      <GarmentView
        garment={garment}
        fit={fit}
        page={page}
        size={size}
        outlines={fit === null ? null : <GarmentOutlines garment={garment} fit={fit} size={size} />}
        invitation={<Invitation signedIn={user !== null} next={page} about="garment" />}
      >
        <FavouriteButton
          garmentId={garmentId}
          name={name}
          kept={kept.has(garmentId)}
          signedIn={user !== null}
          look="word"
        />
        <SharePage title={`${name}, ${garment.brand.name}`} />
      </GarmentView>
    </Page>
  )
}
