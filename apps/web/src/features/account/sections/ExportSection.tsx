import { buttonClass } from '@fitsize/ui'
import { IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { Section } from './Section'

/** Everything that is kept of somebody, for them to take along. */
export function ExportSection() {
  const t = useTranslations('account.export')
  return (
    <Section id="export" title={t('title')} lead={t('lead')}>
      <a href="/api/account/export" download className={buttonClass()}>
        <IconDownload size={20} stroke={1.7} aria-hidden="true" />
        {t('download')}
      </a>
    </Section>
  )
}
