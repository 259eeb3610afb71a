import { createCatalogueStore, createDatabase, createWardrobeStore } from '@fitsize/db'
import type { TestDatabase } from '@fitsize/testing'
import { type CatalogueSearchRequest, mostReferences, type SearchPorts, searchCatalogue } from '@fitsize/usecases'
import { sizesPerGarment } from './catalogue/garments'
import { closedLoop, type Timed } from './closed-loop'
import { exhaustively, naiveScan, type Ranked } from './exhaustive'
import { actorOf, makePerson, type Person, people, variations } from './people'

const firstPage: CatalogueSearchRequest = { sort: 'fit', limit: 24 }

export type Measured = {
  readonly sizes: number
  readonly firstPages: readonly (Timed & { readonly person: Person; readonly found: number })[]
  readonly naive: readonly { readonly person: Person; readonly ms: number }[]
  readonly others: readonly (Timed & { readonly name: string })[]
}

async function withStores<T>(
  database: TestDatabase,
  use: (stores: SearchPorts & { readonly catalogue: ReturnType<typeof createCatalogueStore> }) => Promise<T>,
): Promise<T> {
  const web = createDatabase(database.webUrl)
  try {
    return await use({ catalogue: createCatalogueStore(web), wardrobe: createWardrobeStore(web) })
  } finally {
    await web.close()
  }
}

async function page(ports: SearchPorts, user: string, request: CatalogueSearchRequest) {
  const result = await searchCatalogue(ports, actorOf(user), request)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

/** A catalogue of so many sizes: first pages of everybody, the naive scan, facets and texts. */
export function measureCatalogue(
  database: TestDatabase,
  sizes: number,
  { clients, seconds }: { readonly clients: readonly number[]; readonly seconds: number },
): Promise<Measured> {
  return withStores(database, async (ports) => {
    const rows = await database.query('SELECT "garmentId" AS id, category FROM app."GarmentOffer"')
    const kindOf = new Map(rows.map(({ id, category }) => [String(id), String(category)]))
    const firstPages = []
    const naive = []
    let typical: (index: number) => string = () => ''
    for (const person of people) {
      const accounts: string[] = []
      for (const larger of variations) accounts.push(await makePerson(database, person, larger))
      const someone = (index: number): string => accounts[index % accounts.length] ?? ''
      const { items } = await page(ports, someone(0), firstPage)
      for (const each of clients) {
        const timed = await closedLoop(database, each, seconds, (index) => page(ports, someone(index), firstPage))
        firstPages.push({ person, found: items.length, ...timed })
      }
      const references = await ports.wardrobe.readReferences(someone(0), mostReferences)
      const started = performance.now()
      await naiveScan(ports.catalogue, kindOf, references)
      naive.push({ person, ms: performance.now() - started })
      if (person === 'typical') typical = someone
    }
    const others = []
    for (const [name, ask] of otherQuestions(ports, typical))
      others.push({ name, ...(await closedLoop(database, 1, seconds / 2, ask)) })
    return { sizes, firstPages, naive, others }
  })
}

function otherQuestions(
  ports: SearchPorts & { readonly catalogue: ReturnType<typeof createCatalogueStore> },
  someone: (index: number) => string,
): readonly (readonly [string, (index: number) => Promise<unknown>])[] {
  return [
    ['second page of what fits', secondPages(ports, someone)],
    ['what fits, of a text ("ribbed")', (index) => page(ports, someone(index), { ...firstPage, text: 'ribbed' })],
    ['what fits, newest first', (index) => page(ports, someone(index), { sort: 'newest', limit: firstPage.limit })],
    ['all, newest first, nobody signed in', () => searchCatalogue(ports, null, { sort: 'newest', limit: 24 })],
    [
      'a text ("ribbed navy"), nobody signed in',
      () => searchCatalogue(ports, null, { ...firstPage, text: 'ribbed navy' }),
    ],
    ['facets of everything', () => ports.catalogue.countFacets({})],
    ['facets of a text', () => ports.catalogue.countFacets({ text: 'ribbed' })],
    [
      'facets of a type and a colour',
      () => ports.catalogue.countFacets({ garmentTypes: ['blouse'], colours: ['blue'] }),
    ],
  ]
}

function secondPages(ports: SearchPorts, someone: (index: number) => string) {
  const cursors = new Map<string, string | null>()
  return async (index: number): Promise<unknown> => {
    const user = someone(index)
    const cursor = cursors.get(user) ?? (await page(ports, user, firstPage)).nextCursor
    cursors.set(user, cursor)
    return page(ports, user, { ...firstPage, cursor })
  }
}

export type Compared = { readonly person: Person; readonly garments: number; readonly differing: number }

/** All pages of everybody beside judging every size. */
export function compareRankings(database: TestDatabase, sizes: number): Promise<readonly Compared[]> {
  return withStores(database, async (ports) => {
    const compared = []
    for (const person of people)
      for (const larger of [0, 3]) {
        const user = await makePerson(database, person, larger)
        const expected = exhaustively(
          sizes / sizesPerGarment,
          await ports.wardrobe.readReferences(user, mostReferences),
        )
        const found = await everyPage(ports, user)
        const length = Math.max(expected.length, found.length)
        let differing = 0
        for (let place = 0; place < length; place++) if (!same(expected[place], found[place])) differing++
        compared.push({ person, garments: expected.length, differing })
      }
    return compared
  })
}

const same = (one: Ranked | undefined, other: Ranked | undefined): boolean =>
  one?.id === other?.id && one?.label === other?.label && one?.probability === other?.probability

async function everyPage(ports: SearchPorts, user: string): Promise<readonly Ranked[]> {
  const found: Ranked[] = []
  let cursor: string | null = null
  do {
    const one: Awaited<ReturnType<typeof page>> = await page(ports, user, { ...firstPage, cursor })
    for (const { id, fit } of one.items) found.push({ id, label: fit?.label ?? '', probability: fit?.probability ?? 0 })
    cursor = one.nextCursor
  } while (cursor !== null)
  return found
}
