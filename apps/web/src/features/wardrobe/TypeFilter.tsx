import { type GarmentType, garmentTypeNames } from '@fitsize/garments'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/navigation'
import styles from './TypeFilter.module.css'

type TypeFilterProps = {
  readonly counts: Readonly<Partial<Record<GarmentType, number>>>
  readonly chosen: GarmentType | null
}

/** Leads to the garments of one type; only types that there are. */
export async function TypeFilter({ counts, chosen }: TypeFilterProps) {
  const t = await getTranslations('wardrobe')
  const types = await getTranslations('garments.types')
  const all = Object.values(counts).reduce((total, count) => total + count, 0)
  const choices = garmentTypeNames.filter((type) => type === chosen || (counts[type] ?? 0) > 0)
  if (choices.length < 2) return null
  return (
    <nav className={styles.filter} aria-label={t('filter')}>
      <Link href="/wardrobe" aria-current={chosen === null ? 'page' : undefined}>
        {t('all')} <small>{all}</small>
      </Link>
      {choices.map((type) => (
        <Link
          key={type}
          href={{ pathname: '/wardrobe', query: { type } }}
          aria-current={chosen === type ? 'page' : undefined}
        >
          {types(type)} <small>{counts[type] ?? 0}</small>
        </Link>
      ))}
    </nav>
  )
}
