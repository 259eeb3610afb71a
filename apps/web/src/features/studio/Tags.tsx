import type { CollectionStatus } from '@fitsize/usecases'
import { IconAlertTriangle, IconArchive, IconCheck, IconClock, IconPencil } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import styles from './studio.module.css'

const looks: Readonly<
  Record<CollectionStatus, { readonly Icon: typeof IconCheck; readonly look: string | undefined }>
> = {
  DRAFT: { Icon: IconPencil, look: undefined },
  SCHEDULED: { Icon: IconClock, look: styles.soon },
  PUBLISHED: { Icon: IconCheck, look: styles.good },
  ARCHIVED: { Icon: IconArchive, look: undefined },
}

/** Where a collection or a garment stands, as a sign and a word. */
export function StatusTag({ status }: { readonly status: CollectionStatus }) {
  const t = useTranslations('studio.status')
  const { Icon, look } = looks[status]
  return (
    <span className={look === undefined ? styles.tag : `${styles.tag} ${look}`}>
      <Icon size={14} stroke={2} aria-hidden="true" />
      {t(status)}
    </span>
  )
}

/** What is missing, as a sign and words. */
export function WantingTag({ children }: { readonly children: string }) {
  return (
    <span className={`${styles.tag} ${styles.wanting}`}>
      <IconAlertTriangle size={14} stroke={2} aria-hidden="true" />
      {children}
    </span>
  )
}
