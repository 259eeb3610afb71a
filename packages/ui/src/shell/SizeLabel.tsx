import styles from './SizeLabel.module.css'

type SizeLabelProps = {
  readonly size: string
  /** A word above it, such as "Your size". */
  readonly caption?: string
  /** Yellow marks the recommended size, and only that. */
  readonly look?: 'plain' | 'recommended' | 'maybe'
}

/** A woven label, stitched at both ends. */
export function SizeLabel({ size, caption, look = 'plain' }: SizeLabelProps) {
  return (
    <span className={`${styles.label} ${styles[look]}`}>
      {caption !== undefined && <small>{caption}</small>}
      <b className={size.length > 3 ? styles.long : undefined}>{size}</b>
    </span>
  )
}
