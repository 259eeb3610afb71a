import { IconHelpCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CaliperRange } from './CaliperRange'
import styles from './DimensionList.module.css'

/** One measure as it is read: figures are formatted for the reader's language and unit already. */
export type DimensionRow<Name extends string> = {
  readonly name: Name
  readonly label: string
  /** `null` when the measure is not known, for instance without a scale. */
  readonly value: {
    readonly figure: string
    readonly unit: string
    readonly range: string
    readonly halfRangeCm: number
  } | null
  /** One of the points it rests on is hard to see. */
  readonly uncertain: boolean
}

type DimensionListProps<Name extends string> = {
  readonly label: string
  readonly rows: readonly DimensionRow<Name>[]
  readonly selected: Name | null
  readonly onSelect: (name: Name) => void
  readonly onPoint: (name: Name | null) => void
  /** What is shown below the selected row. */
  readonly detailOf?: (name: Name) => ReactNode
  readonly texts: { readonly pointHardToSee: string; readonly unknown: string }
}

/** The measures of a garment: name, range, figure with its ±. Each row is a toggle that shows its line on the photo. */
export function DimensionList<Name extends string>(props: DimensionListProps<Name>) {
  const { texts } = props
  return (
    <ul className={styles.list} aria-label={props.label}>
      {props.rows.map((row) => (
        <li key={row.name}>
          <button
            type="button"
            className={styles.row}
            aria-pressed={row.name === props.selected}
            onClick={() => props.onSelect(row.name)}
            onFocus={() => props.onPoint(row.name)}
            onBlur={() => props.onPoint(null)}
            onPointerEnter={() => props.onPoint(row.name)}
            onPointerLeave={() => props.onPoint(null)}
          >
            <span className={styles.name}>
              {row.label}
              {row.uncertain && row.value !== null && (
                <span className={styles.check}>
                  <IconHelpCircle size={14} stroke={1.9} aria-hidden="true" />
                  {texts.pointHardToSee}
                </span>
              )}
            </span>
            {row.value === null ? (
              <span className={`${styles.value} ${styles.unknown}`}>{texts.unknown}</span>
            ) : (
              <>
                <CaliperRange halfRangeCm={row.value.halfRangeCm} />
                <span className={styles.value}>
                  <span className={styles.figure}>
                    <b>{row.value.figure}</b> {row.value.unit}
                  </span>{' '}
                  <span className={styles.range}>{row.value.range}</span>
                </span>
              </>
            )}
          </button>
          {row.name === props.selected && props.detailOf && (
            <div className={styles.detail}>{props.detailOf(row.name)}</div>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The list's shape while the figures are on their way. */
export function DimensionListSkeleton({ rows }: { readonly rows: number }) {
  return (
    <ul className={styles.list} aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => index).map((index) => (
        <li key={index}>
          <div className={`${styles.row} ${styles.ghostRow}`}>
            <span className={styles.ghost} style={{ width: `${52 + ((index * 17) % 30)}%` }} />
            <span className={styles.ghost} />
            <span className={styles.ghost} />
          </div>
        </li>
      ))}
    </ul>
  )
}
