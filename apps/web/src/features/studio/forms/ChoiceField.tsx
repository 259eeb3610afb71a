import { NativeSelect } from '@mantine/core'

type ChoiceFieldProps<Value extends string> = {
  readonly label: string
  /** What it says while nothing is chosen; without it something always is. */
  readonly none?: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly value: Value | null
  readonly onChange: (value: Value | null) => void
  readonly error?: string | undefined
  readonly description?: string
  readonly disabled?: boolean
}

/** One of a list, or nothing. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, none, options, value, onChange, error, description, disabled = false } = props
  return (
    <NativeSelect
      label={label}
      {...(description === undefined ? {} : { description })}
      error={error}
      disabled={disabled}
      value={value ?? ''}
      data={[...(none === undefined ? [] : [{ value: '', label: none }]), ...options]}
      onChange={({ currentTarget }) =>
        onChange(options.find((option) => option.value === currentTarget.value)?.value ?? null)
      }
    />
  )
}
