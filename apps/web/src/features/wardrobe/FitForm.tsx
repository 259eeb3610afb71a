'use client'

import { type Category, categoryNames, fitStyles, type GarmentType, stretches, typeOfCategory } from '@fitsize/garments'
import { Button } from '@fitsize/ui'
import type { GarmentFit } from '@fitsize/usecases'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useToast } from '@/features/shell/ToastProvider'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import styles from './FitForm.module.css'
import { SegmentedChoice } from './SegmentedChoice'

type Feel = NonNullable<GarmentFit['feel']>
type Zone = keyof GarmentFit['zones']

const feels: readonly Feel[] = ['tight', 'right', 'loose']
/** Zones that are too short or too long rather than tight or loose. */
const lengthZones: readonly Zone[] = ['sleeves', 'length']

type FitFormProps = {
  readonly garmentId: string
  readonly garmentType: GarmentType
  /** From top to bottom. */
  readonly zones: readonly Zone[]
  readonly fit: GarmentFit
}

/** What the owner says about how a garment fits: overall, and by zone where it differs. */
export function FitForm({ garmentId, garmentType, zones, fit: kept }: FitFormProps) {
  const t = useTranslations('wardrobe.fit')
  const categories = useTranslations('garments.categories')
  const errors = useTranslations('errors')
  const toast = useToast()
  const router = useRouter()
  const [fit, setFit] = useState({ ...kept, isReference: kept.feel === null ? true : kept.isReference })
  const [mute, setMute] = useState(false)
  const save = useMutation(
    useTRPC().wardrobe.describeFit.mutationOptions({
      onSuccess: ({ isReference }) => {
        toast({ text: isReference ? t('saved') : t('savedPlain') })
        router.refresh()
      },
    }),
  )
  const change = (part: Partial<GarmentFit>) => setFit((before) => ({ ...before, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMute(fit.feel === null)
    if (fit.feel !== null && !save.isPending) save.mutate({ garmentId, fit })
  }
  const problem = save.error === null ? null : problemOfError(save.error)
  return (
    <form className={styles.form} aria-labelledby="how-it-fits" onSubmit={submit} noValidate>
      <div>
        <h2 id="how-it-fits">{t('title')}</h2>
        <p className={styles.text}>{t('text')}</p>
      </div>
      <SegmentedChoice
        legend={t('overall')}
        value={fit.feel}
        options={feels.map((value) => ({ value, label: t(`feel.${value}`) }))}
        onChange={(feel) => {
          setMute(false)
          change({ feel })
        }}
      />
      {mute && (
        <p role="alert" className={styles.problem}>
          {t('sayOverall')}
        </p>
      )}
      <details open={Object.keys(kept.zones).length > 0}>
        <summary>{t('zones')}</summary>
        <div className={styles.zones}>
          {zones.map((zone) => (
            <SegmentedChoice
              key={zone}
              look="row"
              legend={t(`zoneNames.${zone}`)}
              value={fit.zones[zone] ?? 'overall'}
              options={[
                { value: 'overall' as const, label: t('zoneAs') },
                ...feels.map((value) => ({
                  value,
                  label: t(lengthZones.includes(zone) ? `lengthFeel.${value}` : `feel.${value}`),
                })),
              ]}
              onChange={(value) => {
                const { [zone]: _, ...others } = fit.zones
                change({ zones: value === 'overall' ? others : { ...others, [zone]: value } })
              }}
            />
          ))}
        </div>
      </details>
      <div className={styles.facts}>
        <label className={styles.field}>
          {t('category')}
          <select
            value={fit.category ?? ''}
            onChange={(event) => change({ category: categoryOf(event.currentTarget.value) })}
          >
            <option value="">{t('noCategory')}</option>
            {categoryNames
              .filter((name) => typeOfCategory(name) === garmentType)
              .map((name) => (
                <option key={name} value={name}>
                  {categories(name)}
                </option>
              ))}
          </select>
        </label>
        <label className={styles.field}>
          {t('stretch')}
          <select
            value={fit.stretch ?? ''}
            onChange={(event) => {
              const value = event.currentTarget.value
              change({ stretch: stretches.find((name) => name === value) ?? null })
            }}
          >
            <option value="">{t('notSaid')}</option>
            {stretches.map((name) => (
              <option key={name} value={name}>
                {t(`stretches.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.field}>
          {t('style')}
          <select
            value={fit.fitStyle ?? ''}
            onChange={(event) => {
              const value = event.currentTarget.value
              change({ fitStyle: fitStyles.find((name) => name === value) ?? null })
            }}
          >
            <option value="">{t('notSaid')}</option>
            {fitStyles.map((name) => (
              <option key={name} value={name}>
                {t(`styles.${name}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={fit.isReference}
          onChange={(event) => change({ isReference: event.currentTarget.checked })}
        />
        {t('reference')}
      </label>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {errors(`${problem.code}.title`)}. {errors(`${problem.code}.hint`)}
        </p>
      )}
      <Button type="submit" kind="primary" aria-disabled={save.isPending}>
        {save.isPending ? t('saving') : t('save')}
      </Button>
    </form>
  )
}

const categoryOf = (value: string): Category | null => categoryNames.find((name) => name === value) ?? null
