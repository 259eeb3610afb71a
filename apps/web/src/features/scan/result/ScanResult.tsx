import type { Scan } from '@fitsize/contracts'
import { type DimensionName, type GarmentType, keypointsOf } from '@fitsize/garments'
import type { Corrections } from '@fitsize/measure'
import {
  buttonClass,
  type DimensionRow,
  formatFigure,
  formatRange,
  type LengthUnit,
  PhotoStage,
  UnitSwitch,
  useLengthUnit,
} from '@fitsize/ui'
import { IconCheck, IconFocusCentered, IconHelpCircle, IconRulerMeasure, IconScan } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { DimensionPanel } from '@/features/dimensions/DimensionPanel'
import { labelledAs } from '@/features/dimensions/dimension-words'
import { keepCorrections, keptCorrections } from '@/features/points/kept-corrections'
import { Link } from '@/i18n/navigation'
import { useScanFlow } from '../ScanFlowProvider'
import { correctedScan, photographedScan } from './corrected-scan'
import { dimensionsOf, halfRangeCm, measuredType, presentKeypoints, stageLines, uncertainKeypoints } from './findings'
import { Notices } from './Notices'
import { SaveToWardrobe } from './SaveToWardrobe'
import { ScaleFacts } from './ScaleFacts'
import styles from './ScanResult.module.css'
import { TypeButtons, TypeQuestion } from './TypeQuestion'

/** Only for those who correct something. */
const PointEditor = dynamic(() => import('@/features/points/PointEditor').then((module) => module.PointEditor))

type ScanResultProps = {
  readonly scan: Scan
  readonly photo: string
  readonly signedIn: boolean
}

