'use client'

import { Button, buttonClass, ErrorState } from '@fitsize/ui'
import { useTranslations } from 'next-intl'
import { Page } from '@/features/shell/Page'
import { Link } from '@/i18n/navigation'

type ErrorPageProps = { readonly error: Error & { readonly digest?: string }; readonly reset: () => void }

/** What nobody foresaw. The number is in the server's log, too. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations('shell.error')
  return (
    <Page>
      <ErrorState
        headingLevel={1}
        title={t('title')}
        actions={
          <>
            <Button kind="primary" onClick={reset}>
              {t('again')}
            </Button>
            <Link href="/" className={buttonClass()}>
              {t('home')}
            </Link>
          </>
        }
      >
        {error.digest === undefined ? t('textWithoutNumber') : t('text', { digest: error.digest })}
      </ErrorState>
    </Page>
  )
}
