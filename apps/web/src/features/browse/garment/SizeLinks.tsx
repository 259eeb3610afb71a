import { FitMark, type FitVerdict } from '@fitsize/ui'
import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import styles from './SizeLinks.module.css'

export type SizeChoice = {
  readonly id: string
  readonly label: string
  /** Null when there is nothing to compare with. */
  readonly verdict: FitVerdict | null
}

type SizeLinksProps = {
  readonly page: string
  readonly sizes: readonly SizeChoice[]
  readonly chosen: string | null
  readonly recommended: string | null
}

/** The sizes a garment comes in, each with a sign and a word; the chosen one stands in the address. */
export function SizeLinks({ page, sizes, chosen, recommended }: SizeLinksProps) {
  const t = useTranslations('browse')
  return (
    <nav aria-label={t('garment.chooseSize')}>
      <ul className={styles.sizes}>
        {sizes.map(({ id, label, verdict }) => (
          <li key={id}>
            <Link
              href={{ pathname: page, query: { size: label } }}
              scroll={false}
              prefetch={false}
              aria-current={id === chosen ? 'true' : undefined}
              className={id === recommended ? styles.recommended : undefined}
            >
              <b>{label}</b>
              {verdict !== null && (
                <span className={styles.word}>
                  <FitMark verdict={verdict} size={16} />
                  {t(`verdict.${verdict}`)}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
