// Fills a database with the demo: a user of each role, an API key, two brands and a small wardrobe. Safe to run again.
// The last line of its output is JSON: {"apiKey": …, "users": {"customer": {"email", "password"}, "creator", "admin"}}.
import { createDatabase } from '@fitsize/db'
import { createLocalPhotoStore } from '@fitsize/storage'
import { z } from 'zod'
import { seedCatalogue } from './demo/catalogue'
import { type DemoUser, seedApiKey, seedPeople } from './demo/people'
import { cataloguePictures, samples } from './demo/pictures'
import { seedWardrobe } from './demo/wardrobe'

const environmentSchema = z.object({
  NODE_ENV: z
    .string()
    .optional()
    .refine(
      (value) => value !== 'production',
      'is production, which never gets demo accounts: their passwords are public',
    ),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be the URL of the database, as its owner' }),
  STORAGE_DIR: z.string({ error: 'must name the folder of the photos' }).min(1),
})

async function main(): Promise<void> {
  const environment = environmentSchema.safeParse(process.env)
  if (!environment.success)
    throw new Error(environment.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join('\n'))
  const { DATABASE_URL, STORAGE_DIR } = environment.data
  // Read before anything is written: a missing picture leaves no half a demo.
  const [pictures, sampleGarments] = await Promise.all([cataloguePictures(), samples()])
  const database = createDatabase(DATABASE_URL)
  try {
    const people = await seedPeople(database)
    const photos = createLocalPhotoStore(STORAGE_DIR)
    await seedCatalogue(database, photos, people.creator, pictures)
    await seedWardrobe(database, photos, people.customer, sampleGarments)
    const apiKey = await seedApiKey(database, people)
    const shown = ({ email, password }: DemoUser) => ({ email, password })
    console.log(
      JSON.stringify({
        apiKey,
        users: { customer: shown(people.customer), creator: shown(people.creator), admin: shown(people.admin) },
      }),
    )
  } finally {
    await database.close()
  }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? `The demo was not seeded. ${error.message}` : error)
  process.exitCode = 1
})
