import { hasRole } from '@fitsize/identity/rules'
import { trpcErrorOf } from './errors'
import { trpc } from './trpc'

// The ladder: each step asks for one thing more than the one before.

/** Anyone. */
export const publicProcedure = trpc.procedure

/** Anyone who can own something: a user or a visitor with a guest cookie. `actor` is the user when there is one. */
export const guestOrUserProcedure = publicProcedure.use(({ ctx, next }) => {
  const actor = ctx.user ?? ctx.guest
  if (actor === null) throw trpcErrorOf({ code: 'not-signed-in' })
  return next({ ctx: { actor } })
})

/** Someone with an account. */
export const signedInProcedure = publicProcedure.use(({ ctx, next }) => {
  if (ctx.user === null) throw trpcErrorOf({ code: 'not-signed-in' })
  return next({ ctx: { user: ctx.user } })
})

/** A creator or an administrator. */
export const creatorProcedure = signedInProcedure.use(({ ctx, next }) => {
  if (!hasRole(ctx.user, 'CREATOR')) throw trpcErrorOf({ code: 'not-allowed' })
  return next()
})

/** An administrator. */
export const adminProcedure = creatorProcedure.use(({ ctx, next }) => {
  if (!hasRole(ctx.user, 'ADMIN')) throw trpcErrorOf({ code: 'not-allowed' })
  return next()
})
