import pg from 'pg'

const advice =
  'Integration tests need a PostgreSQL 18 server. Run "npm test" at the root, which starts one, ' +
  'or set TEST_DATABASE_URL to one where you may create databases (postgresql://postgres@host:port).'

/**
 * The server that tests may create databases on, from TEST_DATABASE_URL.
 * @throws when the variable is missing: a test that needs a database never passes without one.
 */
export function testServerUrl(): URL {
  const value = process.env.TEST_DATABASE_URL
  if (value === undefined || value === '') throw new Error(`TEST_DATABASE_URL is not set. ${advice}`)
  if (!URL.canParse(value)) throw new Error(`TEST_DATABASE_URL is not a URL: "${value}". ${advice}`)
  const url = new URL(value)
  if (url.pathname === '' || url.pathname === '/') url.pathname = '/postgres'
  return url
}

/** The same server, another database and perhaps another role (without its password, as local servers trust). */
export function onServer(server: URL, database: string, role?: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  if (role !== undefined) {
    url.username = role
    url.password = ''
  }
  return url.toString()
}

/** Runs something on a connection of its own and closes it, whatever happens. */
export async function withConnection<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect().catch((cause: unknown) => {
    throw new Error(`No PostgreSQL answers at ${new URL(url).host}. ${advice}`, { cause })
  })
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
