// Weighs the public pages of a running, built web application in Chromium: compressed script of the first load, largest
// contentful paint and layout shift with the processor slowed down four times. Prints a table; --write keeps it.
//   FITSIZE_WEB_URL=http://localhost:3000 CHROMIUM_PATH=/usr/bin/chromium node e2e/weight/measure.mjs [--write]
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism, cpus } from 'node:os'
import { fileURLToPath } from 'node:url'

const { chromium } = createRequire(import.meta.url)('@playwright/test')

const limits = { scriptKb: 200, lcpMs: 1500, cls: 0.05 }
const slowDown = 4
const runs = 3
const publicPages = ['', '/collections', '/scan', '/guide', '/marker-sheet', '/sign-in', '/sign-up']

const { FITSIZE_WEB_URL: webUrl, CHROMIUM_PATH: executablePath } = process.env
if (!webUrl || !executablePath) {
  console.error('Set FITSIZE_WEB_URL to a running, built web application and CHROMIUM_PATH to a Chromium.')
  process.exit(1)
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const pages = [...publicPages, ...(await detailPages())]
  const rows = []
  for (const path of pages) {
    await measure(path)
    const measured = []
    for (let run = 0; run < runs; run += 1) measured.push(await measure(path))
    rows.push({
      path: path === '' ? '/' : path.replace(/[0-9a-f-]{36}$/, '…'),
      scriptKb: Math.max(...measured.map(({ scriptKb }) => scriptKb)),
      lcpMs: median(measured.map(({ lcpMs }) => lcpMs)),
      cls: Math.max(...measured.map(({ cls }) => cls)),
    })
  }
  const machine = `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, Node.js ${process.version}, Chromium ${browser.version()}`
  const text = tableOf(rows, machine)
  console.log(text)
  if (process.argv.includes('--write'))
    writeFileSync(fileURLToPath(new URL('../../bench/pages/results.md', import.meta.url)), text)
  const broken = rows.some(
    ({ scriptKb, lcpMs, cls }) => scriptKb > limits.scriptKb || lcpMs > limits.lcpMs || cls > limits.cls,
  )
  process.exitCode = broken ? 1 : 0
} finally {
  await browser.close()
}

/** A brand, a collection and a garment, by the first links that the list of everything has. */
async function detailPages() {
  const page = await browser.newPage()
  await page.goto(`${webUrl}/en/collections`)
  const links = await page.$$eval('article h3 a', (anchors) =>
    anchors.map((anchor) => anchor.getAttribute('href') ?? ''),
  )
  await page.close()
  const [garment] = links
  if (garment === undefined) return []
  const parts = garment.replace(/^\/en/, '').split('/')
  return [parts.slice(0, 3).join('/'), parts.slice(0, 4).join('/'), parts.join('/')]
}

/** @param {string} path */
async function measure(path) {
  // A context of its own: nothing is cached.
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
  const scripts = new Set()
  let scriptBytes = 0
  session.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scriptBytes += encodedDataLength
  })
  await page.addInitScript(() => {
    const seen = { lcp: 0, cls: 0 }
    Object.assign(window, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.lcp = entry.startTime
    }).observe({ type: 'largest-contentful-paint', buffered: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.cls += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(`${webUrl}/en${path}`, { waitUntil: 'networkidle' })
  const { lcp, cls } = await page.evaluate(() => window.seen)
  await context.close()
  return { scriptKb: scriptBytes / 1000, lcpMs: lcp, cls }
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
}

/** @param {{ path: string, scriptKb: number, lcpMs: number, cls: number }[]} rows @param {string} machine */
function tableOf(rows, machine) {
  const lines = rows.map(
    ({ path, scriptKb, lcpMs, cls }) =>
      `| ${path} | ${scriptKb.toFixed(0)} | ${lcpMs.toFixed(0)} | ${cls.toFixed(3)} |`,
  )
  return `# What public pages weigh

Measured by \`node e2e/weight/measure.mjs --write\` on the built application: a first visit at 390 x 844 px in headless
Chromium, the processor slowed down ${slowDown} times, script as it comes over the wire, everything that loads until the network is idle
included. Machine: ${machine}; the whole product ran on it, too. Of ${runs} visits after one that warms the server up: the largest script and shift, the median paint. Limits:
${limits.scriptKb} kB of script, ${limits.lcpMs} ms, ${limits.cls}.

| page | script kB | largest contentful paint ms | layout shift |
|---|---|---|---|
${lines.join('\n')}
`
}
