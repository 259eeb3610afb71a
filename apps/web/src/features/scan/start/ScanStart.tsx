import { buttonClass } from '@fitsize/ui'
import { IconPrinter } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Link } from '@/i18n/navigation'
import { photoIsFine } from '../flow/photo-is-fine'
import type { ScanFlow } from '../flow/scan-flow'
import { KeptPhotoList } from '../kept/KeptPhotoList'
import { useScanFlow } from '../ScanFlowProvider'
import { CaptureGuide } from './CaptureGuide'
import { CheckLineField } from './CheckLineField'
import { parseCheckLine } from './check-line'
import type { ChosenFile } from './PhotoButton'
import { CaptureFoot, DropZone } from './PhotoChooser'
import { RefusedNotice } from './RefusedNotice'
import { SampleList } from './SampleList'
import styles from './ScanStart.module.css'
import { type Sample, samplePath } from './samples'
import { TypeChooser } from './TypeChooser'
import { useSampleOfAddress } from './use-sample-of-address'

type StartFlow = Extract<ScanFlow, { readonly phase: 'choosing' | 'refused' }>

type ScanStartProps = { readonly flow: StartFlow; readonly samples: readonly Sample[] }

/** Where a scan begins: what it is, how to take the photo, the photo itself, or a sample. */
export function ScanStart({ flow, samples }: ScanStartProps) {
  const t = useTranslations('scan')
  const { actions } = useScanFlow()
  const { settings } = flow
  const [checkLine, setCheckLine] = useState(settings.checkLineMm === null ? '' : String(settings.checkLineMm))
  const checkLineInput = useRef<HTMLInputElement>(null)
  const [sample, setSample] = useState<{ readonly pending: string | null; readonly problem: boolean }>({
    pending: null,
    problem: false,
  })

  const choose = (chosen: ChosenFile) => {
    const checkLineMm = parseCheckLine(checkLine)
    if (checkLineMm === 'invalid') return checkLineInput.current?.focus()
    actions.choosePhoto(chosen, { ...settings, checkLineMm })
  }
  const chooseSample = async (chosen: Pick<Sample, 'file' | 'type'>) => {
    setSample({ pending: chosen.file, problem: false })
    const photo = await readSamplePhoto(chosen)
    setSample({ pending: null, problem: photo === null })
    // A sample's sheet is exact, and its type is known: what was said about one's own garment does not apply.
    if (photo) actions.choosePhoto(photo, { garmentType: chosen.type, checkLineMm: null })
  }
  useSampleOfAddress(samples, chooseSample)

  return (
    <div className={styles.start}>
      <div className={styles.head}>
        {flow.phase === 'refused' && (
          <RefusedNotice
            problem={flow.problem}
            onSendAgain={photoIsFine(flow.problem.code) && flow.submission !== null ? actions.tryAgain : null}
          />
        )}
        <KeptPhotoList />
        <h1>{t('heading')}</h1>
        <TypeChooser
          value={settings.garmentType}
          onChange={(garmentType) => actions.changeSettings({ ...settings, garmentType })}
        />
      </div>
      <div className={styles.guide}>
        <CaptureGuide type={settings.garmentType} />
      </div>
      <div className={styles.hand}>
        <DropZone type={settings.garmentType} onChoose={choose} />
        <div className={styles.printed}>
          <div>
            <CheckLineField text={checkLine} onChange={setCheckLine} input={checkLineInput} />
          </div>
          <Link className={buttonClass()} href="/marker-sheet">
            <IconPrinter size={20} stroke={1.7} aria-hidden="true" />
            {t('photo.print')}
          </Link>
        </div>
      </div>
      <div className={styles.wide}>
        <SampleList samples={samples} onChoose={chooseSample} pending={sample.pending} problem={sample.problem} />
      </div>
      <CaptureFoot type={settings.garmentType} onChoose={choose} />
    </div>
  )
}

async function readSamplePhoto(sample: Pick<Sample, 'file'>): Promise<ChosenFile | null> {
  try {
    const response = await fetch(samplePath(sample))
    return response.ok ? { file: await response.blob(), name: sample.file } : null
  } catch {
    return null
  }
}
