import { type DimensionName, garmentTypes } from '@fitsize/garments'
import { buttonClass } from '@fitsize/ui'
import type { CatalogueFacets } from '@fitsize/usecases'
import { useTranslations } from 'next-intl'
import { explainedAs } from '@/features/dimensions/dimension-words'
import { categoryWord } from '../category-words'
import type { CatalogueFilters } from './catalogue-filters'
import { FacetGroup, type FacetOption } from './FacetGroup'
import styles from './FacetGroup.module.css'
import { addressNames, decimal, maxName, minName } from './filter-address'
import { compareSizes } from './size-order'

type FilterFieldsProps = {
  readonly filters: CatalogueFilters
  readonly facets: CatalogueFacets
  /** On a brand's own page there is nothing to choose. */
  readonly withBrands: boolean
}

/** The fields of the filter form: what is on offer under each, with counts. */
export function FilterFields({ filters, facets, withBrands }: FilterFieldsProps) {
  const t = useTranslations('browse')
  const categories = useTranslations('garments.categories')
  const words = {
    sayOption: ({ label, count }: FacetOption) => t('filters.option', { name: label, count }),
    sayMore: (count: number) => t('filters.more', { count }),
  }
  const systems = [...new Set(facets.sizes.map(({ system }) => system))]
  return (
    <>
      <FacetGroup
        title={t('filters.category')}
        name={addressNames.categories}
        options={withChosen(
          facets.categories.map(({ value, count }) => ({ value, count, label: categoryWord(categories, value) })),
          filters.categories,
          (value) => categoryWord(categories, value),
        )}
        {...words}
      />
      <FacetGroup
        title={t('filters.size')}
        name={addressNames.sizeLabels}
        options={withChosen(sizeOptions(facets.sizes, filters.sizeSystem), filters.sizeLabels)}
        {...words}
      />
      {systems.length > 1 || filters.sizeSystem !== null ? (
        <fieldset className={styles.group}>
          <legend id="size-system">{t('filters.system')}</legend>
          <select
            className={styles.select}
            name={addressNames.sizeSystem}
            defaultValue={filters.sizeSystem ?? ''}
            aria-labelledby="size-system"
          >
            <option value="">{t('filters.anySystem')}</option>
            {systems.map((system) => (
              <option key={system} value={system}>
                {system}
              </option>
            ))}
          </select>
        </fieldset>
      ) : null}
      {withBrands && (
        <FacetGroup
          title={t('filters.brand')}
          name={addressNames.brands}
          options={withChosen(
            facets.brands.map(({ value, count }) => ({ value: value.slug, label: value.name, count })),
            filters.brands,
          )}
          {...words}
        />
      )}
      <FacetGroup
        title={t('filters.colour')}
        name={addressNames.colours}
        options={withChosen(
          facets.colours.map(({ value, count }) => ({ value, count, label: t(`colours.${value}`) })),
          filters.colours,
        )}
        {...words}
      />
      <FacetGroup
        title={t('filters.style')}
        name={addressNames.fitStyles}
        options={withChosen(
          facets.fitStyles.map(({ value, count }) => ({ value, count, label: t(`styles.${value}`) })),
          filters.fitStyles,
        )}
        {...words}
      />
      <PriceFields filters={filters} facets={facets} />
      <DimensionFields filters={filters} facets={facets} />
      <p>
        <button type="submit" className={buttonClass({ size: 'dense', block: true })}>
          {t('filters.apply')}
        </button>
      </p>
    </>
  )
}

type FieldsProps = Pick<FilterFieldsProps, 'filters' | 'facets'>

function PriceFields({ filters, facets }: FieldsProps) {
  const t = useTranslations('browse')
  if (facets.price === null && filters.price === null) return null
  return (
    <fieldset className={styles.group}>
      <legend>{t('filters.price')}</legend>
      <RangeFields
        name={addressNames.price}
        title={`${t('filters.price')}, €`}
        values={filters.price}
        offered={facets.price === null ? null : { min: facets.price.min / 100, max: facets.price.max / 100 }}
        least={0}
        step="any"
      />
    </fieldset>
  )
}

