import type { CollectionDetails, Season } from '@fitsize/usecases'
import { TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { ChoiceField } from '../forms/ChoiceField'
import styles from '../studio.module.css'

const seasons = ['spring-summer', 'autumn-winter', 'all-year'] as const satisfies readonly Season[]
const years = { least: 2000, most: 2100 }

/** What is typed of a collection; the year as text until it is sent. */
export type TypedCollection = { readonly title: string; readonly season: Season | null; readonly year: string }

export const emptyCollection: TypedCollection = { title: '', season: null, year: '' }

export const typedOf = ({ title, season, seasonYear }: CollectionDetails): TypedCollection => ({
  title,
  season,
  year: seasonYear === null ? '' : String(seasonYear),
})

/** As it is sent; null when something is wrong with it. */
export function detailsOf({ title, season, year }: TypedCollection): CollectionDetails | null {
  if (title.trim() === '' || !isYear(year)) return null
  return { title: title.trim(), season, seasonYear: year.trim() === '' ? null : Number(year) }
}

const isYear = (text: string): boolean =>
  text.trim() === '' || (/^\d{4}$/.test(text.trim()) && Number(text) >= years.least && Number(text) <= years.most)

type CollectionFieldsProps = {
  readonly value: TypedCollection
  readonly onChange: (value: TypedCollection) => void
  /** Whether it was sent, so that what is wrong is shown. */
  readonly checked: boolean
  readonly disabled?: boolean
}

/** A collection's title and season. */
export function CollectionFields({ value, onChange, checked, disabled = false }: CollectionFieldsProps) {
  const t = useTranslations('studio.collections')
  const words = useTranslations('browse.seasons')
  return (
    <div className={styles.pair}>
      <TextInput
        label={t('titleField')}
        value={value.title}
        maxLength={80}
        autoComplete="off"
        disabled={disabled}
        error={checked && value.title.trim() === '' ? t('titleMissing') : undefined}
        onChange={({ currentTarget }) => onChange({ ...value, title: currentTarget.value })}
      />
      <ChoiceField
        label={t('season')}
        none={t('noSeason')}
        value={value.season}
        disabled={disabled}
        options={seasons.map((season) => ({ value: season, label: words(season) }))}
        onChange={(season) => onChange({ ...value, season })}
      />
      <TextInput
        label={t('year')}
        value={value.year}
        maxLength={4}
        inputMode="numeric"
        autoComplete="off"
        disabled={disabled}
        error={checked && !isYear(value.year) ? t('yearWrong') : undefined}
        onChange={({ currentTarget }) => onChange({ ...value, year: currentTarget.value })}
      />
    </div>
  )
}
