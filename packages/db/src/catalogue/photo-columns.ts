import type { Prisma } from '../generated/client'

/** Those that may be shown, in their order. */
export const shownPhotos = {
  where: { state: 'VISIBLE' },
  orderBy: [{ position: 'asc' }, { id: 'asc' }],
  select: { id: true, width: true, height: true },
} satisfies Prisma.CatalogueGarment$photosArgs

/** The one that stands for the garment. */
export const firstPhoto = { ...shownPhotos, take: 1, select: { id: true } } satisfies Prisma.CatalogueGarment$photosArgs

export const photoIdOf = ({ photos }: { readonly photos: readonly { readonly id: string }[] }): string | null =>
  photos[0]?.id ?? null

/** With its state, as relations to one row cannot be filtered. */
export const coverColumns = { select: { id: true, state: true } } as const satisfies Prisma.Collection$coverArgs

export const coverIdOf = (cover: { readonly id: string; readonly state: string } | null): string | null =>
  cover?.state === 'VISIBLE' ? cover.id : null
