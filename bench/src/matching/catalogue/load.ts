import { createHash } from 'node:crypto'
import type pg from 'pg'
import { type Brand, brandCount, brandOf, collectionsPerBrand } from './brands'
import { garmentOf, type MadeGarment, sizesPerGarment } from './garments'
import { randomOf } from './random'

/** A UUID that is always the same for a name. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const garmentIdOf = (number: number): string => idOf(`garment ${number}`)

const firstDay = Date.UTC(2024, 0, 1)
export const publishedOf = (seed: number, { number }: Brand, collection: number): Date =>
  new Date(firstDay + Math.floor(randomOf(seed, `day ${number} ${collection}`).share() * 1000) * 86_400_000)

type Column = { readonly name: string; readonly type: string }

/** Inserts rows by columns: one statement for thousands of them, without another driver for COPY. */
async function insertRows(
  client: pg.ClientBase,
  table: string,
  columns: readonly Column[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  await client.query(
    `INSERT INTO app."${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')})
     SELECT * FROM unnest(${columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')})`,
    columns.map((_, index) => rows.map((row) => row[index])),
  )
}

const columns = (text: string): readonly Column[] =>
  text.split(' ').map((each) => {
    const [name = '', type = ''] = each.split(':')
    return { name, type }
  })
const garmentColumns = columns(
  'id:uuid brandId:uuid collectionId:uuid key:text slug:text visibility:app."GarmentVisibility" name:jsonb garmentType:text category:text stretch:text fitStyle:text colour:jsonb colourFamily:text priceMinor:int currency:text position:int',
)
const sizeColumns = columns('id:uuid brandId:uuid garmentId:uuid label:text system:text position:int')
const measureColumns = columns('sizeId:uuid dimension:text valueTenthsMm:int toleranceTenthsMm:int extent:app."Extent"')

const batch = 500
const offeredAtOnce = 5000

/**
 * Fills an empty catalogue with published garments of twenty sizes each. Triggers and foreign keys are left aside while
 * the rows go in, which takes a superuser; what a search looks at is then made once for all.
 */
export async function loadCatalogue(client: pg.ClientBase, seed: number, garments: number): Promise<void> {
  const owner = idOf('creator')
  await client.query(
    `INSERT INTO app."User" (id, email, name, "passwordHash", role) VALUES ($1, 'creator@bench.example', 'Bench', '-', 'CREATOR')`,
    [owner],
  )
  await client.query(`SET session_replication_role = replica`)
  const brands = Array.from({ length: brandCount }, (_, number) => brandOf(seed, number))
  await insertRows(
    client,
    'Brand',
    columns('id:uuid slug:text name:text description:text'),
    brands.map(({ number, slug, name }) => [idOf(`brand ${number}`), slug, name, 'Made for a bench.']),
  )
  await insertRows(
    client,
    'BrandMember',
    columns('brandId:uuid userId:uuid role:app."BrandRole"'),
    brands.map(({ number }) => [idOf(`brand ${number}`), owner, 'OWNER']),
  )
  await insertRows(
    client,
    'Collection',
    columns('id:uuid brandId:uuid slug:text title:text status:app."CollectionStatus" publishedAt:timestamptz'),
    brands.flatMap((brand) =>
      Array.from({ length: collectionsPerBrand }, (_, collection) => [
        idOf(`collection ${brand.number} ${collection}`),
        idOf(`brand ${brand.number}`),
        `collection-${collection}`,
        `Collection ${collection}`,
        'PUBLISHED',
        publishedOf(seed, brand, collection),
      ]),
    ),
  )
  for (let first = 0; first < garments; first += batch)
    await insertGarments(
      client,
      Array.from({ length: Math.min(batch, garments - first) }, (_, index) => garmentOf(seed, first + index)),
    )
  await client.query(`SET session_replication_role = DEFAULT`)
  await client.query(`ANALYZE`)
  for (let first = 0; first < garments; first += offeredAtOnce)
    await client.query(
      `SELECT app.refresh_garment_offers(array_agg(id)) FROM app."CatalogueGarment" WHERE position >= $1 AND position < $2`,
      [first, first + offeredAtOnce],
    )
  // As autovacuum does some time after so many rows: without it an index-only scan has to look at the rows after all.
  await client.query(`VACUUM ANALYZE app."GarmentOffer"`)
  await client.query(`VACUUM ANALYZE app."SizeOffer"`)
}

async function insertGarments(client: pg.ClientBase, garments: readonly MadeGarment[]): Promise<void> {
  await insertRows(
    client,
    'CatalogueGarment',
    garmentColumns,
    garments.map((garment) => [
      garmentIdOf(garment.number),
      idOf(`brand ${garment.brand.number}`),
      idOf(`collection ${garment.brand.number} ${garment.collection}`),
      `garment-${garment.number}`,
      `garment-${garment.number}`,
      'PUBLISHED',
      JSON.stringify(garment.name),
      garment.kind.garmentType,
      garment.kind.category,
      garment.stretch,
      garment.fitStyle,
      JSON.stringify(garment.colour),
      garment.colourFamily,
      garment.priceMinor,
      'EUR',
      garment.number,
    ]),
  )
  const sizes = garments.flatMap((garment) =>
    garment.sizes.map((size, position) => ({
      id: idOf(`size ${garment.number * sizesPerGarment + position}`),
      brandId: idOf(`brand ${garment.brand.number}`),
      garmentId: garmentIdOf(garment.number),
      position,
      size,
    })),
  )
  await insertRows(
    client,
    'CatalogueSize',
    sizeColumns,
    sizes.map(({ id, brandId, garmentId, position, size }) => [
      id,
      brandId,
      garmentId,
      size.label,
      size.system,
      position,
    ]),
  )
  await insertRows(
    client,
    'SizeMeasurement',
    measureColumns,
    sizes.flatMap(({ id, size }) =>
      size.measures.map(({ dimension, value, tolerance, extent }) => [id, dimension, value, tolerance, extent]),
    ),
  )
}
