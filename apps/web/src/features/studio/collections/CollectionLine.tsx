import type { StudioCollection } from '@fitsize/usecases'
import { IconPhoto } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { photoPath } from '@/features/browse/photo-path'
import { seasonWords } from '@/features/browse/season-words'
import { Link } from '@/i18n/navigation'
import { LocalMoment } from '../LocalMoment'
import { StatusTag } from '../Tags'
import styles from './collections.module.css'

type CollectionLineProps = { readonly brand: string; readonly collection: StudioCollection }

/** A collection in the list of its brand. */
export function CollectionLine({ brand, collection }: CollectionLineProps) {
  const t = useTranslations('studio.collections')
  const seasons = useTranslations('browse.seasons')
  const { id, title, status, publishAt, cover, garmentCount, draftCount } = collection
  const season = seasonWords(seasons, collection)
  return (
    <article className={styles.line}>
      <span className={styles.cover}>
        {cover === null ? (
          <IconPhoto size={24} stroke={1.4} aria-hidden="true" />
        ) : (
          // biome-ignore lint/performance/noImgElement: the optimizer asks without the member's cookie
          <img src={photoPath(cover.id)} alt="" loading="lazy" />
        )}
      </span>
      <div className={styles.text}>
        <h2>
          <Link href={`/studio/${brand}/collections/${id}`} prefetch={false}>
            {title}
          </Link>
        </h2>
        <p>
          {season !== null && `${season}, `}
          {t('garments', { count: garmentCount })}
          {draftCount > 0 && status !== 'DRAFT' && `, ${t('drafts', { count: draftCount })}`}
        </p>
      </div>
      <div className={styles.state}>
        <StatusTag status={status} />
        {publishAt !== null && <LocalMoment at={publishAt} />}
      </div>
    </article>
  )
}
