import { buttonClass, EmptyState } from '@fitsize/ui'
import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { Page } from './Page'

/** Nothing at this address, and where to go instead. */
export function NotFound() {
  const t = useTranslations('shell.notFound')
  return (
    <Page>
      <EmptyState
        headingLevel={1}
        title={t('title')}
        actions={
          <>
            <Link href="/" className={buttonClass({ kind: 'primary' })}>
              {t('home')}
            </Link>
            <Link href="/scan" className={buttonClass()}>
              {t('measure')}
            </Link>
          </>
        }
      >
        {t('text')}
      </EmptyState>
    </Page>
  )
}
