'use client'

import { DimensionListSkeleton } from '@fitsize/ui'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { scanPhotoPath } from './client'
import { type ScanFlow, scanIdOf } from './flow/scan-flow'
import { usePhotoSource } from './PhotoFrame'
import { ScanFailure } from './ScanFailure'
import { useScanFlow } from './ScanFlowProvider'
import styles from './ScanScreen.module.css'
import { ScanStart } from './start/ScanStart'
import type { Sample } from './start/samples'
import { QueueWait } from './wait/QueueWait'

// Loaded while a photo is measured: the page where one is chosen need not wait for it.
const loadResult = () => import('./result/ScanResult').then((module) => module.ScanResult)
const ScanResult = dynamic(loadResult, { loading: () => <ScanSkeleton /> })

type ScanScreenProps = {
  /** The scan in the address; `null` on the page where one begins. */
  readonly scanId: string | null
  readonly signedIn: boolean
  readonly samples: readonly Sample[]
}

/** The whole scan feature: whatever the flow has come to, in place. */
export function ScanScreen({ scanId, signedIn, samples }: ScanScreenProps) {
  const { flow, actions } = useScanFlow()
  const { show } = actions
  const [shown, setShown] = useState<string | null>(null)
  useEffect(() => {
    show(scanId)
    setShown(scanId)
  }, [show, scanId])
  const measuring = flow.phase === 'sending' || flow.phase === 'waiting'
  useEffect(() => {
    // When it fails, showing the result tries again and tells.
    if (measuring) loadResult().catch(() => undefined)
  }, [measuring])
  const photo = usePhotoSource(flow)
  // Until the flow knows of it, the address of a scan would show the start page for a moment.
  const settled = shown === scanId || scanIdOf(flow) === scanId
  return <div className={styles.screen}>{settled ? content() : <ScanSkeleton />}</div>

  function content(): ReactNode {
    switch (flow.phase) {
      case 'choosing':
      case 'refused':
        return <ScanStart flow={flow} samples={samples} />
      case 'preparing':
      case 'sending':
      case 'waiting':
        return <QueueWait flow={flow} photo={photo} onCancel={actions.cancel} />
      case 'opening':
        return <ScanSkeleton />
      case 'measured':
        return (
          <ScanResult
            key={flow.scanId}
            scan={flow.scan}
            photo={photo ?? scanPhotoPath(flow.scanId)}
            signedIn={signedIn}
          />
        )
      case 'failed':
        return <ScanFailure key={flow.scanId} flow={flow} photo={photoOfFailure(flow, photo)} />
    }
  }
}

/** A scan that is not there has no photo to ask for. */
function photoOfFailure(flow: Extract<ScanFlow, { readonly phase: 'failed' }>, photo: string | null): string | null {
  return flow.problem.code === 'not-found' && flow.submission === null ? null : photo
}

function ScanSkeleton() {
  const t = useTranslations('scan')
  return (
    <div className={styles.skeleton} role="status" aria-label={t('opening')}>
      <div className={styles.ghostPhoto} />
      <div>
        <DimensionListSkeleton rows={7} />
      </div>
    </div>
  )
}
