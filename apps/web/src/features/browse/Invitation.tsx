import { buttonClass } from '@fitsize/ui'
import { IconRulerMeasure } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import styles from './Invitation.module.css'

type InvitationProps = {
  readonly signedIn: boolean
  /** Where to come back to after signing in. */
  readonly next: string
  /** A list of garments, or the page of one. */
  readonly about?: 'list' | 'garment'
}

/** What measuring one garment would bring, for those who have nothing to compare with. */
export function Invitation({ signedIn, next, about = 'list' }: InvitationProps) {
  const t = useTranslations('browse.invitation')
  const garment = useTranslations('browse.garment')
  return (
    <aside className={styles.invitation} aria-labelledby="invitation">
      <IconRulerMeasure size={40} stroke={1.3} aria-hidden="true" />
      <div>
        <h2 id="invitation">{about === 'list' ? t('title') : garment('noReference')}</h2>
        {about === 'list' ? (
          <p>
            {signedIn ? t('first') : t('text')} {t('meanwhile')}
          </p>
        ) : (
          <p>{signedIn ? garment('noReferenceText') : garment('noAccountText')}</p>
        )}
      </div>
      <div className={styles.actions}>
        <Link href="/scan" className={buttonClass({ kind: 'primary' })}>
          {t('measure')}
        </Link>
        {!signedIn && (
          <Link href={{ pathname: '/sign-in', query: { next } }} className={buttonClass()} prefetch={false}>
            {t('signIn')}
          </Link>
        )}
      </div>
    </aside>
  )
}
