import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it } from 'vitest'

const source = readFileSync(
  fileURLToPath(new URL('../../src/features/offline/service-worker.js', import.meta.url)),
  'utf8',
)
const origin = 'https://fitsize.example'

type Answer = { readonly body: string; readonly type: string }

/** The site: what its addresses answer, and every request that it got. */
class Site {
  online = true
  readonly requests: { readonly path: string; readonly credentials: string }[] = []
  readonly answers = new Map<string, Answer>()

  readonly fetch = async (input: string | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(typeof input === 'string' ? input : input.url, origin)
    this.requests.push({
      path: url.pathname,
      credentials: init.credentials ?? (typeof input === 'string' ? 'same-origin' : input.credentials),
    })
    if (!this.online) throw new TypeError('Failed to fetch')
    const answer = this.answers.get(url.pathname)
    if (answer === undefined) return new Response('nothing here', { status: 404 })
    return new Response(answer.body, { headers: { 'content-type': answer.type } })
  }
}

/** The browser's cache storage, in memory. */
class Caches {
  readonly stores = new Map<string, Map<string, Response>>()

  async open(name: string) {
    const store = this.stores.get(name) ?? new Map<string, Response>()
    this.stores.set(name, store)
    return {
      put: async (path: string, response: Response) => {
        store.set(path, response)
      },
    }
  }
  async match(path: string): Promise<Response | undefined> {
    for (const store of this.stores.values()) {
      const kept = store.get(path)
      if (kept !== undefined) return kept.clone()
    }
    return undefined
  }
  async keys(): Promise<string[]> {
    return [...this.stores.keys()]
  }
  async delete(name: string): Promise<boolean> {
    return this.stores.delete(name)
  }
  paths(): string[] {
    return [...this.stores.values()].flatMap((store) => [...store.keys()])
  }
}

type Listener = (event: object) => void

/** A service worker of one version, run in a made-up browser. */
function workerOf(version: string, site: Site, caches: Caches) {
  const listeners = new Map<string, Listener>()
  const scope = {
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
    location: { origin },
    skipWaiting: async () => undefined,
    clients: { claim: async () => undefined },
  }
  const run = new Function('self', 'caches', 'fetch', 'navigator', 'Response', 'VERSION', 'PAGES', 'FILES', source)
  const files = ['/samples/tee.jpg']
  // Response.redirect wants a whole address here; browsers complete it.
  class SiteResponse extends Response {
    static override redirect = (path: string | URL) => Response.redirect(new URL(path, origin))
  }
  run(scope, caches, site.fetch, {}, SiteResponse, version, ['/en/scan'], files)
  const lifecycle = async (name: string) => {
    let waited: Promise<unknown> = Promise.resolve()
    listeners.get(name)?.({ waitUntil: (promise: Promise<unknown>) => (waited = promise) })
    await waited
  }
  return {
    install: () => lifecycle('install'),
    activate: () => lifecycle('activate'),
    /** What it answers; `null` when it leaves the request to the browser. */
    async request(path: string, { method = 'GET', mode = 'no-cors' } = {}): Promise<Response | null> {
      const request = { method, mode, url: new URL(path, origin).href, credentials: 'include' }
      let answered: Promise<Response> | null = null
      listeners.get('fetch')?.({ request, respondWith: (answer: Promise<Response>) => (answered = answer) })
      return answered
    },
  }
}

describe('the service worker', () => {
  let site: Site
  let caches: Caches
  beforeEach(() => {
    site = new Site()
    caches = new Caches()
    site.answers.set('/en/scan', {
      body: '<script src="/_next/static/chunks/page.js"></script><link href="/_next/static/chunks/page.css">',
      type: 'text/html',
    })
    site.answers.set('/_next/static/chunks/page.js', {
      body: 'load("static/chunks/camera.js")',
      type: 'text/javascript',
    })
    site.answers.set('/_next/static/chunks/camera.js', { body: '', type: 'text/javascript' })
    site.answers.set('/_next/static/chunks/page.css', {
      body: '@font-face { src: url(../media/besley.woff2) }',
      type: 'text/css',
    })
    site.answers.set('/_next/static/media/besley.woff2', { body: '', type: 'font/woff2' })
    site.answers.set('/samples/tee.jpg', { body: 'photo', type: 'image/jpeg' })
  })

  it('keeps pages and files, and all scripts, styles and fonts that they load', async () => {
    await workerOf('one', site, caches).install()
    expect(caches.paths().toSorted()).toEqual([
      '/_next/static/chunks/camera.js',
      '/_next/static/chunks/page.css',
      '/_next/static/chunks/page.js',
      '/_next/static/media/besley.woff2',
      '/en/scan',
      '/samples/tee.jpg',
    ])
  })

  it('asks for what it keeps without cookies, so that nobody’s own pages are among it', async () => {
    await workerOf('one', site, caches).install()
    expect(new Set(site.requests.map(({ credentials }) => credentials))).toEqual(new Set(['omit']))
  })

  it('never answers for the API, other methods and other sites, and adds nothing to what it keeps', async () => {
    const worker = workerOf('one', site, caches)
    await worker.install()
    const kept = caches.paths()
    expect(await worker.request('/api/scans/1')).toBeNull()
    expect(await worker.request('/api/trpc/wardrobe.list')).toBeNull()
    expect(await worker.request('/api/scans/1/photo')).toBeNull()
    expect(await worker.request('/en/wardrobe?_rsc=1')).toBeNull()
    expect(await worker.request('/en/scan', { method: 'POST', mode: 'navigate' })).toBeNull()
    expect(await worker.request('https://elsewhere.example/_next/static/chunks/page.js')).toBeNull()
    site.answers.set('/en/wardrobe', { body: 'my clothes', type: 'text/html' })
    expect(await (await worker.request('/en/wardrobe', { mode: 'navigate' }))?.text()).toBe('my clothes')
    await worker.request('/en/scan', { mode: 'navigate' })
    expect(caches.paths()).toEqual(kept)
  })

  it('shows the network’s page while there is one, and the kept one otherwise', async () => {
    const worker = workerOf('one', site, caches)
    await worker.install()
    site.answers.set('/en/scan', { body: 'newer', type: 'text/html' })
    expect(await (await worker.request('/en/scan?sample=tee', { mode: 'navigate' }))?.text()).toBe('newer')
    site.online = false
    expect(await (await worker.request('/en/scan?sample=tee', { mode: 'navigate' }))?.text()).toContain('page.js')
    expect(await (await worker.request('/_next/image?url=%2Fsamples%2Ftee.jpg&w=384'))?.text()).toBe('photo')
    const elsewhere = await worker.request('/en/wardrobe', { mode: 'navigate' })
    expect(elsewhere?.headers.get('location')).toBe(`${origin}/en/scan`)
  })

  it('gives way to a new version, and keeps of the old ones only the last, which pages may still have open', async () => {
    for (const version of ['one', 'two', 'three']) {
      const worker = workerOf(version, site, caches)
      await worker.install()
      await worker.activate()
    }
    expect(await caches.keys()).toEqual(['fitsize-two', 'fitsize-three'])
  })

  it('is not installed when something that it must keep is missing', async () => {
    site.answers.delete('/samples/tee.jpg')
    await expect(workerOf('one', site, caches).install()).rejects.toThrow('/samples/tee.jpg answered 404')
  })
})
