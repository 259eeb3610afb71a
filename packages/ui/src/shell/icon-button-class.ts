import styles from './IconButton.module.css'

/** The class names of a square button that holds one icon; the element itself needs a name. */
export const iconButtonClass = ({ boxed = false }: { readonly boxed?: boolean } = {}): string =>
  [styles.button, boxed ? styles.boxed : null].filter((name) => name !== null).join(' ')
