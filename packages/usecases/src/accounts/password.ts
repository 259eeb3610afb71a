import { passwordLength, passwordProblem } from '@fitsize/identity/rules'
import { z } from 'zod'

/** A password that somebody wishes. */
export const newPasswordSchema = z.string().superRefine((password, context) => {
  const problem = passwordProblem(password)
  if (problem === 'too-short') context.addIssue(`at least ${passwordLength.least} characters`)
  if (problem === 'too-long') context.addIssue(`at most ${passwordLength.most} characters`)
})

/** A password that somebody claims to have. */
export const presentPasswordSchema = z.string().min(1, 'enter your password').max(1024)

/** What to call somebody. */
export const personNameSchema = z.string().trim().min(1, 'say how to call you').max(80, 'at most 80 characters')
