'use client'

import { Button } from '@fitsize/ui'
import type { StudioGarment } from '@fitsize/usecases'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import { focusProblem } from '../forms/focus-problem'
import { Problem, problemOf } from '../forms/Problem'
import { useSettled } from '../forms/use-settled'
import studio from '../studio.module.css'
import { ChangedMeanwhile } from './ChangedMeanwhile'
import { GarmentFields } from './GarmentFields'
import { type Merged, mergedGarment } from './merged-garment'
import { checkedGarment, type GarmentProblem, type TypedGarment, typedGarmentOf } from './typed-garment'

type DetailsFormProps = {
  readonly address: { readonly brand: string; readonly garmentId: string }
  readonly garment: StudioGarment
  /** What the texts were typed over. */
  readonly version: number
  readonly mayEdit: boolean
  readonly onSaved: (version: number) => void
}

/** What somebody else made of the garment while it was edited here. */
type Conflict = {
  readonly theirs: StudioGarment
  readonly merged: Merged
  /** What they changed, each with who did it. */
  readonly changes: Readonly<Record<string, string>>
}

/** All that is said of a garment. Whoever saves over somebody else's change sees it first. */
export function DetailsForm({ address, garment, version, mayEdit, onSaved }: DetailsFormProps) {
  const t = useTranslations('studio.garment')
  const words = useTranslations('studio.form')
  const locale = useLocale()
  const settled = useSettled()
  const api = useTRPC().studio
  const queries = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [base, setBase] = useState(() => typedGarmentOf(garment, locale))
  const [value, setValue] = useState(base)
  const [problems, setProblems] = useState<readonly GarmentProblem[]>([])
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const change = useMutation(
    api.changeGarment.mutationOptions({
      onSuccess: (saved) => {
        setBase(value)
        setConflict(null)
        onSaved(saved.version)
        settled.done(t('saved'))
      },
      onError: async (error) => {
        const { code, fields } = problemOfError(error)
        if (code !== 'changed-meanwhile') return
        const theirs = await queries.fetchQuery({ ...api.garment.queryOptions(address), staleTime: 0 })
        const merged = mergedGarment(base, value, typedGarmentOf(theirs, locale))
        setConflict({ theirs, merged, changes: fields ?? {} })
      },
    }),
  )
  const save = (typed: TypedGarment, over: number) => {
    const checked = checkedGarment(typed)
    setProblems(checked.ok ? [] : checked.problems)
    if (!checked.ok) return focusProblem(form.current)
    if (!change.isPending) change.mutate({ ...address, version: over, details: checked.details })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save(value, version)
  }
  const problem = problemOf(change.error)
  const refused = {
    key: problem?.code === 'already-taken',
    garmentType: problem?.fields?.garmentType !== undefined,
  }
  const isTold = refused.key || refused.garmentType || problem?.code === 'changed-meanwhile'
  return (
    <form ref={form} className={`${studio.panel} ${studio.form}`} aria-label={t('about')} onSubmit={submit} noValidate>
      {conflict !== null && (
        <ChangedMeanwhile
          changes={conflict.changes}
          clashes={conflict.merged.clashes}
          mine={value}
          theirs={typedGarmentOf(conflict.theirs, locale)}
          isPending={change.isPending}
          onKeepMine={() => {
            setBase(typedGarmentOf(conflict.theirs, locale))
            setValue(conflict.merged.garment)
            save(conflict.merged.garment, conflict.theirs.version)
          }}
          onTakeTheirs={() => {
            const theirs = typedGarmentOf(conflict.theirs, locale)
            setBase(theirs)
            setValue(theirs)
            onSaved(conflict.theirs.version)
            setConflict(null)
            change.reset()
          }}
        />
      )}
      {!isTold && <Problem error={change.error} />}
      <GarmentFields
        value={value}
        problems={problems}
        refused={refused}
        disabled={!mayEdit}
        onChange={(next) => {
          setValue(next)
          if (change.isError && conflict === null) change.reset()
        }}
      />
      {mayEdit && (
        <div>
          <Button type="submit" kind="primary" aria-disabled={change.isPending}>
            {change.isPending ? words('saving') : words('save')}
          </Button>
        </div>
      )}
    </form>
  )
}
