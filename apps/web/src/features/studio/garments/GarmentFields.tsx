import {
  categoryNames,
  colourFamilies,
  fitStyles,
  garmentTypeNames,
  stretches,
  typeOfCategory,
} from '@fitsize/garments'
import { TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { GarmentDrawing } from '@/features/scan/GarmentDrawing'
import typeStyles from '@/features/scan/start/TypeChooser.module.css'
import { ChoiceField } from '../forms/ChoiceField'
import { LocalisedField } from '../forms/LocalisedField'
import studio from '../studio.module.css'
import styles from './garments.module.css'
import { PriceField } from './PriceField'
import type { GarmentProblem, TypedGarment } from './typed-garment'

type GarmentFieldsProps = {
  readonly value: TypedGarment
  readonly onChange: (value: TypedGarment) => void
  readonly problems: readonly GarmentProblem[]
  /** What the server found wrong with the key or the type. */
  readonly refused: { readonly key: boolean; readonly garmentType: boolean }
  readonly disabled?: boolean
}

/** All that is said of a garment, except its sizes and photos. */
export function GarmentFields({ value, onChange, problems, refused, disabled = false }: GarmentFieldsProps) {
  const t = useTranslations('studio.garment')
  const types = useTranslations('garments.types')
  const categories = useTranslations('garments.categories')
  const colours = useTranslations('browse.colours')
  const cuts = useTranslations('browse.styles')
  const cloth = useTranslations('wardrobe.fit.stretches')
  const id = useId()
  const change = (part: Partial<TypedGarment>) => onChange({ ...value, ...part })
  const problem = (name: GarmentProblem): string | undefined => (problems.includes(name) ? t(name) : undefined)
  return (
    <fieldset className={studio.form} disabled={disabled}>
      <legend className="visually-hidden">{t('about')}</legend>
      <fieldset className={typeStyles.group} aria-describedby={refused.garmentType ? `${id}-type` : undefined}>
        <legend className={typeStyles.legend}>{t('type')}</legend>
        <div className={`${typeStyles.options} ${styles.types}`}>
          {garmentTypeNames.map((option) => (
            <label key={option} className={typeStyles.option}>
              <input
                type="radio"
                name={`${id}-type`}
                value={option}
                checked={option === value.garmentType}
                onChange={() => change({ garmentType: option, category: null })}
              />
              <GarmentDrawing type={option} size={44} />
              <span>{types(option)}</span>
            </label>
          ))}
        </div>
        {refused.garmentType && (
          <p id={`${id}-type`} role="alert" className={studio.note}>
            {t('typeHasChart')}
          </p>
        )}
      </fieldset>
      <LocalisedField
        label={t('name')}
        value={value.name}
        maxLength={120}
        error={problem('nameMissing')}
        onChange={(name) => change({ name })}
      />
      <div className={studio.pair}>
        <TextInput
          label={t('key')}
          description={t('keyHint')}
          value={value.key}
          maxLength={80}
          autoComplete="off"
          error={refused.key ? t('keyTaken') : problem('keyMissing')}
          onChange={({ currentTarget }) => change({ key: currentTarget.value })}
        />
        <ChoiceField
          label={t('category')}
          description={t('categoryHint')}
          none={t('notSaid')}
          value={value.category}
          options={categoryNames
            .filter((name) => typeOfCategory(name) === value.garmentType)
            .map((name) => ({ value: name, label: categories(name) }))}
          onChange={(category) => change({ category })}
        />
      </div>
      <PriceField value={value.price} error={problem('priceWrong')} onChange={(price) => change({ price })} />
      <LocalisedField
        label={t('colour')}
        value={value.colour}
        maxLength={60}
        onChange={(colour) => change({ colour })}
      />
      <div className={studio.pair}>
        <ChoiceField
          label={t('colourFamily')}
          none={t('notSaid')}
          value={value.colourFamily}
          options={colourFamilies.map((name) => ({ value: name, label: colours(name) }))}
          onChange={(colourFamily) => change({ colourFamily })}
        />
        <ChoiceField
          label={t('fitStyle')}
          none={t('notSaid')}
          value={value.fitStyle}
          options={fitStyles.map((name) => ({ value: name, label: cuts(name) }))}
          onChange={(fitStyle) => change({ fitStyle })}
        />
        <ChoiceField
          label={t('stretch')}
          none={t('notSaid')}
          value={value.stretch}
          options={stretches.map((name) => ({ value: name, label: cloth(name) }))}
          onChange={(stretch) => change({ stretch })}
        />
      </div>
      <LocalisedField
        label={t('composition')}
        value={value.composition}
        maxLength={300}
        onChange={(composition) => change({ composition })}
      />
      <TextInput
        type="url"
        inputMode="url"
        label={t('shop')}
        description={t('shopHint')}
        placeholder="https://"
        value={value.shopUrl}
        maxLength={1000}
        autoComplete="off"
        error={problem('shopWrong')}
        onChange={({ currentTarget }) => change({ shopUrl: currentTarget.value })}
      />
    </fieldset>
  )
}
