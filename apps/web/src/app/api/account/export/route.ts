import { problemOf } from '@fitsize/contracts'
import { accountExport } from '@/server/account-export'

/** All that is kept of whoever is signed in, as a zip file. */
export async function GET(): Promise<Response> {
  const zip = await accountExport()
  if (!zip.ok) {
    const problem = problemOf(zip.error)
    return Response.json(problem, {
      status: problem.status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    })
  }
  const day = new Date().toISOString().slice(0, 10)
  return new Response(zip.value, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="fitsize-${day}.zip"`,
      'cache-control': 'no-store',
    },
  })
}
