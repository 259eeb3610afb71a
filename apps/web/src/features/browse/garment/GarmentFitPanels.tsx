import { FitMark, SizeLabel } from '@fitsize/ui'
import type { CatalogueGarmentPage } from '@fitsize/usecases'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { UnitChoice } from '@/features/lengths/UnitChoice'
import type { GarmentFit } from '@/server/garment-fit'
import { FitLegend } from '../fit/FitLegend'
import { FitRows } from '../fit/FitRows'
import { differenceCm, fitRowsOf } from '../fit/fit-rows'
import { Reasons } from '../fit/Reasons'
import { sizeLook } from '../fit/size-look'
import styles from './GarmentPage.module.css'
import { SizeComparison } from './SizeComparison'
import { SizeLinks } from './SizeLinks'
import { nearestSize, shownSize } from './shown-size'

type GarmentFitPanelsProps = {
  readonly garment: CatalogueGarmentPage
  readonly fit: GarmentFit
  readonly page: string
  /** Label of the size to look at; the recommended one without it. */
  readonly size: string | null
  /** The visitor's garment over the one on offer. */
  readonly outlines: ReactNode
}

/** The recommended size and why, any size against what is wished for, and all of them side by side. */
export function GarmentFitPanels({ garment, fit, page, size, outlines }: GarmentFitPanelsProps) {
  const t = useTranslations('browse')
  const nearest = nearestSize(fit)
  const shown = shownSize(fit, size)
  const chart = garment.sizes.find(({ id }) => id === shown?.sizeId)
  if (nearest === null || shown === null) return null
  const { look, caption } =
    fit.best === null ? { look: 'plain' as const, caption: 'closest' as const } : sizeLook(nearest.verdict)
  return (
    <>
      <section className={styles.verdict} aria-label={t('garment.recommended')}>
        <SizeLabel size={nearest.label} caption={t(`card.${caption}`)} look={look} />
        <div>
          <p className={`${styles.headline} ${styles[nearest.verdict]}`}>
            <FitMark verdict={nearest.verdict} size={22} />
            {fit.best === null ? t('garment.nothingFits', { size: nearest.label }) : t(`headline.${nearest.verdict}`)}
          </p>
          <Reasons garmentType={garment.garmentType} reasons={nearest.reasons} references={fit.references} />
          {fit.best !== null && fit.second !== null && (
            <p className={styles.second}>{t('garment.second', { size: fit.second.label })}</p>
          )}
        </div>
      </section>
      <SizeLinks
        page={page}
        sizes={fit.all.map(({ sizeId, label, verdict }) => ({ id: sizeId, label, verdict }))}
        chosen={shown.sizeId}
        recommended={fit.best?.verdict === 'fits' ? fit.best.sizeId : null}
      />
      <section className={styles.panel} aria-labelledby="against">
        <div className={styles.panelHead}>
          <h2 id="against">{t('garment.against', { size: shown.label })}</h2>
          <UnitChoice />
        </div>
        <div className={styles.panelBody}>
          <FitLegend bars />
          <FitRows
            look="page"
            garmentType={garment.garmentType}
            rows={fitRowsOf(shown, fit.target, chart?.dimensions ?? {})}
          />
          {shown.sizeId !== nearest.sizeId && (
            <Reasons garmentType={garment.garmentType} reasons={shown.reasons} references={fit.references} />
          )}
        </div>
      </section>
      {outlines}
      <section className={styles.panel} aria-labelledby="all-sizes">
        <div className={styles.panelHead}>
          <div>
            <h2 id="all-sizes">{t('garment.all')}</h2>
            <p>{t('garment.allLead')}</p>
          </div>
        </div>
        <SizeComparison
          labelledBy="all-sizes"
          nearest={nearest.sizeId}
          garmentType={garment.garmentType}
          recommended={fit.best?.verdict === 'fits' ? fit.best.sizeId : null}
          sizes={fit.all.map(({ sizeId, label, verdict, dimensions }) => ({
            id: sizeId,
            label,
            verdict,
            dimensions: dimensions.map((own) => ({
              dimension: own.dimension,
              verdict: own.verdict,
              differenceCm: differenceCm(own),
            })),
          }))}
        />
      </section>
    </>
  )
}
