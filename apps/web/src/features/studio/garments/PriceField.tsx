import { TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { ChoiceField } from '../forms/ChoiceField'
import styles from '../studio.module.css'
import { type TypedPrice, usualCurrencies } from './typed-price'

type PriceFieldProps = {
  readonly value: TypedPrice
  readonly onChange: (value: TypedPrice) => void
  readonly error?: string | undefined
}

/** An amount and its currency. */
export function PriceField({ value, onChange, error }: PriceFieldProps) {
  const t = useTranslations('studio.garment')
  const currencies = [...new Set<string>([value.currency, ...usualCurrencies])]
  return (
    <div className={styles.pair}>
      <TextInput
        label={t('price')}
        value={value.amount}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        error={error}
        onChange={({ currentTarget }) => onChange({ ...value, amount: currentTarget.value })}
      />
      <ChoiceField
        label={t('currency')}
        value={value.currency}
        options={currencies.map((code) => ({ value: code, label: code }))}
        onChange={(currency) => onChange({ ...value, currency: currency ?? value.currency })}
      />
    </div>
  )
}
