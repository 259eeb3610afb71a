'use client'

import { type DimensionName, garmentTypes } from '@fitsize/garments'
import { type DimensionRow, formatFigure, formatRange, type LengthUnit, PhotoStage, useLengthUnit } from '@fitsize/ui'
import type { WardrobeGarmentDetail } from '@fitsize/usecases'
import { IconArrowLeft, IconCheck } from '@tabler/icons-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { DimensionPanel } from '@/features/dimensions/DimensionPanel'
import { labelledAs } from '@/features/dimensions/dimension-words'
import { UnitChoice } from '@/features/lengths/UnitChoice'
import { Link } from '@/i18n/navigation'
import { DeleteGarment } from './DeleteGarment'
import { GarmentName } from './GarmentName'
import styles from './GarmentView.module.css'
import { stageLines, stagePoints } from './garment-marks'
import { garmentPhotoPath } from './photo-path'

/** One garment of the wardrobe: its photo with the marks, and every measure. */
export function GarmentView({ garment }: { readonly garment: WardrobeGarmentDetail }) {
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
              // biome-ignore lint/performance/noImgElement: a private photo, which the image optimizer must neither fetch nor keep
              <img src={garmentPhotoPath(garment.id)} alt={name} />
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
          </section>
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
