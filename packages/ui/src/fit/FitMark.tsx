import styles from './FitMark.module.css'

export type FitVerdict = 'fits' | 'tighter' | 'looser' | 'unsure'

type FitMarkProps = {
  readonly verdict: FitVerdict
  /** Lengths become shorter or longer: their arrows stand upright. */
  readonly lengthwise?: boolean
  readonly size?: number
}

/** The sign of a verdict, told apart by its shape. Decorative: the word stands beside it. */
export function FitMark({ verdict, lengthwise = false, size = 18 }: FitMarkProps) {
  const turned = lengthwise && (verdict === 'tighter' || verdict === 'looser')
  return (
    <svg
      className={`${styles.mark} ${styles[verdict]}`}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      aria-hidden="true"
      focusable="false"
    >
      <g transform={turned ? 'rotate(90 10 10)' : undefined}>
        <Shape verdict={verdict} />
      </g>
    </svg>
  )
}

function Shape({ verdict }: { readonly verdict: FitVerdict }) {
  switch (verdict) {
    case 'fits':
      return (
        <>
          <circle cx="10" cy="10" r="8.5" fill="currentColor" />
          <path className={styles.tick} d="M6 10.3l2.7 2.7L14.2 7.4" />
        </>
      )
    case 'tighter':
      return (
        <>
          <path d="M1 4.5v11l7-5.5zM19 4.5v11l-7-5.5z" fill="currentColor" />
          <path className={styles.thin} d="M10 3v14" />
        </>
      )
    case 'looser':
      return <path className={styles.hollow} d="M8 4.5v11L1 10zM12 4.5v11l7-5.5z" />
    case 'unsure':
      return (
        <>
          <circle className={styles.ring} cx="10" cy="10" r="8.2" />
          <path className={styles.thin} d="M7.7 8a2.3 2.3 0 1 1 3.4 2c-.8.5-1.1.9-1.1 1.7M10 14.2v.2" />
        </>
      )
  }
}
