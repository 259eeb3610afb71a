'use client'

import type { DomainError } from '@fitsize/contracts'
import { garmentTypes, type KeypointName, keypointsOf } from '@fitsize/garments'
import { type Corrections, type Point, traceCourse } from '@fitsize/measure'
import { Button, formatFigure, formatLength, formatRange, useLengthUnit } from '@fitsize/ui'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCircleDashed,
  IconEyeOff,
  IconPlus,
  IconSparkles,
} from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useId, useMemo, useReducer, useRef, useState } from 'react'
import { labelledAs } from '@/features/dimensions/dimension-words'
import { EditorStage } from './EditorStage'
import { reduceEditor, sameCorrections, startOf } from './editor-state'
import { Loupe } from './Loupe'
import { measurePoints } from './measured-points'
import { NudgePad } from './NudgePad'
import styles from './PointEditor.module.css'
import type { Photographed } from './photographed'

type PointEditorProps = {
  /** Address of the photo. */
  readonly source: string
  readonly found: Photographed
  readonly corrections: Corrections
  readonly saving: boolean
  readonly problem: DomainError | null
  readonly saveText: string
  readonly onSave: (corrections: Corrections) => void
  readonly onCancel: () => void
}

/** How long figures must rest before they are read aloud, in ms. */
const restMs = 700
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/**
 * Corrects the points of a garment on its photo: dragged, tapped, nudged by keys or buttons, added or taken away, with
 * the measures they give as they move, and what the model had found beside them.
 */