/** A measured garment: the photo with its marks, the measures with their ranges, and what to do with them. */
export function ScanResult({ scan: measuredScan, photo, signedIn }: ScanResultProps) {
  const [corrections, setCorrections] = useState(() => keptCorrections(measuredScan.id))
  const [correcting, setCorrecting] = useState(false)
  const photographed = photographedScan(measuredScan)
  const scan = photographed === null ? measuredScan : correctedScan(measuredScan, photographed, corrections)
  const points = useTranslations('wardrobe.points')
  const garmentTexts = useTranslations('wardrobe.garment')
  const correct = (next: Corrections) => {
    setCorrections(next)
    keepCorrections(measuredScan.id, next)
    setCorrecting(false)
  }
  const t = useTranslations('scan.result')
  const texts = {
    type: useTranslations('garments.types'),
    dimension: useTranslations('garments.dimensions'),
    measuring: useTranslations('measuring'),
  }
  const locale = useLocale()
  const format = useFormatter()
  const { actions } = useScanFlow()
  const units = useTranslations('scan.units')
  const [unit, setUnit] = useLengthUnit()
  const figure = (cm: number) => formatFigure(cm, unit, locale)
  const type = measuredType(scan)
  const rows = rowsOf(scan, unit, locale, (garmentType, name) => texts.dimension(labelledAs(garmentType, name)))
  const [selected, setSelected] = useState<DimensionName | null>(rows.find(({ value }) => value !== null)?.name ?? null)
  const [pointed, setPointed] = useState<DimensionName | null>(null)
  const active = pointed ?? selected
  const measured = rows.some(({ value }) => value !== null)
  const doubtful = uncertainKeypoints(scan)
  const title = type === null ? t('unsureTitle') : texts.type(type)

  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!correcting) heading.current?.focus()
  }, [correcting])

  if (correcting && photographed !== null)
    return (
      <article aria-label={title}>
        <h1 className="visually-hidden">{title}</h1>
        <PointEditor
          source={photo}
          found={photographed}
          corrections={corrections}
          saving={false}
          problem={null}
          saveText={points('apply')}
          onSave={correct}
          onCancel={() => setCorrecting(false)}
        />
      </article>
    )
  return (
    <article aria-label={title}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {measured ? (
          <span className={styles.tag}>
            <IconCheck size={15} stroke={2} aria-hidden="true" />
            {t('measured')}
          </span>
        ) : (
          <span className={`${styles.tag} ${styles.pending}`}>
            <IconHelpCircle size={15} stroke={2} aria-hidden="true" />
            {type === null ? t('typeUnsure') : t('noCentimetres')}
          </span>
        )}
        <span className={styles.when}>
          {format.dateTime(new Date(scan.createdAt), {
            dateStyle: 'medium',
            timeStyle: 'short',
            // Only ever rendered in the browser, so its own zone is right.
            timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          })}
        </span>
      </header>
      <div className={styles.columns}>
        <div className={styles.photo}>
          <PhotoStage
            source={photo}
            summary={summaryOf(rows, t('photoSummary', { garment: title }))}
            size={scan.photo}
            points={presentKeypoints(scan).map(({ name, point }) => ({
              name,
              x: point.x,
              y: point.y,
              covariance: point.covariance,
              uncertain: doubtful.has(name),
            }))}
            lines={stageLines(scan, active, figure)}
            outline={scan.scale?.outline.map(([x, y]) => ({ x, y })) ?? null}
            active={active}
            onSelect={setSelected}
            onPoint={setPointed}
            texts={{
              lines: t('lines'),
              zoomIn: t('zoomIn'),
              zoomOut: t('zoomOut'),
              zoomedPhoto: t('zoomedPhoto'),
              photoMissing: t('photoMissing'),
            }}
          />
        </div>
        <div className={styles.side}>
          {type === null && <TypeQuestion scan={scan} />}
          {measured ? <Notices scan={scan} weight="grave" /> : <Notices scan={scan} />}
          {type !== null && (
            <section className={styles.panel} aria-labelledby="dimensions">
              <div className={styles.panelHead}>
                <h2 id="dimensions">{t('dimensions')}</h2>
                {measured && (
                  <UnitSwitch
                    unit={unit}
                    onChange={setUnit}
                    texts={{ label: units('label'), cm: units('cm'), in: units('in') }}
                  />
                )}
              </div>
              <DimensionPanel
                garmentType={type}
                unit={unit}
                label={t('dimensions')}
                rows={rows}
                selected={selected}
                onSelect={setSelected}
                onPoint={setPointed}
                texts={{ pointHardToSee: t('pointHardToSee'), unknown: t('unknown') }}
              />
              {scan.scale && <ScaleFacts scale={scan.scale} />}
              {measured && (
                <p className={styles.explanation}>
                  <IconRulerMeasure size={17} stroke={1.6} aria-hidden="true" />
                  {t('rangeExplanation')}
                </p>
              )}
              {photographed !== null && (
                <div className={styles.correct}>
                  <p>{Object.keys(corrections).length === 0 ? garmentTexts('correctHint') : points('applied')}</p>
                  <button type="button" className={buttonClass()} onClick={() => setCorrecting(true)}>
                    <IconFocusCentered size={18} stroke={1.7} aria-hidden="true" />
                    {garmentTexts('correct')}
                  </button>
                </div>
              )}
              <p className={styles.guide}>
                <Link href={{ pathname: '/guide', query: { type } }}>{texts.measuring('guideLink')}</Link>
              </p>
            </section>
          )}
          {measured && <Notices scan={scan} weight="light" />}
          {measured && type !== null && (
            <SaveToWardrobe
              scanId={scan.id}
              proposedName={texts.type(type)}
              signedIn={signedIn}
              corrections={corrections}
            />
          )}
          <div className={styles.actions}>
            <button
              type="button"
              className={measured || type === null ? buttonClass() : buttonClass({ kind: 'primary' })}
              onClick={actions.startOver}
            >
              <IconScan size={20} stroke={1.7} aria-hidden="true" />
              {measured ? t('measureNext') : t('takeAgain')}
            </button>
          </div>
          {type !== null && (
            <details className={styles.again}>
              <summary>{t('wrongType', { garment: texts.type(type) })}</summary>
              <TypeButtons scan={scan} except={type} />
            </details>
          )}
        </div>
      </div>
    </article>
  )
}

function rowsOf(
  scan: Scan,
  unit: LengthUnit,
  locale: string,
  label: (garmentType: GarmentType, name: DimensionName) => string,
): readonly DimensionRow<DimensionName>[] {
  const doubtful = uncertainKeypoints(scan)
  const type = measuredType(scan)
  if (type === null) return []
  return dimensionsOf(scan).map((spec) => {
    const { name } = spec
    const dimension = scan.dimensions[name]
    return {
      name,
      label: label(type, name),
      uncertain: keypointsOf(spec).some((keypoint) => doubtful.has(keypoint)),
      value:
        dimension === undefined
          ? null
          : {
              figure: formatFigure(dimension.cm, unit, locale),
              unit,
              range: formatRange(dimension, unit, locale),
              halfRangeCm: halfRangeCm(dimension),
            },
    }
  })
}

/** The marks on the photo in words. */
function summaryOf(rows: readonly DimensionRow<DimensionName>[], opening: string): string {
  const measures = rows.flatMap(({ label, value }) =>
    value === null ? [] : [`${label} ${value.figure} ${value.unit} ${value.range}`],
  )
  return [opening, ...measures].join(', ')
}
