'use client'

import { type ChangeEvent, type ReactNode, useEffect, useRef, useTransition } from 'react'
import { useRouter } from '@/i18n/navigation'

type FilterFormProps = {
  /** Page that the form asks, without a language. */
  readonly page: string
  /** The same with its language, for a browser whose script has not loaded. */
  readonly action: string
  /** The address in force; the fields follow it, also when somebody goes back. */
  readonly query: string
  /** A choice counts at once; without this only sending the form does. */
  readonly immediate?: boolean
  readonly label: string
  readonly role?: 'search'
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A form whose fields become the address. Works before its script has loaded, too, with a button. */
export function FilterForm(props: FilterFormProps) {
  const { page, action, query, immediate = false, label, role, className, children } = props
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [pending, startTransition] = useTransition()
  useEffect(() => {
    if (form.current !== null) followAddress(form.current, new URLSearchParams(query))
  }, [query])

  const send = () => {
    if (form.current === null) return
    const next = addressOf(form.current)
    if (next !== query) startTransition(() => router.push(next === '' ? page : `${page}?${next}`, { scroll: false }))
  }
  const onChange = ({ target }: ChangeEvent<HTMLFormElement>) => {
    // What is typed counts once it is complete: with Enter, or when the field is left.
    if (immediate && !isTyped(target)) send()
  }
  return (
    <form
      ref={form}
      method="get"
      action={action}
      aria-label={label}
      role={role}
      className={className}
      aria-busy={pending}
      onChange={onChange}
      onBlur={({ target }) => {
        if (immediate && isTyped(target)) send()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {children}
    </form>
  )
}

const isTyped = (field: EventTarget): boolean =>
  field instanceof HTMLInputElement && ['text', 'search', 'number'].includes(field.type)

/** What the fields say, without the empty ones. */
function addressOf(form: HTMLFormElement): string {
  const address = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value.trim() !== '') address.append(name, value.trim())
  return address.toString()
}

function followAddress(form: HTMLFormElement, address: URLSearchParams): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === 'hidden') continue
    if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) {
      const wanted = address.getAll(field.name)
      field.checked =
        wanted.length === 0 && field.type === 'radio' ? field.defaultChecked : wanted.includes(field.value)
    } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
      field.value = address.get(field.name) ?? ''
  }
}
