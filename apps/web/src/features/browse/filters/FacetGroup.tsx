import styles from './FacetGroup.module.css'

export type FacetOption = {
  readonly value: string
  readonly label: string
  readonly count: number
  readonly chosen: boolean
}

type FacetGroupProps = {
  readonly title: string
  /** The parameter of the address. */
  readonly name: string
  readonly options: readonly FacetOption[]
  /** Name and count of an option in words. */
  readonly sayOption: (option: FacetOption) => string
  /** The button that shows the options beyond the first. */
  readonly sayMore: (count: number) => string
}

const shownFirst = 6

/** What can be chosen of one kind, several at once, with what each would find. */
export function FacetGroup({ title, name, options, sayOption, sayMore }: FacetGroupProps) {
  if (options.length === 0) return null
  // What is chosen stays in sight.
  const first = options.filter(({ chosen }, index) => chosen || index < shownFirst)
  const rest = options.filter(({ chosen }, index) => !chosen && index >= shownFirst)
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {first.map((option) => (
        <Choice key={option.value} name={name} option={option} sayOption={sayOption} />
      ))}
      {rest.length > 0 && (
        <details>
          <summary>{sayMore(rest.length)}</summary>
          {rest.map((option) => (
            <Choice key={option.value} name={name} option={option} sayOption={sayOption} />
          ))}
        </details>
      )}
    </fieldset>
  )
}

type ChoiceProps = Pick<FacetGroupProps, 'name' | 'sayOption'> & { readonly option: FacetOption }

function Choice({ name, option, sayOption }: ChoiceProps) {
  return (
    <label className={option.count === 0 && !option.chosen ? `${styles.choice} ${styles.none}` : styles.choice}>
      <input
        type="checkbox"
        name={name}
        value={option.value}
        defaultChecked={option.chosen}
        aria-label={sayOption(option)}
      />
      <span>{option.label}</span>
      <span className={styles.count}>{option.count}</span>
    </label>
  )
}
