import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { offlineFiles, offlinePages } from '@/features/offline/offline-files'

// The same for all of a build, so it is made once, by the build; the next build makes another, which browsers notice.
export const dynamic = 'force-static'

/** The service worker: plain JavaScript, as browsers load it without a bundler, with what it keeps written above it. */
export async function GET(): Promise<Response> {
  const application = process.cwd()
  const source = await readFile(join(application, 'src/features/offline/service-worker.js'), 'utf8')
  const constants = {
    VERSION: createHash('sha256').update(`${Date.now()} ${source}`).digest('hex').slice(0, 16),
    PAGES: offlinePages,
    FILES: await offlineFiles(join(application, 'public')),
  }
  const lines = Object.entries(constants).map(([name, value]) => `const ${name} = ${JSON.stringify(value)}`)
  return new Response(`${lines.join('\n')}\n${source}`, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'none'; connect-src 'self'",
    },
  })
}
