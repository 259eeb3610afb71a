// Makes the icons of the installed application from the logo: node tools/make-icons.mjs
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const logo = readFileSync(fileURLToPath(new URL('../src/app/icon.svg', import.meta.url)), 'utf8')
const application = fileURLToPath(new URL('..', import.meta.url))
mkdirSync(`${application}public/icons`, { recursive: true })

const ground = '#0e3b43'
const mark = logo.slice(logo.indexOf('<g'), logo.indexOf('</svg>'))

/** The mark on a ground that fills the square; platforms cut maskable icons to a circle of 80 % of the width. */
const filled = (/** @type {number} */ share) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" fill="${ground}"/>` +
  `<g transform="translate(18 18) scale(${share}) translate(-18 -18)">${mark}</g></svg>`

const icons = [
  { file: 'public/icons/icon-192.png', size: 192, drawing: logo },
  { file: 'public/icons/icon-512.png', size: 512, drawing: logo },
  { file: 'public/icons/maskable-512.png', size: 512, drawing: filled(0.66) },
  // Next links to it from every page.
  { file: 'src/app/apple-icon.png', size: 180, drawing: filled(0.82) },
]

for (const { file, size, drawing } of icons)
  await sharp(Buffer.from(drawing), { density: 72 * (size / 36) })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toFile(`${application}${file}`)
