// @ts-check
/// <reference lib="webworker" />
// Makes measuring work without a network. It keeps what everybody may see, asked for without cookies, when it is
// installed, and adds nothing later: so nothing of a signed-in person can get into it. `VERSION`, `PAGES` and `FILES` are
// written above these lines by the route that serves them; a new build is a new version with a cache of its own.

/* global VERSION, PAGES, FILES */
/** @type {ServiceWorkerGlobalScope} */
const worker = /** @type {never} */ (self)
const prefix = 'fitsize-'
const cacheName = prefix + VERSION
/** A network that answers later counts as none, where there is an answer already. Milliseconds. */
const patienceMs = 8000

worker.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => worker.skipWaiting()))
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOldVersions().then(() => worker.clients.claim()))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname, searchParams } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate') {
    if (PAGES.includes(pathname)) event.respondWith(fromNetworkElseKept(event, pathname))
    else if (languageOf(pathname)) event.respondWith(fromNetworkElseMeasuring(event, languageOf(pathname)))
  } else if (pathname.startsWith('/_next/static/') || FILES.includes(pathname)) {
    event.respondWith(keptElseNetwork(request, pathname))
  } else if (pathname === '/_next/image' && FILES.includes(searchParams.get('url') ?? '')) {
    event.respondWith(fromNetworkElseKept(event, searchParams.get('url') ?? ''))
  }
})

/** Pages, files, and whatever they need: each names the scripts, styles and fonts that it loads, now or later. */
async function keepAll() {
  const cache = await caches.open(cacheName)
  const wanted = new Set([...PAGES, ...FILES.filter((file) => !sparing() || !file.startsWith('/samples/'))])
  // A set visits what is added to it on the way.
  for (const path of wanted) {
    const response = await fetch(path, {
      credentials: 'omit',
      cache: path.startsWith('/_next/static/') ? 'default' : 'reload',
    })
    if (!response.ok || response.redirected) {
      if (path.startsWith('/_next/static/')) continue
      throw new Error(`${path} answered ${response.status}`)
    }
    const type = response.headers.get('content-type') ?? ''
    if (/html|javascript|css/.test(type))
      for (const asset of assetsIn(await response.clone().text(), path)) wanted.add(asset)
    await cache.put(path, response)
  }
}

/** Whether the person asked to save data: then the samples, which are photos, are not kept. */
function sparing() {
  return 'connection' in navigator && /** @type {{ saveData?: boolean }} */ (navigator.connection).saveData === true
}

/** @param {string} text of a page, script or style sheet @param {string} path of it */
function assetsIn(text, path) {
  const named = text.match(/static\/(?:chunks|media|css)\/[\w./~-]+?\.(?:js|css|woff2)\b/g) ?? []
  const besides = path.endsWith('.css') ? (text.match(/[\w./~-]+?\.woff2\b/g) ?? []) : []
  return [
    ...named.map((asset) => `/_next/${asset}`),
    ...besides.map((asset) => new URL(asset, new URL(path, worker.location.origin)).pathname),
  ].filter((asset) => asset.startsWith('/_next/static/'))
}

/** @param {FetchEvent} event @param {string} path under which it is kept */
async function fromNetworkElseKept(event, path) {
  const kept = await caches.match(path)
  const network = fetch(event.request)
  if (kept === undefined) return network
  const tooLate = new Promise((resolve) => setTimeout(() => resolve(kept), patienceMs))
  return Promise.race([network.catch(() => kept), tooLate])
}

/**
 * Pages that need a network lead to the one that does not: an installed application has no button that goes back.
 * @param {FetchEvent} event @param {string} language
 */
async function fromNetworkElseMeasuring(event, language) {
  return fetch(event.request).catch(() => Response.redirect(`/${language}/scan`))
}

/** The language of a page's address, empty for other addresses. @param {string} path */
function languageOf(path) {
  return /^\/([a-z]{2})(?=\/|$)/.exec(path)?.[1] ?? ''
}

/** @param {Request} request @param {string} path */
async function keptElseNetwork(request, path) {
  return (await caches.match(path)) ?? fetch(request)
}

/** Keeps the version before this one, too: pages that are open now still load parts of it. */
async function forgetOldVersions() {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName)
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)))
}
