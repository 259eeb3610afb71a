import { buttonClass } from '@fitsize/ui'
import { IconArrowLeft } from '@tabler/icons-react'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/navigation'
import { type Previewer, previewerSchema } from '@/server/studio-preview'
import styles from './preview.module.css'

type PreviewBarProps = {
  /** Of the preview, to which the example is added. */
  readonly path: string
  readonly back: string
  readonly chosen: Previewer
}

/** Who a maker looks as, and the way back to work. */
export async function PreviewBar({ path, back, chosen }: PreviewBarProps) {
  const t = await getTranslations('studio.preview')
  return (
    <div className={styles.bar}>
      <Link href={back} className={buttonClass({ kind: 'quiet' })}>
        <IconArrowLeft size={20} stroke={1.7} aria-hidden="true" />
        {t('back')}
      </Link>
      <nav aria-label={t('as')} className={styles.choices}>
        <span aria-hidden="true">{t('as')}</span>
        {previewerSchema.options.map((previewer) => (
          <Link
            key={previewer}
            href={`${path}/${previewer}`}
            prefetch={false}
            scroll={false}
            aria-current={previewer === chosen ? 'page' : undefined}
          >
            {t(`people.${previewer}`)}
          </Link>
        ))}
      </nav>
    </div>
  )
}
