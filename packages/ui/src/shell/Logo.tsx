import styles from './Logo.module.css'

/** The folded tape and the name. The link around it says where it leads. */
export function Logo() {
  return (
    <span className={styles.logo}>
      <svg width="34" height="30" viewBox="0 0 34 30" aria-hidden="true" focusable="false">
        <path
          d="M2 4h26a4 4 0 0 1 4 4v18l-4-2.5-4 2.5V12H2z"
          fill="var(--tape)"
          stroke="var(--on-tape)"
          strokeWidth="1.4"
          strokeLinejoin="round"
        />
        <path
          d="M6 12V9M10 12V8M14 12V9M18 12V8M22 12V9M24 16h3M24 20h4"
          stroke="var(--on-tape)"
          strokeWidth="1.4"
          fill="none"
        />
      </svg>
      <span>FitSize</span>
    </span>
  )
}
