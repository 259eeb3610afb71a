import { Logo } from '@fitsize/ui'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/navigation'
import styles from './PageFooter.module.css'

/** The end of every page. */
export async function PageFooter() {
  const t = await getTranslations('shell')
  return (
    <footer className={styles.footer}>
      <div className={styles.row}>
        <Logo />
        <ul className={styles.links}>
          <li>
            <Link href="/#how">{t('footer.how')}</Link>
          </li>
          <li>
            <Link href="/marker-sheet">{t('footer.sheet')}</Link>
          </li>
          <li>
            <Link href="/guide">{t('footer.guide')}</Link>
          </li>
        </ul>
      </div>
    </footer>
  )
}
