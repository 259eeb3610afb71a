import sharp, { type Region, type Sharp } from 'sharp'

// What goes wrong with photos, done to a good one.

type Picture = { readonly data: Buffer; readonly width: number; readonly height: number }

/** RGB, 3 bytes a pixel. */
export async function readPicture(photo: Buffer): Promise<Picture> {
  const { data, info } = await sharp(photo).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** Lays a plain piece of wood over a region. */
export function cover(photo: Buffer, region: Region): Sharp {
  const { left, top, width, height } = region
  const wood = { create: { width, height, channels: 3, background: '#8f7a63' } } as const
  return sharp(photo).composite([{ input: wood, left, top }])
}

/** Makes what lies in a region smaller, about its top left corner. */
export async function shrinkPart(photo: Buffer, region: Region, factor: number): Promise<Sharp> {
  const part = await sharp(photo)
    .extract(region)
    .resize({ width: Math.round(region.width * factor) })
    .toBuffer()
  const covered = await cover(photo, region).png().toBuffer()
  return sharp(covered).composite([{ input: part, left: region.left + 20, top: region.top + 20 }])
}

/** Bends what lies in a region into a wave over its height that moves its middle sideways by so many pixels. */
export function bend(picture: Picture, { left, top, width, height }: Region, px: number): Sharp {
  return remap(picture, (x, y) => {
    const [across, down] = [(x - left) / width, (y - top) / height]
    if (across < 0 || across > 1 || down < 0 || down > 1) return [x, y]
    return [x - px * Math.sin(Math.PI * down) ** 2 * Math.sin(Math.PI * across) ** 0.25, y]
  })
}

/**
 * Turns the camera upwards by so many degrees, with a lens of another focal length (35 mm equivalents), so that the
 * plane it looked at from above is seen from the side.
 */
export function tilt(picture: Picture, degrees: number, focalLength: number, other: number): Sharp {
  const { width, height } = picture
  const pxOf = (millimetres: number) => (millimetres / 36) * Math.max(width, height)
  const [cosine, sine] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  return remap(picture, (x, y) => {
    const [rayX, rayY] = [(x - width / 2) / pxOf(other), (y - height / 2) / pxOf(other)]
    const depth = cosine - rayY * sine
    return [
      width / 2 + (pxOf(focalLength) * rayX) / depth,
      height / 2 + (pxOf(focalLength) * (rayY * cosine + sine)) / depth,
    ]
  })
}

/** The picture whose pixel (x, y) is what lies at `from(x, y)`; beyond the edge, the edge. */
function remap({ data, width, height }: Picture, from: (x: number, y: number) => readonly [number, number]): Sharp {
  const remapped = Buffer.alloc(data.length)
  const at = (x: number, y: number, channel: number): number => {
    const column = Math.min(Math.max(x, 0), width - 1)
    const row = Math.min(Math.max(y, 0), height - 1)
    return data[(row * width + column) * 3 + channel] ?? 0
  }
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [fromX, fromY] = from(x, y)
      const [column, row] = [Math.floor(fromX), Math.floor(fromY)]
      const [right, below] = [fromX - column, fromY - row]
      for (let channel = 0; channel < 3; channel += 1) {
        const upper = at(column, row, channel) * (1 - right) + at(column + 1, row, channel) * right
        const lower = at(column, row + 1, channel) * (1 - right) + at(column + 1, row + 1, channel) * right
        remapped[(y * width + x) * 3 + channel] = Math.round(upper * (1 - below) + lower * below)
      }
    }
  return sharp(remapped, { raw: { width, height, channels: 3 } })
}
