import type { CatalogueGarmentPage } from '@fitsize/usecases'
import { getLocale, getTranslations } from 'next-intl/server'
import { resultOf, serverApi } from '@/server/api'
import type { GarmentFit } from '@/server/garment-fit'
import { outlineOfPhoto } from '../outline/my-outline'
import { OutlineOverlay } from '../outline/OutlineOverlay'
import overlay from '../outline/OutlineOverlay.module.css'
import type { FlatPoint } from '../outline/outline'
import { outlineByLengths, outlineOfSize } from '../outline/outline-by-lengths'
import styles from './GarmentPage.module.css'
import { shownSize } from './shown-size'

type GarmentOutlinesProps = {
  readonly garment: CatalogueGarmentPage
  readonly fit: GarmentFit
  /** Label of the size to look at; the recommended one without it. */
  readonly size: string | null
  /** What to lay over it; of the visitor's own wardrobe without it. */
  readonly own?: OwnOutline | null
}

/** The visitor's garment over a size of the one on offer, both to scale; nothing where either outline is not known. */
export async function GarmentOutlines({ garment, fit, size, own: given }: GarmentOutlinesProps) {
  const shown = shownSize(fit, size)
  const chart = garment.sizes.find(({ id }) => id === shown?.sizeId)
  if (chart === undefined) return null
  const theirs = outlineOfSize(garment.garmentType, garment.outline, chart.dimensions)
  const own = given === undefined ? await ownOutline(garment.garmentType, fit) : given
  if (theirs === null || own === null) return null
  const t = await getTranslations('browse.outline')
  const locale = await getLocale()
  const name = garment.name[locale]
  return (
    <figure className={styles.panel} aria-labelledby="outlines">
      <div className={styles.panelHead}>
        <h2 id="outlines">{t('title')}</h2>
      </div>
      <OutlineOverlay
        mine={own.outline}
        theirs={theirs}
        summary={t('summary', { mine: own.name, theirs: name, size: chart.label })}
      />
      <figcaption className={overlay.key}>
        <span>
          <i />
          {t('theirs', { name, size: chart.label })}
        </span>
        <span>
          <i className={overlay.dashes} />
          {t('mine', { name: own.name })}
        </span>
        <span>{t(own.drawn ? 'gridDrawn' : 'grid')}</span>
      </figcaption>
    </figure>
  )
}

export type OwnOutline = {
  readonly name: string
  readonly outline: readonly FlatPoint[]
  /** From figures alone, as nothing photographed beside a marker was compared with. */
  readonly drawn: boolean
}

/** Of the first garment compared with that was photographed beside a marker, else of the first that was measured. */
async function ownOutline(
  garmentType: CatalogueGarmentPage['garmentType'],
  fit: GarmentFit,
): Promise<OwnOutline | null> {
  const api = await serverApi()
  let measured: OwnOutline | null = null
  for (const { id, name } of fit.references.slice(0, mostTried)) {
    const own = await resultOf(api.wardrobe.get({ garmentId: id }))
    if (!own.ok) continue
    const { points, dimensions } = own.value
    const photographed =
      points?.scale == null ? null : outlineOfPhoto(garmentType, points.keypoints, points.scale.homography)
    if (photographed !== null) return { name, outline: photographed, drawn: false }
    const outline: OwnOutline['outline'] | null = measured === null ? outlineByLengths(garmentType, dimensions) : null
    if (outline !== null) measured = { name, outline, drawn: true }
  }
  return measured
}

const mostTried = 5
