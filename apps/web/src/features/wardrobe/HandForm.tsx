'use client'

import {
  type Category,
  categoryNames,
  type DimensionName,
  type DimensionSpec,
  dimensionNames,
  type GarmentType,
  garmentTypeNames,
  garmentTypes,
  typeOfCategory,
} from '@fitsize/garments'
import {
  Button,
  buttonClass,
  formatFigure,
  formatLength,
  type LengthUnit,
  lengthUnits,
  useLengthUnit,
} from '@fitsize/ui'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { DimensionExplanation } from '@/features/dimensions/DimensionExplanation'
import { labelledAs } from '@/features/dimensions/dimension-words'
import { GarmentDrawing } from '@/features/scan/GarmentDrawing'
import type { ChosenFile } from '@/features/scan/start/PhotoButton'
import typeStyles from '@/features/scan/start/TypeChooser.module.css'
import { useToast } from '@/features/shell/ToastProvider'
import { Link, useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import fitStyles from './FitForm.module.css'
import styles from './HandForm.module.css'
import { PhotoField } from './photo/PhotoField'
import { sendGarmentPhoto } from './photo/send-garment-photo'
import { SegmentedChoice } from './SegmentedChoice'
import { longestCm, readTypedLength } from './typed-length'

type Texts = Partial<Record<DimensionName, string>>
type Extent = 'FLAT' | 'GIRTH'

/** How many measures are asked for at first; those that say most of a garment come first. */
const usuallyTyped = 6

type HandFormProps = {
  /** A garment that is measured anew; none when one is added. */
  readonly garment?: {
    readonly id: string
    readonly revisionId: string
    readonly garmentType: GarmentType
    readonly dimensions: Partial<Record<DimensionName, { readonly cm: number; readonly extent: Extent }>>
  }
}

/** A garment measured with a tape: what it is, its name and its measures, each with a drawing of where it runs. */
export function HandForm({ garment }: HandFormProps) {
  const t = useTranslations('wardrobe.hand')
  const names = useTranslations('garments')
  const errors = useTranslations('errors')
  const locale = useLocale()
  const toast = useToast()
  const router = useRouter()
  const api = useTRPC()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const question = useRef<HTMLDivElement>(null)
  const [chosenUnit] = useLengthUnit()
  const [ownUnit, setUnit] = useState<LengthUnit | null>(null)
  const unit = ownUnit ?? chosenUnit
  const [type, setType] = useState<GarmentType>(garment?.garmentType ?? 'blouse')
  const [category, setCategory] = useState<Category | null>(null)
  const [name, setName] = useState('')
  const [widths, setWidths] = useState<Extent>(
    Object.values(garment?.dimensions ?? {}).some(({ extent }) => extent === 'GIRTH') ? 'GIRTH' : 'FLAT',
  )
  const [texts, setTexts] = useState<Texts>(() => {
    const kept: Texts = {}
    for (const dimension of dimensionNames) {
      const value = garment?.dimensions[dimension]
      if (value !== undefined) kept[dimension] = formatFigure(value.cm, chosenUnit, locale)
    }
    return kept
  })
  const [photo, setPhoto] = useState<ChosenFile | null>(null)
  const [focused, setFocused] = useState<DimensionName | null>(null)
  const [checked, setChecked] = useState(false)
  const settle = {
    onSuccess: (text: string, garmentId: string) => {
      toast({ text })
      router.push(`/wardrobe/${garmentId}`)
      router.refresh()
    },
  }
  const add = useMutation(
    api.wardrobe.addByHand.mutationOptions({
      onSuccess: async ({ garmentId }, input) => {
        const problem = photo === null ? null : await sendGarmentPhoto(garmentId, photo)
        settle.onSuccess(t(problem === null ? 'added' : 'addedWithoutPhoto', { name: input.name.trim() }), garmentId)
      },
    }),
  )
  const again = useMutation(
    api.wardrobe.measureByHand.mutationOptions({
      onSuccess: (_, { garmentId }) => settle.onSuccess(t('changed'), garmentId),
    }),
  )
  const { dimensions } = garmentTypes[type]
  const usual = dimensions.slice(0, usuallyTyped)
  const others = dimensions.slice(usuallyTyped)
  const error = add.error ?? again.error
  const problem = error === null ? null : problemOfError(error)
  const asked = problem?.code === 'lengths-doubtful' ? doubtsOf(problem.fields ?? {}) : null
  const pending = add.isPending || again.isPending
  useEffect(() => {
    if (problem?.code === 'lengths-doubtful') question.current?.focus()
  }, [problem?.code])

  const send = (isSure: boolean, as: LengthUnit) => {
    setChecked(true)
    const lengths: Partial<Record<DimensionName, { cm: number; extent: Extent }>> = {}
    let wrong = garment === undefined && name.trim() === ''
    for (const { name: dimension, kind } of dimensions) {
      const typed = readTypedLength(texts[dimension] ?? '', as)
      if (typed.kind === 'wrong') wrong = true
      if (typed.kind === 'length') lengths[dimension] = { cm: typed.cm, extent: kind === 'width' ? widths : 'FLAT' }
    }
    if (wrong || Object.keys(lengths).length === 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    if (pending) return
    if (garment === undefined) add.mutate({ name, garmentType: type, category, lengths, isSure })
    else again.mutate({ garmentId: garment.id, revisionId: garment.revisionId, lengths, isSure })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(false, unit)
  }
  const typeAgain = () => {
    add.reset()
    again.reset()
  }
  const noneTyped = dimensions.every(({ name: dimension }) => (texts[dimension] ?? '').trim() === '')

  const field = (spec: DimensionSpec, isFirst: boolean) => {
    const typed = readTypedLength(texts[spec.name] ?? '', unit)
    const missing = isFirst && checked && noneTyped
    const wrong = checked && typed.kind === 'wrong' ? typed.why : null
    const label = names(`dimensions.${labelledAs(type, spec.name)}`)
    const doubtful = asked?.some(({ name: dimension }) => dimension === spec.name) ?? false
    return (
      <div key={spec.name} className={styles.measure}>
        <div className={styles.line}>
          <label htmlFor={`${id}-${spec.name}`}>{label}</label>
          <span className={doubtful ? `${styles.input} ${styles.doubtful}` : styles.input}>
            <input
              id={`${id}-${spec.name}`}
              inputMode="decimal"
              autoComplete="off"
              value={texts[spec.name] ?? ''}
              aria-invalid={wrong !== null || missing || doubtful}
              aria-describedby={wrong !== null || missing ? `${id}-${spec.name}-problem` : undefined}
              onFocus={() => setFocused(spec.name)}
              onChange={(event) => {
                const { value } = event.currentTarget
                setTexts((before) => ({ ...before, [spec.name]: value }))
                typeAgain()
              }}
            />
            {unit}
          </span>
        </div>
        {(wrong !== null || missing) && (
          <p id={`${id}-${spec.name}-problem`} className={fitStyles.problem}>
            {wrong === null ? t('none') : t(wrong, { length: formatLength(longestCm, unit, locale) })}
          </p>
        )}
        {focused === spec.name && (
          <div className={styles.how}>
            <DimensionExplanation type={type} dimension={spec} lengthOf={(cm) => formatLength(cm, unit, locale)} />
          </div>
        )}
      </div>
    )
  }

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {garment === undefined && (
        <>
          <fieldset className={typeStyles.group}>
            <legend className={typeStyles.legend}>{t('type')}</legend>
            <div className={`${typeStyles.options} ${styles.types}`}>
              {garmentTypeNames.map((option) => (
                <label key={option} className={typeStyles.option}>
                  <input
                    type="radio"
                    name={`${id}-type`}
                    value={option}
                    checked={option === type}
                    onChange={() => {
                      setType(option)
                      setCategory(null)
                      typeAgain()
                    }}
                  />
                  <GarmentDrawing type={option} size={44} />
                  <span>{names(`types.${option}`)}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <div className={styles.pair}>
            <label className={fitStyles.field}>
              {t('category')}
              <select
                value={category ?? ''}
                onChange={(event) => {
                  const { value } = event.currentTarget
                  setCategory(categoryNames.find((option) => option === value) ?? null)
                }}
              >
                <option value="">{t('anyCategory')}</option>
                {categoryNames
                  .filter((option) => typeOfCategory(option) === type)
                  .map((option) => (
                    <option key={option} value={option}>
                      {names(`categories.${option}`)}
                    </option>
                  ))}
              </select>
            </label>
            <div className={fitStyles.field}>
              <label htmlFor={`${id}-name`}>{t('name')}</label>
              <input
                id={`${id}-name`}
                value={name}
                maxLength={80}
                autoComplete="off"
                placeholder={t('namePlaceholder')}
                aria-invalid={checked && name.trim() === ''}
                aria-describedby={checked && name.trim() === '' ? `${id}-name-problem` : undefined}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              {checked && name.trim() === '' && (
                <p id={`${id}-name-problem`} className={fitStyles.problem}>
                  {t('nameMissing')}
                </p>
              )}
            </div>
          </div>
          <PhotoField chosen={photo} onChange={setPhoto} />
        </>
      )}
      <div className={styles.pair}>
        <SegmentedChoice
          legend={t('unit')}
          options={lengthUnits.map((value) => ({ value, label: value }))}
          value={unit}
          onChange={(value) => {
            setUnit(value)
            typeAgain()
          }}
        />
        <SegmentedChoice
          legend={t('widths')}
          options={[
            { value: 'FLAT' as const, label: t('flat') },
            { value: 'GIRTH' as const, label: t('girth') },
          ]}
          value={widths}
          onChange={(value) => {
            setWidths(value)
            typeAgain()
          }}
        />
      </div>
      <section className={styles.measures} aria-labelledby={`${id}-measures`}>
        <h2 id={`${id}-measures`}>{t('measures')}</h2>
        {usual.map((spec, index) => field(spec, index === 0))}
        {others.length > 0 && (
          <details open={others.some(({ name: dimension }) => texts[dimension] !== undefined)}>
            <summary>{t('others')}</summary>
            {others.map((spec) => field(spec, false))}
          </details>
        )}
      </section>
      {asked !== null && (
        <div ref={question} className={styles.question} role="alert" tabIndex={-1}>
          <h2>{t('ask.title')}</h2>
          {(['inches', 'centimetres', 'unusual'] as const).map((doubt) => {
            const about = asked.filter((one) => one.doubt === doubt)
            if (about.length === 0) return null
            const list = about.map((one) => names(`dimensions.${labelledAs(type, one.name)}`)).join(', ')
            return <p key={doubt}>{t(`ask.${doubt}`, { dimensions: list })}</p>
          })}
          <div className={styles.actions}>
            {unit === 'cm' && asked.some(({ doubt }) => doubt === 'inches') && (
              <Button
                kind="primary"
                onClick={() => {
                  setUnit('in')
                  send(false, 'in')
                }}
              >
                {t('ask.toInches')}
              </Button>
            )}
            {unit === 'in' && asked.some(({ doubt }) => doubt === 'centimetres') && (
              <Button
                kind="primary"
                onClick={() => {
                  setUnit('cm')
                  send(false, 'cm')
                }}
              >
                {t('ask.toCentimetres')}
              </Button>
            )}
            <Button onClick={() => send(true, unit)}>{t('ask.sure')}</Button>
            <Button kind="quiet" onClick={typeAgain}>
              {t('ask.check')}
            </Button>
          </div>
        </div>
      )}
      {problem !== null && asked === null && (
        <p role="alert" className={fitStyles.problem}>
          {errors(`${problem.code}.title`)}. {errors(`${problem.code}.hint`)}
        </p>
      )}
      {asked === null && (
        <div className={styles.actions}>
          <Button type="submit" kind="primary" aria-disabled={pending}>
            {pending ? t('saving') : garment === undefined ? t('save') : t('saveAgain')}
          </Button>
          <Link
            href={garment === undefined ? '/wardrobe' : `/wardrobe/${garment.id}`}
            className={buttonClass({ kind: 'quiet' })}
          >
            {t('cancel')}
          </Link>
        </div>
      )}
    </form>
  )
}

/** What the answer asks back about, by dimension. */
function doubtsOf(fields: Readonly<Record<string, string>>) {
  return dimensionNames.flatMap((name) => {
    const doubt = (['inches', 'centimetres', 'unusual'] as const).find((known) => known === fields[name])
    return doubt === undefined ? [] : [{ name, doubt }]
  })
}
