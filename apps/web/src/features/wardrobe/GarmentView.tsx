'use client'

import { type DimensionName, garmentTypes } from '@fitsize/garments'
import {
  Button,
  buttonClass,
  type DimensionRow,
  formatFigure,
  formatRange,
  type LengthUnit,
  PhotoStage,
  useLengthUnit,
} from '@fitsize/ui'
import type { WardrobeGarmentDetail, Wishes } from '@fitsize/usecases'
import { IconArrowLeft, IconCheck, IconFocusCentered, IconPencil } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { DimensionPanel } from '@/features/dimensions/DimensionPanel'
import { labelledAs } from '@/features/dimensions/dimension-words'
import { UnitChoice } from '@/features/lengths/UnitChoice'
import { photographedGarment } from '@/features/points/photographed'
import { useToast } from '@/features/shell/ToastProvider'
import { Link, useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import { DeleteGarment } from './DeleteGarment'
import { FitForm } from './FitForm'
import { GarmentName } from './GarmentName'
import styles from './GarmentView.module.css'
import { stageLines, stagePoints } from './garment-marks'
import { GarmentPhotoControls } from './photo/GarmentPhotoControls'
import { garmentPhotoPath } from './photo-path'
import { WishChoice } from './WishChoice'

/** Only for those who correct something. */
const PointEditor = dynamic(() => import('@/features/points/PointEditor').then((module) => module.PointEditor))

type GarmentViewProps = {
  readonly garment: WardrobeGarmentDetail
  /** Where its owner can say that it fits otherwise than elsewhere. */
  readonly zones: readonly (keyof WardrobeGarmentDetail['fit']['zones'])[]
  readonly wishes: Wishes
}

/** One garment of the wardrobe: its photo with the marks, every measure, how it fits, and how new ones should. */
export function GarmentView({ garment, zones, wishes }: GarmentViewProps) {
  const t = useTranslations('wardrobe.garment')
  const provenance = useTranslations('wardrobe.provenance')
  const types = useTranslations('garments.types')
  const dimensions = useTranslations('garments.dimensions')
  const locale = useLocale()
  const format = useFormatter()
  const [unit] = useLengthUnit()
  const [name, setName] = useState(garment.name)
  const rows = rowsOf(garment, unit, locale, (name, girth) => {
    const dimension = dimensions(labelledAs(garment.garmentType, name))
    return girth ? t('girth', { dimension }) : dimension
  })
  const [selected, setSelected] = useState<DimensionName | null>(rows[0]?.name ?? null)
  const [pointed, setPointed] = useState<DimensionName | null>(null)
  const active = pointed ?? selected
  const toast = useToast()
  const router = useRouter()
  const [correcting, setCorrecting] = useState(false)
  // How often it was exchanged here: the browser keeps what an address showed as long as the page lives.
  const [photoTaken, setPhotoTaken] = useState(0)
  const correct = useMutation(
    useTRPC().wardrobe.correctPoints.mutationOptions({
      onSuccess: () => {
        setCorrecting(false)
        toast({ text: t('corrected') })
        router.refresh()
      },
    }),
  )
  const photographed = garment.hasPhoto ? photographedGarment(garment) : null
  const corrected = photographed === null ? 0 : Object.keys(photographed.corrections).length
  if (correcting && photographed !== null)
    return (
      <article aria-label={name}>
        <h1 className={styles.quietTitle}>{name}</h1>
        <PointEditor
          source={garmentPhotoPath(garment.id)}
          found={photographed.found}
          corrections={photographed.corrections}
          saving={correct.isPending}
          problem={correct.error === null ? null : problemOfError(correct.error)}
          saveText={t('saveCorrection')}
          onSave={(corrections) =>
            correct.mutate({ garmentId: garment.id, revisionId: garment.revisionId, corrections })
          }
          onCancel={() => {
            correct.reset()
            setCorrecting(false)
          }}
        />
      </article>
    )
  const photoControls = (
    <GarmentPhotoControls
      garmentId={garment.id}
      hasPhoto={garment.hasPhoto}
      onChanged={() => setPhotoTaken((times) => times + 1)}
    />
  )
  return (
    <article>
      <Link href="/wardrobe" className={styles.back}>
        <IconArrowLeft size={18} stroke={1.7} aria-hidden="true" />
        {t('back')}
      </Link>
      <header className={styles.head}>
        <GarmentName garmentId={garment.id} name={name} onRenamed={setName} />
        <p className={styles.facts}>
          <span className={styles.tag}>
            <IconCheck size={15} stroke={2} aria-hidden="true" />
            {t('measured')} {provenance(garment.provenance)}
          </span>
          <span>
            {types(garment.garmentType)}, {format.dateTime(garment.measuredAt, { dateStyle: 'long' })}
          </span>
        </p>
      </header>
      <div className={garment.hasPhoto ? styles.columns : styles.alone}>
        {garment.hasPhoto && (
          <div className={styles.photo}>
            {garment.points === null ? (
              <>
                {/* biome-ignore lint/performance/noImgElement: a private photo, which the image optimizer must neither fetch nor keep */}
                <img
                  key={photoTaken}
                  src={`${garmentPhotoPath(garment.id)}${photoTaken === 0 ? '' : `?${photoTaken}`}`}
                  alt={name}
                />
                {photoControls}
              </>
            ) : (
              <PhotoStage
                source={garmentPhotoPath(garment.id)}
                summary={t('photoSummary', { garment: name })}
                size={garment.points.photo}
                points={stagePoints(garment.points)}
                lines={stageLines(garment, garment.points, active, (cm) => formatFigure(cm, unit, locale))}
                outline={null}
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
            )}
          </div>
        )}
        <div className={styles.side}>
          <section className={styles.panel} aria-labelledby="dimensions">
            <div className={styles.panelHead}>
              <h2 id="dimensions">{t('dimensions')}</h2>
              <UnitChoice />
            </div>
            <DimensionPanel
              garmentType={garment.garmentType}
              unit={unit}
              label={t('dimensions')}
              rows={rows}
              selected={selected}
              onSelect={setSelected}
              onPoint={setPointed}
              texts={{ pointHardToSee: t('pointHardToSee'), unknown: t('unknown') }}
            />
            <p className={styles.explanation}>{t('rangeExplanation')}</p>
            {photographed !== null && (
              <div className={styles.correct}>
                <p>{corrected === 0 ? t('correctHint') : t('byYou', { count: corrected })}</p>
                <Button onClick={() => setCorrecting(true)}>
                  <IconFocusCentered size={18} stroke={1.7} aria-hidden="true" />
                  {t('correct')}
                </Button>
              </div>
            )}
            {garment.points === null && (
              <div className={styles.correct}>
                {!garment.hasPhoto && photoControls}
                <Link href={`/wardrobe/${garment.id}/measures`} className={buttonClass()}>
                  <IconPencil size={18} stroke={1.7} aria-hidden="true" />
                  {t('retype')}
                </Link>
              </div>
            )}
          </section>
          <FitForm garmentId={garment.id} garmentType={garment.garmentType} zones={zones} fit={garment.fit} />
          <WishChoice garmentType={garment.garmentType} wishes={wishes} />
          <DeleteGarment garmentId={garment.id} name={name} />
        </div>
      </div>
    </article>
  )
}

function rowsOf(
  garment: WardrobeGarmentDetail,
  unit: LengthUnit,
  locale: string,
  label: (name: DimensionName, girth: boolean) => string,
): readonly DimensionRow<DimensionName>[] {
  return garmentTypes[garment.garmentType].dimensions.flatMap(({ name }) => {
    const dimension = garment.dimensions[name]
    if (dimension === undefined) return []
    return [
      {
        name,
        label: label(name, dimension.extent === 'GIRTH'),
        uncertain: false,
        value: {
          figure: formatFigure(dimension.cm, unit, locale),
          unit,
          range: formatRange(dimension, unit, locale),
          halfRangeCm: (dimension.high - dimension.low) / 2,
        },
      },
    ]
  })
}
