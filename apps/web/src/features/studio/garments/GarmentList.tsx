'use client'

import type { GarmentRow } from '@fitsize/usecases'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { categoryWord } from '@/features/browse/category-words'
import { formatPrice } from '@/features/browse/price'
import { Link } from '@/i18n/navigation'
import studio from '../studio.module.css'
import { StatusTag, WantingTag } from '../Tags'
import { Thumb } from '../Thumb'
import { BulkBar } from './BulkBar'
import styles from './garments.module.css'

type GarmentListProps = {
  readonly brand: string
  readonly garments: readonly GarmentRow[]
  readonly collections: readonly { readonly id: string; readonly title: string }[]
  readonly mayEdit: boolean
}

/** Garments of a brand; editors choose some to change them together. */
export function GarmentList({ brand, garments, collections, mayEdit }: GarmentListProps) {
  const t = useTranslations('studio.garments')
  const types = useTranslations('garments.types')
  const categories = useTranslations('garments.categories')
  const locale = useLocale()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  return (
    <>
      <div className={styles.listed}>
        {mayEdit && (
          <label className={styles.all}>
            <input
              type="checkbox"
              checked={chosen.size === garments.length}
              ref={(box) => {
                if (box !== null) box.indeterminate = chosen.size > 0 && chosen.size < garments.length
              }}
              onChange={({ currentTarget }) =>
                setChosen(new Set(currentTarget.checked ? garments.map(({ id }) => id) : []))
              }
            />
            {t('chooseAll', { count: garments.length })}
          </label>
        )}
        <ul className={studio.list}>
          {garments.map((garment) => {
            const { id, key, garmentType, category, photoId, hasChart, sizeCount, visibility, collection } = garment
            const name = garment.name[locale]
            return (
              <li
                key={id}
                className={mayEdit ? styles.row : `${styles.row} ${styles.plain}`}
                data-chosen={chosen.has(id) || undefined}
              >
                {mayEdit && (
                  <label className={styles.tick}>
                    <input
                      type="checkbox"
                      aria-label={t('choose', { name, key })}
                      checked={chosen.has(id)}
                      onChange={({ currentTarget }) => choose(id, currentTarget.checked)}
                    />
                  </label>
                )}
                <Thumb photoId={photoId} garmentType={garmentType} />
                <div className={styles.name}>
                  <Link href={`/studio/${brand}/garments/${id}`} prefetch={false}>
                    {name}
                  </Link>
                  <span>
                    {key} <span aria-hidden="true">·</span>{' '}
                    {category === null ? types(garmentType) : categoryWord(categories, category)}
                    {garment.colour !== null && `, ${garment.colour[locale]}`}
                  </span>
                  <span>{collection.title}</span>
                </div>
                <div className={styles.facts}>
                  {photoId === null && <WantingTag>{t('noPhoto')}</WantingTag>}
                  {hasChart ? (
                    <span className={studio.tag}>{t('sizes', { count: sizeCount })}</span>
                  ) : (
                    <WantingTag>{t('noChart')}</WantingTag>
                  )}
                  <StatusTag status={visibility} />
                  <span className={styles.price}>{formatPrice(garment.priceMinor, garment.currency, locale)}</span>
                </div>
              </li>
            )
          })}
        </ul>
      </div>
      {mayEdit && chosen.size > 0 && (
        <BulkBar
          brand={brand}
          garments={garments.filter(({ id }) => chosen.has(id))}
          collections={collections}
          onClear={() => setChosen(new Set())}
        />
      )}
    </>
  )
}
