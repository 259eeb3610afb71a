import type { Scan } from '@fitsize/contracts'
import { type GarmentType, garmentTypeNames } from '@fitsize/garments'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { GarmentDrawing } from '../GarmentDrawing'
import { useScanFlow } from '../ScanFlowProvider'
import styles from './TypeQuestion.module.css'

/** Types below this are not worth calling likely. */
const likelyFrom = 0.15

/** The types of a scan, most probable first. */
function typesByProbability(scan: Scan): readonly { readonly type: GarmentType; readonly likely: boolean }[] {
  const probability = (type: GarmentType) =>
    scan.candidates.find(({ garmentType }) => garmentType === type)?.probability ?? 0
  return [...garmentTypeNames]
    .sort((one, other) => probability(other) - probability(one))
    .map((type) => ({ type, likely: probability(type) >= likelyFrom }))
}

/** Buttons that measure the same photo again as another type. */
export function TypeButtons({ scan, except }: { readonly scan: Scan; readonly except: GarmentType | null }) {
  const t = useTranslations('scan.question')
  const typeName = useTranslations('garments.types')
  const { actions } = useScanFlow()
  const [state, setState] = useState<'idle' | 'sending' | 'failed'>('idle')
  const measureAs = async (type: GarmentType) => {
    setState('sending')
    const sent = await actions.measureAgain(type)
    if (!sent.ok) setState('failed')
  }
  return (
    <>
      <ul className={styles.types}>
        {typesByProbability(scan)
          .filter(({ type }) => type !== except)
          .map(({ type, likely }) => (
            <li key={type}>
              <button
                type="button"
                className={likely && except === null ? `${styles.type} ${styles.likely}` : styles.type}
                disabled={state === 'sending'}
                onClick={() => measureAs(type)}
              >
                <GarmentDrawing type={type} size={44} />
                {typeName(type)}
                {likely && except === null && <small>{t('likely')}</small>}
              </button>
            </li>
          ))}
      </ul>
      {state === 'failed' && (
        <p className={styles.problem} role="alert">
          {t('photoGone')}
        </p>
      )}
    </>
  )
}

/** Asks what the garment is when the photo alone does not tell. */
export function TypeQuestion({ scan }: { readonly scan: Scan }) {
  const t = useTranslations('scan.question')
  return (
    <section className={styles.question} aria-label={t('title')}>
      <p>{t('explanation')}</p>
      <TypeButtons scan={scan} except={null} />
    </section>
  )
}
