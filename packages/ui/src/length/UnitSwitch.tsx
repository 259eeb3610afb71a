'use client'

import { useId } from 'react'
import { type LengthUnit, lengthUnits } from './format-length'
import styles from './UnitSwitch.module.css'

type UnitSwitchProps = {
  readonly unit: LengthUnit
  readonly onChange: (unit: LengthUnit) => void
  /** What is chosen, and the full names of the units. */
  readonly texts: { readonly label: string } & Readonly<Record<LengthUnit, string>>
}

/** Centimetres or inches. */
export function UnitSwitch({ unit, onChange, texts }: UnitSwitchProps) {
  const name = useId()
  return (
    <div className={styles.switch} role="radiogroup" aria-label={texts.label}>
      {lengthUnits.map((option) => (
        <label key={option}>
          <input
            type="radio"
            name={name}
            checked={option === unit}
            aria-label={texts[option]}
            onChange={() => onChange(option)}
          />
          {option}
        </label>
      ))}
    </div>
  )
}
