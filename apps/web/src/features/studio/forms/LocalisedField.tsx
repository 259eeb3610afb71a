import { TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import styles from '../studio.module.css'

export type LocalisedValue = { readonly en: string; readonly fr: string }

type LocalisedFieldProps = {
  readonly label: string
  readonly value: LocalisedValue
  readonly onChange: (value: LocalisedValue) => void
  readonly maxLength: number
  readonly error?: string | undefined
  readonly description?: string
}

/** A text in both languages; whoever knows it in one fills in that one. */
export function LocalisedField({ label, value, onChange, maxLength, error, description }: LocalisedFieldProps) {
  const t = useTranslations('studio.form')
  return (
    <div className={styles.pair}>
      <TextInput
        label={t('inEnglish', { label })}
        value={value.en}
        maxLength={maxLength}
        autoComplete="off"
        {...(description === undefined ? {} : { description })}
        error={error}
        onChange={({ currentTarget }) => onChange({ ...value, en: currentTarget.value })}
      />
      <TextInput
        label={t('inFrench', { label })}
        value={value.fr}
        maxLength={maxLength}
        autoComplete="off"
        lang="fr"
        {...(description === undefined ? {} : { description: t('otherLanguage') })}
        onChange={({ currentTarget }) => onChange({ ...value, fr: currentTarget.value })}
      />
    </div>
  )
}
