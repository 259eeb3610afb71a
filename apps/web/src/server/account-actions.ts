'use server'

import { type DomainError, domainErrorCodeSchema } from '@fitsize/contracts'
import { passwordProblem } from '@fitsize/identity/rules'
import { credentialsSchema, emailSchema, signUpSchema } from '@fitsize/usecases'
import { getLocale } from 'next-intl/server'
import type { AccountFormState, FieldProblem } from '@/features/account/form-state'
import { returnPath } from '@/features/account/return-path'
import { redirect } from '@/i18n/navigation'
import { resultOf, serverApi } from './api'
import { SignInRefused, signIn, signOut } from './auth/next-auth'
import { ports } from './composition'
import { forgetGuest } from './guest'

/** Creates an account, signs in and goes on to where the person came from. */
export async function signUpAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const given = fieldsOf(form)
  const answer = answerTo(previous, given)
  const parsed = signUpSchema.safeParse(given)
  if (!parsed.success)
    return answer(
      null,
      problemsOf(
        given,
        parsed.error.issues.map(({ path }) => path[0]),
      ),
    )
  const language = await getLocale()
  const account = await resultOf((await serverApi()).account.signUp({ ...parsed.data, language }))
  if (!account.ok) return answer(account.error)
  return await enter(given, form, answer)
}

/** Signs in and goes on to where the person came from. */
export async function signInAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const { email, password } = fieldsOf(form)
  const answer = answerTo(previous, { name: '', email })
  const parsed = credentialsSchema.safeParse({ email, password })
  if (!parsed.success) {
    const paths = parsed.error.issues.map(({ path }) => path[0])
    return answer(null, {
      ...(paths.includes('email') ? { email: 'email-invalid' } : {}),
      ...(paths.includes('password') ? { password: 'password-missing' } : {}),
    })
  }
  return await enter({ email, password }, form, answer)
}

export async function signOutAction(): Promise<void> {
  await signOut({ redirect: false })
  redirect({ href: '/', locale: await getLocale() })
}

/** Leaves this browser, too, after all sessions were ended. */
export async function leftEverywhereAction(): Promise<void> {
  await signOut({ redirect: false })
  redirect({ href: '/sign-in?left=everywhere', locale: await getLocale() })
}

/** Leaves this browser after the account was closed; who they were as a guest is erased with it. */
export async function accountDeletedAction(): Promise<void> {
  await forgetGuest()
  await signOut({ redirect: false })
  redirect({ href: '/sign-in?left=deleted', locale: await getLocale() })
}

type Answer = (problem: DomainError | null, fields?: AccountFormState['fields']) => AccountFormState

async function enter(
  credentials: { readonly email: string; readonly password: string },
  form: FormData,
  answer: Answer,
): Promise<AccountFormState> {
  try {
    await signIn('credentials', { ...credentials, redirect: false })
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error
    const code = domainErrorCodeSchema.safeParse(error.code)
    return answer({
      code: code.success ? code.data : 'internal',
      ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
    })
  }
  // In the language that they chose, whichever this browser was in.
  const user = await ports().users.findByEmail(emailSchema.parse(credentials.email))
  return redirect({ href: returnPath(form.get('next')), locale: user?.language ?? (await getLocale()) })
}

const answerTo =
  (previous: AccountFormState, { name, email }: AccountFormState['values']): Answer =>
  (error, fields = {}) => ({
    attempt: previous.attempt + 1,
    problem:
      error === null
        ? null
        : {
            code: error.code,
            ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
          },
    fields,
    values: { name, email },
  })

function fieldsOf(form: FormData): { readonly name: string; readonly email: string; readonly password: string } {
  const text = (field: string): string => {
    const value = form.get(field)
    return typeof value === 'string' ? value : ''
  }
  return { name: text('name'), email: text('email'), password: text('password') }
}

function problemsOf(
  given: { readonly name: string; readonly password: string },
  fields: readonly (PropertyKey | undefined)[],
): AccountFormState['fields'] {
  const length: Record<NonNullable<ReturnType<typeof passwordProblem>>, FieldProblem> = {
    'too-short': 'password-too-short',
    'too-long': 'password-too-long',
  }
  const password = passwordProblem(given.password)
  return {
    ...(fields.includes('name') ? { name: given.name.trim() === '' ? 'name-missing' : 'name-too-long' } : {}),
    ...(fields.includes('email') ? { email: 'email-invalid' } : {}),
    ...(password === null ? {} : { password: length[password] }),
  }
}
