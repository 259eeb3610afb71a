import type { CatalogueGarmentPage } from '@fitsize/usecases'
import { getLocale, getTranslations } from 'next-intl/server'
import { resultOf, serverApi } from '@/server/api'
import type { GarmentFit } from '@/server/garment-fit'
import { outlineOfPhoto } from '../outline/my-outline'
import { OutlineOverlay } from '../outline/OutlineOverlay'
import overlay from '../outline/OutlineOverlay.module.css'
import { outlineOf } from '../outline/outline'
import styles from './GarmentPage.module.css'

type GarmentOutlinesProps = { readonly garment: CatalogueGarmentPage; readonly fit: GarmentFit }

/** The visitor's garment over the one on offer, both to scale; nothing where either outline is not known. */
export async function GarmentOutlines({ garment, fit }: GarmentOutlinesProps) {
  if (garment.outline === null) return null
  const theirs = outlineOf(garment.garmentType, garment.outline)
  const own = await ownOutline(garment.garmentType, fit)
  if (theirs === null || own === null) return null
  const t = await getTranslations('browse.outline')
  const locale = await getLocale()
  const name = garment.name[locale]
  return (
    <figure className={styles.overlay} aria-labelledby="outlines">
      <h2 id="outlines">{t('title')}</h2>
      <OutlineOverlay mine={own.outline} theirs={theirs} summary={t('summary', { mine: own.name, theirs: name })} />
      <figcaption className={overlay.key}>
        <span>
          <i />
          {t('theirs', { name })}
        </span>
        <span>
          <i className={overlay.dashes} />
          {t('mine', { name: own.name })}
        </span>
        <span>{t('grid')}</span>
      </figcaption>
    </figure>
  )
}

/** Of the first garment compared with that was photographed beside a marker. */
async function ownOutline(garmentType: CatalogueGarmentPage['garmentType'], fit: GarmentFit) {
  const api = await serverApi()
  for (const { id, name } of fit.references.slice(0, mostTried)) {
    const own = await resultOf(api.wardrobe.get({ garmentId: id }))
    if (!own.ok || own.value.points?.scale == null) continue
    const { keypoints, scale } = own.value.points
    const outline = outlineOfPhoto(garmentType, keypoints, scale.homography)
    if (outline !== null) return { name, outline }
  }
  return null
}

const mostTried = 5
