import styles from './button.module.css'

export type ButtonLook = {
  /** One primary button per view. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'dense' | 'regular' | 'large'
  readonly block?: boolean
}

/** The class names of a button, for buttons and for links that look like one. */
export function buttonClass({ kind = 'plain', size = 'regular', block = false }: ButtonLook = {}): string {
  return [
    styles.button,
    kind === 'plain' ? null : styles[kind],
    size === 'regular' ? null : styles[size],
    block ? styles.block : null,
  ]
    .filter((name) => name !== null)
    .join(' ')
}
