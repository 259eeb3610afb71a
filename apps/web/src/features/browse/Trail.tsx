import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import styles from './browse.module.css'

type TrailProps = {
  readonly steps: readonly { readonly href: string; readonly name: string }[]
  readonly here: string
}

/** From everything down to the present page. */
export function Trail({ steps, here }: TrailProps) {
  const t = useTranslations('browse')
  return (
    <nav className={styles.trail} aria-label={t('trail')}>
      {[{ href: '/collections', name: t('all') }, ...steps].map(({ href, name }) => (
        <span key={href}>
          <Link href={href}>{name}</Link> <span aria-hidden="true">/</span>
        </span>
      ))}
      <span aria-current="page">{here}</span>
    </nav>
  )
}
