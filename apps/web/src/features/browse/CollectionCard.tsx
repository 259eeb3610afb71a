import type { CollectionSummary } from '@fitsize/usecases'
import Image from 'next/image'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/navigation'
import styles from './browse.module.css'

/** A collection in the list: its first garments side by side. */
export async function CollectionCard({ collection }: { readonly collection: CollectionSummary }) {
  const t = await getTranslations('browse')
  return (
    <article className={styles.card}>
      <div className={styles.strip}>
        {collection.images.map((image) => (
          <span key={image}>
            <Image src={image} alt="" fill sizes="(min-width: 64em) 13rem, 33vw" />
          </span>
        ))}
      </div>
      <div className={styles.body}>
        <h2>
          <Link href={`/collections/${collection.brand.slug}/${collection.slug}`}>{collection.title}</Link>
        </h2>
        <p className={styles.by}>{t('by', { brand: collection.brand.name })}</p>
        <p className={styles.count}>{t('garments', { count: collection.garmentCount })}</p>
      </div>
    </article>
  )
}
