import type { Scan } from '@fitsize/contracts'
import sharp from 'sharp'
import type { Scene } from './scene'

/** The photo with the points found (yellow), the true ones (cyan) and the outline found of the sheet. */
export async function overlay(scene: Scene, scan: Scan): Promise<Buffer> {
  const found = Object.values(scan.keypoints)
    .filter((point) => point.present)
    .map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="9" fill="none" stroke="#ffd84a" stroke-width="4"/>`)
  const truth = Object.values(scene.keypoints).map(
    ([x, y]) => `<path d="M${x - 7} ${y}h14M${x} ${y - 7}v14" stroke="#00e5ff" stroke-width="3"/>`,
  )
  const outline = scan.scale?.outline.map((corner) => corner.join()).join(' ')
  const sheet =
    outline === undefined ? '' : `<polygon points="${outline}" fill="none" stroke="#ffd84a" stroke-width="4"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${scan.photo.width}" height="${scan.photo.height}">${sheet}${found.join('')}${truth.join('')}</svg>`
  return await sharp(scene.photo)
    .autoOrient()
    .composite([{ input: Buffer.from(svg) }])
    .jpeg({ quality: 85 })
    .toBuffer()
}
