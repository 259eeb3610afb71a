import type { ConsentStore } from '@fitsize/usecases'
import type { Database } from '../client'

/** What people said about the use of their photos; only added to. */
export function createConsentStore({ prisma }: Database): ConsentStore {
  return {
    add: async (change) => {
      await prisma.consentChange.create({ data: change, select: { id: true } })
    },
    list: (userId) => prisma.consentChange.findMany({ where: { userId }, orderBy: [{ at: 'desc' }, { id: 'desc' }] }),
  }
}
