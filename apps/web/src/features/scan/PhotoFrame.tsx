import { useEffect, useState } from 'react'
import { scanPhotoPath } from './client'
import type { ScanFlow } from './flow/scan-flow'
import styles from './PhotoFrame.module.css'

/** The photo being measured: from this page when it still has it, otherwise the stored one. */
export function usePhotoSource(flow: ScanFlow): string | null {
  const file = fileOf(flow)
  const [local, setLocal] = useState<{ readonly file: Blob; readonly address: string } | null>(null)
  useEffect(() => {
    if (file === null) return
    const address = URL.createObjectURL(file)
    setLocal({ file, address })
    return () => URL.revokeObjectURL(address)
  }, [file])
  if (file !== null) return local?.file === file ? local.address : null
  return 'scanId' in flow ? scanPhotoPath(flow.scanId) : null
}

function fileOf(flow: ScanFlow): Blob | null {
  if (flow.phase === 'preparing') return flow.photo.file
  return 'submission' in flow ? (flow.submission?.photo.file ?? null) : null
}

/** A photo in its frame; nothing when there is none or this browser cannot show it (HEIC). */
export function PhotoFrame({ source, alt }: { readonly source: string | null; readonly alt: string }) {
  const [broken, setBroken] = useState<string | null>(null)
  if (source === null || broken === source) return null
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/performance/noImgElement: a private photo, which the image optimizer must neither fetch nor keep */}
      <img src={source} alt={alt} onError={() => setBroken(source)} />
    </div>
  )
}
