import { z } from 'zod'
import { letterOrderSchema } from '../mail/letter-order'

/** Work that is done later, at least once, and tried again until it succeeds. Holds no secrets, as it is stored. */
export const jobSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('letter'), order: letterOrderSchema }),
  z.strictObject({
    kind: z.literal('erase-account'),
    userId: z.uuid(),
    /** The guest of the browser in which it was deleted: what they measured before they had an account goes, too. */
    guestId: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('publish-collection'), collectionId: z.uuid(), at: z.iso.datetime() }),
  /** Of rows that are gone. */
  z.strictObject({ kind: z.literal('erase-photos'), keys: z.array(z.string()) }),
])
export type Job = z.infer<typeof jobSchema>

export interface Jobs {
  /** @param options.runAt not before then, at once if left out */
  add(job: Job, options?: { readonly runAt?: Date }): Promise<void>
}
