'use client'

import type { RequestedGarmentType } from '@fitsize/contracts'
import { iconButtonClass } from '@fitsize/ui'
import { IconBolt, IconBoltOff, IconCameraRotate, IconInfoCircle, IconPhoto, IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { CaptureGuide } from '../start/CaptureGuide'
import { type ChosenFile, PhotoButton } from '../start/PhotoButton'
import { AdviceBar } from './AdviceBar'
import styles from './CameraView.module.css'
import { NoCamera } from './NoCamera'
import { Shutter } from './Shutter'
import { takeStill } from './take-still'
import { useAutoShutter } from './use-auto-shutter'
import { useCamera } from './use-camera'
import { useFrameWatch } from './use-frame-watch'
import { useTorch } from './use-torch'
import { Viewfinder } from './Viewfinder'

type CameraViewProps = {
  readonly type: RequestedGarmentType
  readonly onChoose: (chosen: ChosenFile) => void
  readonly onClose: () => void
}

/** A camera that says how to hold it. It only advises: the shutter releases at any time. */
export default function CameraView({ type, onChoose, onClose }: CameraViewProps) {
  const t = useTranslations('capture.camera')
  const dialog = useRef<HTMLDialogElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const shutter = useRef<HTMLButtonElement>(null)
  const title = useId()
  const [guide, setGuide] = useState(false)
  const [taking, setTaking] = useState(false)
  const [failed, setFailed] = useState(false)
  const { state, useOther: changeTo } = useCamera(video)
  const track = state.phase === 'live' ? state.track : null
  const watch = useFrameWatch(video, track !== null)
  const torch = useTorch(track)
  const auto = useAutoShutter()

  useEffect(() => {
    if (dialog.current?.open !== false) return
    dialog.current.showModal()
    // The view was opened to press it; the dialog would focus "close".
    shutter.current?.focus()
  }, [])

  const take = async () => {
    if (track === null || video.current === null || taking) return
    setTaking(true)
    setFailed(false)
    const file = await takeStill(video.current, track)
    setTaking(false)
    if (file === null) return setFailed(true)
    onChoose({ file, name: 'camera.jpg' })
  }
  const release = useEffectEvent(take)
  const releasing = auto.on && watch.still && !guide
  useEffect(() => {
    if (releasing) release()
  }, [releasing])

  const [nextCamera] = state.phase === 'live' ? state.otherCameras : []
  return (
    <dialog ref={dialog} className={styles.view} aria-labelledby={title} data-theme="dark" onClose={onClose}>
      <header className={styles.head}>
        <button type="button" className={iconButtonClass()} aria-label={t('close')} onClick={onClose}>
          <IconX size={24} stroke={1.8} aria-hidden="true" />
        </button>
        <h2 id={title}>{t('title')}</h2>
        {torch !== null && (
          <button
            type="button"
            className={iconButtonClass()}
            aria-label={t('torch')}
            aria-pressed={torch.on}
            onClick={torch.toggle}
          >
            {torch.on ? <IconBolt size={24} aria-hidden="true" /> : <IconBoltOff size={24} aria-hidden="true" />}
          </button>
        )}
        {nextCamera !== undefined && (
          <button
            type="button"
            className={iconButtonClass()}
            aria-label={t('otherCamera')}
            onClick={() => changeTo(nextCamera)}
          >
            <IconCameraRotate size={24} stroke={1.7} aria-hidden="true" />
          </button>
        )}
      </header>
      {state.phase === 'problem' ? (
        <NoCamera problem={state.problem} onChoose={onChoose} />
      ) : (
        <>
          <Viewfinder video={video} sheet={watch.report?.sheet ?? null} ready={watch.advice.shown === 'ready'}>
            {guide && (
              <div className={styles.guide}>
                <CaptureGuide type={type} />
              </div>
            )}
          </Viewfinder>
          <div className={styles.foot}>
            <AdviceBar watch={watch} starting={state.phase === 'starting'} failed={failed} />
            <div className={styles.controls}>
              <PhotoButton className={`${iconButtonClass()} ${styles.corner}`} camera={false} bare onChoose={onChoose}>
                <IconPhoto size={26} stroke={1.7} aria-hidden="true" />
                <span className={styles.hidden}>{t('usePhoto')}</span>
              </PhotoButton>
              <Shutter
                ref={shutter}
                label={t('shutter')}
                busy={taking}
                waiting={track === null}
                filling={auto.on && watch.advice.readySince !== null}
                onRelease={take}
              />
              <button
                type="button"
                className={`${iconButtonClass()} ${styles.corner}`}
                aria-label={t('howToLay')}
                aria-expanded={guide}
                onClick={() => setGuide(!guide)}
              >
                <IconInfoCircle size={26} stroke={1.7} aria-hidden="true" />
              </button>
            </div>
            <label className={styles.auto}>
              <input type="checkbox" checked={auto.on} onChange={(event) => auto.set(event.currentTarget.checked)} />
              {t('auto')}
            </label>
          </div>
        </>
      )}
    </dialog>
  )
}
