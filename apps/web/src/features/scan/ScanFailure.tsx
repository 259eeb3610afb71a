import { buttonClass } from '@fitsize/ui'
import { IconAlertTriangle, IconPhotoCheck, IconRefresh, IconScan } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { photoIsFine } from './flow/photo-is-fine'
import { type ScanFlow, submissionOf } from './flow/scan-flow'
import { PhotoFrame } from './PhotoFrame'
import styles from './Problem.module.css'
import { useScanFlow } from './ScanFlowProvider'

type FailedFlow = Extract<ScanFlow, { readonly phase: 'failed' }>

/** A scan without a result: the cause, the fix, and the photo where it helps. */
export function ScanFailure({ flow, photo }: { readonly flow: FailedFlow; readonly photo: string | null }) {
  const t = useTranslations('scan.failure')
  const errors = useTranslations('errors')
  const { actions } = useScanFlow()
  const [photoGone, setPhotoGone] = useState(false)
  const { code } = flow.problem
  const again = flow.lost ? code !== 'not-found' : photoIsFine(code) && !photoGone
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const measureAgain = async () => {
    if (flow.lost) return actions.tryAgain()
    const sent = await actions.measureAgain(submissionOf(flow)?.settings.garmentType ?? 'auto')
    if (!sent.ok) setPhotoGone(true)
  }
  return (
    <article className={styles.failure}>
      <PhotoFrame source={photo} alt={t('yourPhoto')} />
      <div className={styles.what} role="alert">
        <h1 ref={heading} tabIndex={-1}>
          {flow.lost && code !== 'not-found' ? t('lostTitle') : errors(`${code}.title`)}
        </h1>
        <p>{flow.lost && code !== 'not-found' ? t('lostHint') : errors(`${code}.hint`)}</p>
      </div>
      {photoGone && (
        <p className={styles.cause}>
          <IconAlertTriangle size={22} stroke={1.8} aria-hidden="true" />
          {t('photoGone')}
        </p>
      )}
      {again && (
        <p className={styles.kept}>
          <IconPhotoCheck size={20} stroke={1.7} aria-hidden="true" />
          {t('photoKept')}
        </p>
      )}
      <div className={styles.actions}>
        {again && (
          <button type="button" className={buttonClass({ kind: 'primary' })} onClick={measureAgain}>
            <IconRefresh size={20} stroke={1.7} aria-hidden="true" />
            {t('tryAgain')}
          </button>
        )}
        <button
          type="button"
          className={again ? buttonClass() : buttonClass({ kind: 'primary' })}
          onClick={actions.startOver}
        >
          <IconScan size={20} stroke={1.7} aria-hidden="true" />
          {code === 'not-found' ? t('begin') : t('anotherPhoto')}
        </button>
      </div>
    </article>
  )
}
