import { buttonClass, EmptyState } from '@fitsize/ui'
import { IconLock } from '@tabler/icons-react'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/features/shell/Page'
import { Link } from '@/i18n/navigation'

/** In place of a page that only its owner sees. */
export async function SignInNeeded({ next }: { readonly next: string }) {
  const t = await getTranslations('account.needed')
  return (
    <Page>
      <EmptyState
        headingLevel={1}
        title={t('title')}
        picture={<IconLock size={48} stroke={1.3} aria-hidden="true" />}
        actions={
          <>
            <Link href={{ pathname: '/sign-in', query: { next } }} className={buttonClass({ kind: 'primary' })}>
              {t('signIn')}
            </Link>
            <Link href={{ pathname: '/sign-up', query: { next } }} className={buttonClass()}>
              {t('signUp')}
            </Link>
          </>
        }
      >
        {t('text')}
      </EmptyState>
    </Page>
  )
}
