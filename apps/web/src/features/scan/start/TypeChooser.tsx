import type { RequestedGarmentType } from '@fitsize/contracts'
import { type GarmentType, garmentTypeNames } from '@fitsize/garments'
import { IconScan } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { GarmentDrawing } from '../GarmentDrawing'
import styles from './TypeChooser.module.css'

type TypeChooserProps = {
  readonly value: RequestedGarmentType
  readonly onChange: (type: RequestedGarmentType) => void
}

/** What lies on the floor: one of the garment types, or leave it to be detected. */
export function TypeChooser({ value, onChange }: TypeChooserProps) {
  const t = useTranslations('scan')
  const name = useId()
  const typeName = useTranslations('garments.types')
  const options: readonly RequestedGarmentType[] = ['auto', ...garmentTypeNames]
  const label = (type: RequestedGarmentType) => (type === 'auto' ? t('type.auto') : typeName(type))
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('type.legend')}</legend>
      <div className={styles.options}>
        {options.map((type) => (
          <label key={type} className={styles.option}>
            <input type="radio" name={name} value={type} checked={type === value} onChange={() => onChange(type)} />
            {type === 'auto' ? (
              <IconScan size={34} stroke={1.4} aria-hidden="true" />
            ) : (
              <GarmentDrawing type={type satisfies GarmentType} size={44} />
            )}
            <span>{label(type)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
