import { accountRouter } from './routers/account'
import { catalogueRouter } from './routers/catalogue'
import { favouritesRouter } from './routers/favourites'
import { studioRouter } from './routers/studio'
import { wardrobeRouter } from './routers/wardrobe'
import { trpc } from './trpc'

export const appRouter = trpc.router({
  account: accountRouter,
  wardrobe: wardrobeRouter,
  catalogue: catalogueRouter,
  favourites: favouritesRouter,
  studio: studioRouter,
})

/** What the browser's client is typed by. */
export type AppRouter = typeof appRouter

/** Calls procedures on the server, without HTTP. */
export const createCaller = trpc.createCallerFactory(appRouter)
