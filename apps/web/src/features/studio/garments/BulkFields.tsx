import {
  type Category,
  type ColourFamily,
  categoryNames,
  colourFamilies,
  type FitStyle,
  fitStyles,
  type Stretch,
  stretches,
  typeOfCategory,
} from '@fitsize/garments'
import { Button } from '@fitsize/ui'
import type { BulkChange, GarmentRow } from '@fitsize/usecases'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ChoiceField } from '../forms/ChoiceField'
import { LocalisedField, type LocalisedValue } from '../forms/LocalisedField'
import studio from '../studio.module.css'
import { PriceField } from './PriceField'
import { priceOfTyped, type TypedPrice } from './typed-price'

type BulkFieldsProps = {
  readonly garments: readonly GarmentRow[]
  readonly collections: readonly { readonly id: string; readonly title: string }[]
  readonly isPending: boolean
  readonly onApply: (change: BulkChange) => void
}

/** What the chosen garments get together; what is left alone stays as each has it. */
export function BulkFields({ garments, collections, isPending, onApply }: BulkFieldsProps) {
  const t = useTranslations('studio.bulk')
  const field = useTranslations('studio.garment')
  const categories = useTranslations('garments.categories')
  const colours = useTranslations('browse.colours')
  const styles = useTranslations('browse.styles')
  const cloth = useTranslations('wardrobe.fit.stretches')
  const [collectionId, setCollectionId] = useState<string | null>(null)
  const [category, setCategory] = useState<Category | null>(null)
  const [colourFamily, setColourFamily] = useState<ColourFamily | null>(null)
  const [stretch, setStretch] = useState<Stretch | null>(null)
  const [fitStyle, setFitStyle] = useState<FitStyle | null>(null)
  const [composition, setComposition] = useState<LocalisedValue>({ en: '', fr: '' })
  const [price, setPrice] = useState<TypedPrice>({ amount: '', currency: garments[0]?.currency ?? 'EUR' })
  const [checked, setChecked] = useState(false)
  const types = new Set(garments.map(({ garmentType }) => garmentType))
  const typed = price.amount.trim() === '' ? undefined : priceOfTyped(price)
  const said = composition.en.trim() !== '' || composition.fr.trim() !== ''
  const change: BulkChange = {
    ...(collectionId === null ? {} : { collectionId }),
    ...(category === null ? {} : { category }),
    ...(colourFamily === null ? {} : { colourFamily }),
    ...(stretch === null ? {} : { stretch }),
    ...(fitStyle === null ? {} : { fitStyle }),
    ...(said ? { composition } : {}),
    ...(typed === undefined || typed === null ? {} : { price: typed }),
  }
  const isEmpty = Object.keys(change).length === 0
  return (
    <div className={studio.form}>
      <div className={studio.pair}>
        <ChoiceField
          label={field('collection')}
          none={t('asIs')}
          value={collectionId}
          options={collections.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={setCollectionId}
        />
        <ChoiceField
          label={field('category')}
          none={t('asIs')}
          value={category}
          options={categoryNames
            .filter((name) => types.has(typeOfCategory(name)))
            .map((name) => ({ value: name, label: categories(name) }))}
          onChange={setCategory}
        />
        <ChoiceField
          label={field('colourFamily')}
          none={t('asIs')}
          value={colourFamily}
          options={colourFamilies.map((name) => ({ value: name, label: colours(name) }))}
          onChange={setColourFamily}
        />
        <ChoiceField
          label={field('fitStyle')}
          none={t('asIs')}
          value={fitStyle}
          options={fitStyles.map((name) => ({ value: name, label: styles(name) }))}
          onChange={setFitStyle}
        />
        <ChoiceField
          label={field('stretch')}
          none={t('asIs')}
          value={stretch}
          options={stretches.map((name) => ({ value: name, label: cloth(name) }))}
          onChange={setStretch}
        />
      </div>
      <PriceField
        value={price}
        onChange={setPrice}
        error={checked && typed === null ? field('priceWrong') : undefined}
      />
      <LocalisedField
        label={field('composition')}
        value={composition}
        maxLength={300}
        onChange={setComposition}
        error={checked && isEmpty && typed !== null ? t('nothing') : undefined}
      />
      <div>
        <Button
          kind="primary"
          aria-disabled={isPending}
          onClick={() => {
            setChecked(true)
            if (!isEmpty && typed !== null) onApply(change)
          }}
        >
          {t('apply', { count: garments.length })}
        </Button>
      </div>
    </div>
  )
}
