import { buttonClass, SizeLabel } from '@fitsize/ui'
import type { CatalogueGarmentPage } from '@fitsize/usecases'
import { IconExternalLink } from '@tabler/icons-react'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { UnitChoice } from '@/features/lengths/UnitChoice'
import type { GarmentFit } from '@/server/garment-fit'
import { BrandName } from '../BrandName'
import { categoryWord } from '../category-words'
import { formatPrice } from '../price'
import { SizeChart } from '../SizeChart'
import { GarmentFitPanels } from './GarmentFitPanels'
import styles from './GarmentPage.module.css'
import { GarmentPhotos } from './GarmentPhotos'

type GarmentViewProps = {
  readonly garment: CatalogueGarmentPage
  readonly fit: GarmentFit | null
  /** Its address, at which another size is looked at. */
  readonly page: string
  /** Label of the size to look at; the recommended one without it. */
  readonly size: string | null
  readonly outlines: ReactNode
  /** In place of what fits, for who has nothing to compare with. */
  readonly invitation: ReactNode
  /** Buttons beside the one that leads to the shop. */
  readonly children?: ReactNode
  /** Photos as they are kept, for makers who look at drafts. */
  readonly direct?: boolean
}

/** A garment as customers see it: photos, what fits and why, the size chart. */
export async function GarmentView(props: GarmentViewProps) {
  const { garment, fit, page, size, outlines, invitation, children, direct = false } = props
  const t = await getTranslations('browse')
  const types = await getTranslations('garments.types')
  const categories = await getTranslations('garments.categories')
  const locale = await getLocale()
  const name = garment.name[locale]
  const colour = garment.colour?.[locale] ?? null
  const pictured = colour === null ? name : `${name}, ${colour}`
  const category = garment.category === null ? types(garment.garmentType) : categoryWord(categories, garment.category)
  const composition = garment.composition?.[locale] ?? null
  return (
    <div className={styles.columns}>
      <div className={styles.photo}>
        <GarmentPhotos garment={garment} name={pictured} direct={direct} />
      </div>
      <div>
        <p className={styles.brand}>
          <BrandName brand={garment.brand} />
        </p>
        <div className={styles.title}>
          <h1>{name}</h1>
          <span className={styles.price}>{formatPrice(garment.priceMinor, garment.currency, locale)}</span>
        </div>
        <p className={styles.kind}>{colour === null ? category : t('garment.from', { type: category, colour })}</p>
        <dl className={styles.facts}>
          {composition !== null && (
            <div>
              <dt>{t('garment.composition')}</dt>
              <dd>{composition}</dd>
            </div>
          )}
          {garment.fitStyle !== null && (
            <div>
              <dt>{t('garment.style')}</dt>
              <dd>{t(`styles.${garment.fitStyle}`)}</dd>
            </div>
          )}
        </dl>
        {fit === null ? (
          <>
            {garment.sizes.length > 0 && (
              <ul className={styles.sizes} aria-label={t('sizes')}>
                {garment.sizes.map(({ id, label }) => (
                  <li key={id}>
                    <SizeLabel size={label} />
                  </li>
                ))}
              </ul>
            )}
            <div className={styles.panelGap}>{invitation}</div>
          </>
        ) : (
          <GarmentFitPanels garment={garment} fit={fit} page={page} size={size} outlines={outlines} />
        )}
        <div className={styles.actions}>
          {garment.shopUrl !== null && (
            <a
              href={garment.shopUrl}
              rel="nofollow noopener"
              target="_blank"
              className={`${buttonClass({ kind: 'primary', size: 'large' })} ${styles.shop}`}
            >
              {fit?.best == null
                ? t('garment.shop', { brand: garment.brand.name })
                : t('garment.shopSize', { size: fit.best.label, brand: garment.brand.name })}
              <IconExternalLink size={20} stroke={1.7} aria-hidden="true" />
            </a>
          )}
          {children}
        </div>
        {garment.shopUrl !== null && (
          <p className={styles.note}>{t('garment.shopNote', { brand: garment.brand.name })}</p>
        )}
        <div className={styles.panel}>
          <div className={styles.panelHead}>
            <h2 id="size-chart">{t('chart.title')}</h2>
            {fit === null && <UnitChoice />}
          </div>
          <SizeChart garment={garment} labelledBy="size-chart" />
        </div>
      </div>
    </div>
  )
}
