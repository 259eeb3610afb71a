'use client'

import { UnitSwitch, useLengthUnit } from '@fitsize/ui'
import { useTranslations } from 'next-intl'

/** Centimetres or inches, for everything on the page. */
export function UnitChoice() {
  const t = useTranslations('shell.units')
  const [unit, setUnit] = useLengthUnit()
  return <UnitSwitch unit={unit} onChange={setUnit} texts={{ label: t('label'), cm: t('cm'), in: t('in') }} />
}
