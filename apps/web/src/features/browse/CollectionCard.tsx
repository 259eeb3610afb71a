import type { CollectionSummary } from '@fitsize/usecases'
import Image from 'next/image'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/navigation'
import { BrandName } from './BrandName'
import styles from './browse.module.css'
import { photoPath } from './photo-path'

/** A collection in the list: its first garments side by side. */
export async function CollectionCard({ collection }: { readonly collection: CollectionSummary }) {
  const t = await getTranslations('browse')
  return (
    <article className={styles.card}>
      {collection.coverId === null ? (
        <div className={styles.strip}>
          {collection.photoIds.map((photoId) => (
            <span key={photoId}>
              <Image src={photoPath(photoId)} alt="" fill sizes="(min-width: 64em) 13rem, 33vw" />
            </span>
          ))}
        </div>
      ) : (
        <div className={styles.cover}>
          <Image src={photoPath(collection.coverId)} alt="" fill sizes="(min-width: 64em) 39rem, 92vw" />
        </div>
      )}
      <div className={styles.body}>
        <h2>
          <Link href={`/collections/${collection.brand.slug}/${collection.slug}`}>{collection.title}</Link>
        </h2>
        <p className={styles.by}>{t.rich('by', { brand: () => <BrandName brand={collection.brand} /> })}</p>
        <p className={styles.count}>{t('garments', { count: collection.garmentCount })}</p>
      </div>
    </article>
  )
}