function DimensionFields({ filters, facets }: FieldsProps) {
  const t = useTranslations('browse')
  const dimensions = useTranslations('garments.dimensions')
  const chosen = new Map(filters.dimensions.map((range) => [range.name, range]))
  const names = [...new Set([...facets.dimensions.map(({ name }) => name), ...chosen.keys()])]
    .filter((name) => chosen.has(name) || isOneOfAPair(name))
    .toSorted((one, other) => importance(one) - importance(other))
  if (names.length === 0) return null
  const field = (name: DimensionName) => (
    <RangeFields
      key={name}
      name={name}
      title={dimensions(name)}
      values={chosen.get(name) ?? null}
      offered={facets.dimensions.find((offered) => offered.name === name) ?? null}
      least={0.1}
      step="any"
    />
  )
  const shown = names.filter((name, index) => chosen.has(name) || index < shownDimensions)
  const rest = names.filter((name, index) => !chosen.has(name) && index >= shownDimensions)
  return (
    <fieldset className={styles.group}>
      <legend>{t('filters.dimensions')}</legend>
      <p className={styles.hint}>{t('filters.dimensionsHint')}</p>
      <div className={styles.ranges}>
        {shown.map(field)}
        {rest.length > 0 && (
          <details>
            <summary>{t('filters.more', { count: rest.length })}</summary>
            <div className={styles.ranges}>{rest.map(field)}</div>
          </details>
        )}
      </div>
    </fieldset>
  )
}

const shownDimensions = 4

/** Both sides of a garment measure alike; the left one stands for both. */
const isOneOfAPair = (name: DimensionName): boolean => explainedAs(name) === name

/** Its best place among the dimensions of any type: the most trustworthy stand first there. */
const importance = (name: DimensionName): number =>
  Math.min(
    ...Object.values(garmentTypes).flatMap(({ dimensions }) =>
      dimensions.flatMap((dimension, index) => (dimension.name === name ? [index] : [])),
    ),
  )

type RangeFieldsProps = {
  readonly name: string
  readonly title: string
  readonly values: { readonly min: number | null; readonly max: number | null } | null
  readonly offered: { readonly min: number; readonly max: number } | null
  readonly least: number
  readonly step: 'any'
}

function RangeFields({ name, title, values, offered, least, step }: RangeFieldsProps) {
  const t = useTranslations('browse.filters')
  const shared = { type: 'number', inputMode: 'decimal', min: least, step } as const
  const shown = (value: number | null | undefined): string | undefined => (value == null ? undefined : decimal(value))
  const hint = (value: number | undefined): string => (value === undefined ? '' : String(Math.round(value)))
  return (
    <div className={styles.range}>
      <span aria-hidden="true">{title}</span>
      <label>
        <span aria-hidden="true">{t('from')}</span>
        <input
          {...shared}
          name={minName(name)}
          aria-label={t('fromOf', { name: title })}
          defaultValue={shown(values?.min)}
          placeholder={hint(offered?.min)}
        />
      </label>
      <label>
        <span aria-hidden="true">{t('to')}</span>
        <input
          {...shared}
          name={maxName(name)}
          aria-label={t('toOf', { name: title })}
          defaultValue={shown(values?.max)}
          placeholder={hint(offered?.max)}
        />
      </label>
    </div>
  )
}

/** Labels of the chosen system, or of all; the same label in two systems is one choice. */
function sizeOptions(sizes: CatalogueFacets['sizes'], system: string | null): readonly Omit<FacetOption, 'chosen'>[] {
  const counts = new Map<string, number>()
  for (const size of sizes)
    if (system === null || size.system === system) counts.set(size.label, (counts.get(size.label) ?? 0) + size.count)
  return [...counts]
    .toSorted(([one], [other]) => compareSizes(one, other))
    .map(([label, count]) => ({ value: label, label, count }))
}

/** What is chosen stays to be seen, also where it finds nothing. */
function withChosen(
  options: readonly Omit<FacetOption, 'chosen'>[],
  chosen: readonly string[],
  label: (value: string) => string = (value) => value,
): readonly FacetOption[] {
  const missing = chosen.filter((value) => options.every((option) => option.value !== value))
  return [
    ...options.map((option) => ({ ...option, chosen: chosen.includes(option.value) })),
    ...missing.map((value) => ({ value, label: label(value), count: 0, chosen: true })),
  ]
}