export function PointEditor(props: PointEditorProps) {
  const { source, found, saving, problem } = props
  const t = useTranslations('wardrobe.points')
  const names = useTranslations('garments')
  const errors = useTranslations('errors')
  const locale = useLocale()
  const [unit] = useLengthUnit()
  const id = useId()
  const order = garmentTypes[found.garmentType].keypoints
  const [state, dispatch] = useReducer(reduceEditor, props.corrections, startOf)
  const [selected, setSelected] = useState<KeypointName>(order[0] ?? 'shoulder_left')
  const [leaving, setLeaving] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const corrections = state.present
  const changed = !sameCorrections(corrections, props.corrections)
  const measured = useMemo(() => measurePoints(found, corrections), [found, corrections])
  const before = useMemo(() => measurePoints(found, props.corrections), [found, props.corrections])
  const placeOf = (name: KeypointName): Point | null => {
    const point = measured.keypoints[name]
    return point?.present ? { x: point.x, y: point.y } : null
  }
  const suggestionOf = (name: KeypointName): Point | null => {
    const point = found.keypoints[name]
    return point?.present && corrections[name] !== undefined ? { x: point.x, y: point.y } : null
  }
  const place = placeOf(selected)
  const suggested = suggestionOf(selected)
  const touched = garmentTypes[found.garmentType].dimensions.filter((spec) => keypointsOf(spec).includes(selected))

  const put = (name: KeypointName, to: Point, gesture: string | null) =>
    dispatch({ kind: 'correct', name, correction: within(to, found.photo), gesture })
  const nudge = (x: number, y: number, far: boolean) => {
    if (place === null) return
    const step = far ? 10 : 1
    put(selected, { x: place.x + x * step, y: place.y + y * step }, `nudge ${selected}`)
  }
  const add = () => {
    const model = found.keypoints[selected]
    const middle = { x: found.photo.width / 2, y: found.photo.height / 2 }
    put(selected, model ?? middleOf(order.flatMap((name) => placeOf(name) ?? [])) ?? middle, null)
  }
  const onKeys = (event: KeyboardEvent) => {
    const arrow = arrows[event.key]
    if (arrow !== undefined) {
      event.preventDefault()
      nudge(...arrow, event.shiftKey)
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault()
      dispatch({ kind: event.shiftKey ? 'redo' : 'undo' })
    }
  }
  useEffect(() => {
    if (!changed) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [changed])

  const spoken = useRested(
    touched
      .map((spec) => {
        const value = measured.dimensions[spec.name]
        const name = names(`dimensions.${labelledAs(found.garmentType, spec.name)}`)
        return value === undefined
          ? `${name} ${t('notMeasured')}`
          : `${name} ${formatLength(value.cm, unit, locale)} ${formatRange(value, unit, locale)}`
      })
      .join(', '),
  )

  return (
    <section aria-labelledby={`${id}-title`} className={styles.editor}>
      <header className={styles.head}>
        <h2 id={`${id}-title`} ref={heading} tabIndex={-1}>
          {t('title')}
        </h2>
        <p>{t('how')}</p>
      </header>
      <div className={styles.columns}>
        <div className={styles.photo}>
          <EditorStage
            source={source}
            size={found.photo}
            summary={t('photo', { point: names(`keypoints.${selected}`) })}
            points={order.map((name) => ({ name, place: placeOf(name), suggested: suggestionOf(name) }))}
            lines={touched.flatMap((spec, index) => {
              const path = traceCourse(spec, (name) => placeOf(name) ?? undefined)
              return path === undefined ? [] : [{ name: spec.name, path, active: index === 0 }]
            })}
            selected={selected}
            onSelect={setSelected}
            onPlace={put}
          />
          <div className={styles.bar}>
            <Button
              aria-disabled={state.past.length === 0}
              aria-keyshortcuts="Control+Z"
              onClick={() => dispatch({ kind: 'undo' })}
            >
              <IconArrowBackUp size={18} stroke={1.7} aria-hidden="true" />
              {t('undo')}
            </Button>
            <Button
              aria-disabled={state.future.length === 0}
              aria-keyshortcuts="Control+Shift+Z"
              onClick={() => dispatch({ kind: 'redo' })}
            >
              <IconArrowForwardUp size={18} stroke={1.7} aria-hidden="true" />
              {t('redo')}
            </Button>
          </div>
          <p className={styles.key}>
            <IconCircleDashed size={17} stroke={1.7} aria-hidden="true" />
            {t('ringKey')}
          </p>
        </div>
        <div className={styles.side}>
          <section className={styles.selected} aria-labelledby={`${id}-point`}>
            <h3 id={`${id}-point`}>{names(`keypoints.${selected}`)}</h3>
            {place === null ? (
              <p className={styles.absent}>{t('absent')}</p>
            ) : (
              <div className={styles.fine}>
                <Loupe
                  source={source}
                  size={found.photo}
                  at={place}
                  suggested={suggested}
                  label={t('loupe', { point: names(`keypoints.${selected}`) })}
                />
                <NudgePad
                  label={t('move')}
                  texts={{ up: t('up'), down: t('down'), left: t('left'), right: t('right') }}
                  onNudge={nudge}
                />
              </div>
            )}
            <div className={styles.actions}>
              {place === null ? (
                <Button onClick={add}>
                  <IconPlus size={18} stroke={1.7} aria-hidden="true" />
                  {t('add')}
                </Button>
              ) : (
                <Button
                  kind="quiet"
                  onClick={() => dispatch({ kind: 'correct', name: selected, correction: 'absent', gesture: null })}
                >
                  <IconEyeOff size={18} stroke={1.7} aria-hidden="true" />
                  {t('takeAway')}
                </Button>
              )}
              {corrections[selected] !== undefined && (
                <Button
                  kind="quiet"
                  onClick={() => dispatch({ kind: 'correct', name: selected, correction: null, gesture: null })}
                >
                  <IconSparkles size={18} stroke={1.7} aria-hidden="true" />
                  {t('useModel')}
                </Button>
              )}
            </div>
            <dl className={styles.live}>
              {touched.map((spec, index) => {
                const value = measured.dimensions[spec.name]
                const old = before.dimensions[spec.name]
                return (
                  <div key={spec.name} className={index === 0 ? styles.first : undefined}>
                    <dt>{names(`dimensions.${labelledAs(found.garmentType, spec.name)}`)}</dt>
                    <dd>
                      {value === undefined ? (
                        t('notMeasured')
                      ) : (
                        <>
                          <b>{formatFigure(value.cm, unit, locale)}</b>
                          {`\u00a0${unit} `}
                          <small>{formatRange(value, unit, locale)}</small>
                        </>
                      )}
                      {old !== undefined && old.cm !== value?.cm && (
                        <small className={styles.was}>{t('was', { length: formatLength(old.cm, unit, locale) })}</small>
                      )}
                    </dd>
                  </div>
                )
              })}
            </dl>
            <p className="visually-hidden" aria-live="polite">
              {spoken}
            </p>
          </section>
          <ul className={styles.points} aria-label={t('points')}>
            {order.map((name, index) => (
              <li key={name}>
                <button
                  type="button"
                  aria-pressed={name === selected}
                  onClick={() => setSelected(name)}
                  onFocus={() => setSelected(name)}
                  onKeyDown={onKeys}
                >
                  <span>{names(`keypoints.${name}`)}</span>
                  <small>{stateOf(name)}</small>
                  <span className="visually-hidden">{t('position', { index: index + 1, count: order.length })}</span>
                </button>
              </li>
            ))}
          </ul>
          {problem !== null && (
            <p role="alert" className={styles.problem}>
              {errors(`${problem.code}.title`)}. {errors(`${problem.code}.hint`)}
            </p>
          )}
          {leaving ? (
            <div className={styles.leaving} role="alertdialog" aria-labelledby={`${id}-leave`}>
              <p id={`${id}-leave`}>{t('discardQuestion')}</p>
              <div className={styles.actions}>
                <Button kind="danger" onClick={props.onCancel}>
                  {t('discard')}
                </Button>
                <Button autoFocus onClick={() => setLeaving(false)}>
                  {t('goOn')}
                </Button>
              </div>
            </div>
          ) : (
            <div className={styles.actions}>
              <Button
                kind="primary"
                aria-disabled={saving || !changed}
                onClick={() => {
                  if (!saving && changed) props.onSave(corrections)
                }}
              >
                {saving ? t('saving') : props.saveText}
              </Button>
              <Button onClick={() => (changed ? setLeaving(true) : props.onCancel())}>{t('cancel')}</Button>
            </div>
          )}
        </div>
      </div>
    </section>
  )

  function stateOf(name: KeypointName): string {
    const correction = corrections[name]
    if (correction === 'absent') return t('state.takenAway')
    if (correction !== undefined) return t('state.byYou')
    return found.keypoints[name]?.present ? '' : t('state.notFound')
  }
}

const within = ({ x, y }: Point, { width, height }: { width: number; height: number }): Point => ({
  x: Math.min(Math.max(x, 0), width),
  y: Math.min(Math.max(y, 0), height),
})

function middleOf(places: readonly Point[]): Point | null {
  if (places.length === 0) return null
  const sum = places.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 })
  return { x: sum.x / places.length, y: sum.y / places.length }
}

/** A text once it has rested for a moment: what changes with each pixel cannot be read aloud. */
function useRested(text: string): string {
  const [rested, setRested] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restMs)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}
