'use client'

import type { DomainError } from '@fitsize/contracts'
import { Button } from '@fitsize/ui'
import type { ReactNode } from 'react'
import { DoneNotice, ProblemNotice } from './Notice'
import styles from './sections.module.css'

type SettingsFormProps = {
  readonly children: ReactNode
  readonly submit: string
  readonly kind?: 'primary' | 'danger'
  readonly isPending: boolean
  readonly problem: DomainError | null
  readonly done: string | null
  /** What was typed in, by the names of the fields; the form, to empty it once it is done. */
  readonly onSend: (given: (field: string) => string, form: HTMLFormElement) => void
}

/** A form of the account page with what became of it. */
export function SettingsForm({ children, submit, kind, isPending, problem, done, onSend }: SettingsFormProps) {
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isPending) return
        const form = event.currentTarget
        const data = new FormData(form)
        onSend((field) => String(data.get(field) ?? ''), form)
      }}
    >
      {problem !== null && <ProblemNotice problem={problem} />}
      {children}
      <div>
        <Button type="submit" {...(kind === undefined ? {} : { kind })} aria-disabled={isPending}>
          {submit}
        </Button>
      </div>
      <DoneNotice text={done} />
    </form>
  )
}
