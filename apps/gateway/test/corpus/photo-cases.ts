import type { BadCase, Expectation } from './bad-case'
import { send } from './exchange'
import {
  box,
  chunk,
  claimingSize,
  manyScans,
  type PhotoSeeds,
  pngHeader,
  pngMagic,
  pngOf,
  rawZeros,
  segment,
  webpOf,
  withSegments,
  zeros,
} from './photo-seeds'
import { randomOf } from './random'
import { filePart, formOf, formType, mutate, requestOf, spread } from './requests'

type PhotoCase = readonly [name: string, expect: Expectation, photo: () => Buffer]

/** Photos that are cut off, claim what they do not hold, unfold to something huge, or are of another kind. */
export function photoCases(seeds: PhotoSeeds, seed: string): readonly BadCase[] {
  const kinds: Readonly<Record<string, readonly PhotoCase[]>> = {
    'photos: cut off': cutOff(seeds),
    'photos: sizes that are not true': falseSizes(seeds),
    'photos: bombs': bombs(seeds),
    'photos: other formats': otherFormats(seeds),
    'photos: broken containers': brokenContainers(seeds),
    'photos: changed at random': changedAtRandom(seeds, seed),
  }
  return Object.entries(kinds).flatMap(([kind, cases]) =>
    cases.map(([name, expect, photo]) => ({
      kind,
      name,
      expect,
      send: async ({ url, authorization }) => {
        const body = formOf([filePart(photo())])
        return await send(url, requestOf({ path: '/v1/scans', authorization, type: formType, body }))
      },
    })),
  )
}

function cutOff({ jpeg, progressive, png, webp, losslessWebp, avif }: PhotoSeeds): PhotoCase[] {
  const cut = (name: string, photo: Buffer, count: number, least = 16): PhotoCase[] =>
    // Short of the last bytes, which a decoder may do without.
    spread(count, least, photo.byteLength * 0.95).map((length) => [
      `${name} after ${length} bytes`,
      'refused',
      () => photo.subarray(0, length),
    ])
  return [
    ...cut('a JPEG', jpeg, 48),
    ...cut('a progressive JPEG', progressive, 24),
    ...cut('a PNG', png, 24),
    ...cut('a WebP', webp, 16),
    ...cut('a lossless WebP', losslessWebp, 16),
    ...cut('an AVIF', avif, 6),
    ...spread(15, 1, 15).map(
      (length): PhotoCase => [`${length} bytes of a JPEG`, 'refused', () => jpeg.subarray(0, length)],
    ),
  ]
}

function falseSizes({ jpeg, progressive, png, webp }: PhotoSeeds): PhotoCase[] {
  const pairs = [
    [60_000, 60_000],
    [65_500, 65_500],
    [65_535, 65_535],
    [65_535, 1],
    [1, 65_535],
    [0, 0],
    [0, 500],
    [500, 0],
    [10_000, 5001],
  ] as const
  const sizes = [
    [0, 0],
    [0, 300],
    [1, 1],
    [2 ** 31 - 1, 2 ** 31 - 1],
    [2 ** 31, 300],
    [2 ** 32 - 1, 2 ** 32 - 1],
    [2 ** 24, 2 ** 24],
    [100_000, 600],
    [300, 1_000_000],
    [65_536, 65_536],
  ] as const
  const vp8x = (width: number, height: number): Buffer => {
    const data = Buffer.alloc(10)
    data.writeUIntLE(width - 1, 4, 3)
    data.writeUIntLE(height - 1, 7, 3)
    return data
  }
  return [
    ...pairs.flatMap(([width, height]): PhotoCase[] => [
      [`a JPEG that claims ${width} x ${height}`, 'refused', () => claimingSize(jpeg, width, height)],
      [
        `a progressive JPEG that claims ${width} x ${height}`,
        'refused',
        () => claimingSize(progressive, width, height),
      ],
    ]),
    // Within the limit; what is missing of a JPEG that ends as it should is grey.
    ['a JPEG that claims 7000 x 7000', 'either', () => claimingSize(jpeg, 7000, 7000)],
    ['a progressive JPEG that claims 7000 x 7000', 'either', () => claimingSize(progressive, 7000, 7000)],
    ...sizes.map(
      ([width, height]): PhotoCase => [
        `a PNG that claims ${width} x ${height}`,
        'refused',
        () => Buffer.concat([pngMagic, pngHeader(width, height), png.subarray(33)]),
      ],
    ),
    ...[
      [2 ** 24, 2 ** 24],
      [2 ** 24, 1],
      [16_384, 16_384],
      [9000, 9000],
      [300, 300],
    ].map(
      ([width = 1, height = 1]): PhotoCase => [
        `a WebP whose canvas claims ${width} x ${height}`,
        'refused',
        () => webpOf(['VP8X', vp8x(width, height)], ['VP8 ', webp.subarray(20)]),
      ],
    ),
    [
      'a lossless WebP that claims 16384 x 16384',
      'refused',
      () => webpOf(['VP8L', Buffer.concat([Buffer.from([0x2f, 0xff, 0xff, 0xff, 0x0f]), Buffer.alloc(100)])]),
    ],
  ]
}

function bombs({ jpeg, progressive, png, gif }: PhotoSeeds): PhotoCase[] {
  const profile = (megabytes: number) => Buffer.concat([Buffer.from('x\0\0', 'latin1'), zeros(megabytes)])
  const withChunk = (type: string, data: Buffer): Buffer =>
    Buffer.concat([png.subarray(0, 33), chunk(type, data), png.subarray(33)])
  const restarts = Buffer.from(
    Array.from({ length: 400_000 }, (_, at) => (at % 2 === 0 ? 0xff : 0xd0 + ((at >> 1) % 8))),
  )
  const laughs = (letters: string): string =>
    [...letters]
      .map((letter, at) => `<!ENTITY ${letter} "${(at === 0 ? 'ha' : `&${letters[at - 1]};`).repeat(10)}">`)
      .join('')
  return [
    ['a PNG of 300 x 300 with 512 MB in it', 'either', () => pngOf(pngHeader(300, 300), chunk('IDAT', zeros(512)))],
    ['a PNG of 50 000 x 50 000 zeros', 'refused', () => pngOf(pngHeader(50_000, 50_000), chunk('IDAT', zeros(256)))],
    ['a PNG of one row of 200 000 000', 'refused', () => pngOf(pngHeader(200_000_000, 1), chunk('IDAT', zeros(256)))],
    [
      'a PNG of 7000 x 7000 zeros in 16 bits',
      'either',
      () => pngOf(pngHeader(7000, 7000, { depth: 16, colour: 6 }), chunk('IDAT', zeros(374))),
    ],
    [
      'an interlaced PNG of 7000 x 7000 zeros',
      'either',
      () => pngOf(pngHeader(7000, 7000, { interlace: 1 }), chunk('IDAT', zeros(141))),
    ],
    ['a PNG of 7000 x 7000 that ends at once', 'refused', () => pngOf(pngHeader(7000, 7000), chunk('IDAT', zeros(1)))],
    ['a PNG with a colour profile of 256 MB', 'either', () => withChunk('iCCP', profile(256))],
    ['a PNG with a compressed text of 256 MB', 'either', () => withChunk('zTXt', profile(256))],
    [
      'a PNG with an international text of 256 MB',
      'either',
      () => withChunk('iTXt', Buffer.concat([Buffer.from('x\0\x01\0\0\0', 'latin1'), zeros(256)])),
    ],
    [
      'a PNG with 50 000 texts',
      'either',
      () =>
        Buffer.concat([
          png.subarray(0, 33),
          ...Array.from({ length: 50_000 }, (_, at) => chunk('tEXt', Buffer.from(`k${at}\0v`))),
          png.subarray(33),
        ]),
    ],
    [
      'a PNG with 100 000 empty data chunks',
      'either',
      () =>
        Buffer.concat([
          png.subarray(0, 33),
          ...Array.from({ length: 100_000 }, () => chunk('IDAT', Buffer.alloc(0))),
          png.subarray(33),
        ]),
    ],
    [
      'a PNG whose text is not compressed by zlib',
      'either',
      () => withChunk('zTXt', Buffer.concat([Buffer.from('x\0\0', 'latin1'), rawZeros(1)])),
    ],
    [
      'a PNG with a chunk of 4 GB',
      'refused',
      () => Buffer.concat([png.subarray(0, 33), Buffer.from('\xff\xff\xff\xffIDAT', 'latin1'), png.subarray(41)]),
    ],
    ['a progressive JPEG of 2000 passes over 49 megapixels', 'either', () => manyScans(progressive, 2000, 7000, 7000)],
    ['a progressive JPEG of 20 000 passes', 'either', () => manyScans(progressive, 20_000, 1000, 1000)],
    [
      'a JPEG of 200 000 restart markers',
      'either',
      () => Buffer.concat([jpeg.subarray(0, jpeg.byteLength / 2), restarts, jpeg.subarray(jpeg.byteLength / 2)]),
    ],
    [
      'a JPEG with 200 comments of 64 kB',
      'either',
      () => withSegments(jpeg, ...Array.from({ length: 200 }, () => segment(0xfe, Buffer.alloc(65_500)))),
    ],
    [
      'a JPEG with a colour profile in 255 pieces',
      'either',
      () =>
        withSegments(
          jpeg,
          ...Array.from({ length: 200 }, (_, at) =>
            segment(
              0xe2,
              Buffer.concat([Buffer.from('ICC_PROFILE\0'), Buffer.from([at + 1, 255]), Buffer.alloc(60_000)]),
            ),
          ),
        ),
    ],
    [
      'a JPEG with 100 000 empty comments',
      'either',
      () => withSegments(jpeg, ...Array.from({ length: 100_000 }, () => segment(0xfe, Buffer.alloc(0)))),
    ],
    [
      'an SVG that laughs a billion times',
      'refused',
      () =>
        Buffer.from(
          `<?xml version="1.0"?><!DOCTYPE s [${laughs('abcdefghij')}]><svg xmlns="http://www.w3.org/2000/svg"><text>&j;</text></svg>`,
        ),
    ],
    [
      'an SVG that reads a file',
      'refused',
      () =>
        Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd" width="500" height="500"/></svg>',
        ),
    ],
    [
      'a GIF of 65 535 x 65 535',
      'refused',
      () => Buffer.concat([gif.subarray(0, 6), Buffer.from([0xff, 0xff, 0xff, 0xff]), gif.subarray(10)]),
    ],
    ['a gzip of zeros', 'refused', () => zeros(200)],
  ]
}

function otherFormats({ avif, gif, tiff, jpeg, png }: PhotoSeeds): PhotoCase[] {
  const text: readonly (readonly [string, string])[] = [
    ['a PDF', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj'],
    ['a ZIP', 'PK\x03\x04\x14\0\0\0\x08\0 and so on'],
    ['a BMP', 'BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0'],
    ['a Photoshop file', '8BPS\0\x01\0\0\0\0\0\0\0\x03'],
    ['a big TIFF', 'II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0'],
    ['JPEG 2000', '\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 '],
    ['JPEG XL', '\xff\x0a\xfa\x1f\x41\x91\x08\x06\x01\0\0\0\0\0\0\0'],
    ['JPEG XL in a container', '\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl '],
    ['OpenEXR', 'v/1\x01\x02\0\0\0channels\0'],
    ['Radiance', '#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 900 +X 900\n'],
    ['a PPM', 'P6\n900 900\n255\n'],
    ['a PPM of text', 'P3 40000 40000 255 0 0 0'],
    ['FITS', 'SIMPLE  =                    T'],
    ['a MATLAB file', 'MATLAB 5.0 MAT-file, Platform: PCWIN'],
    ['Analyze', '\x5c\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0'],
    ['an ELF program', '\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0'],
    ['a shell script', '#!/bin/sh\nrm -rf /\n'],
    ['PHP', '<?php system($_GET["c"]); ?>'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['an ImageMagick script', 'push graphic-context\nviewbox 0 0 640 480\nfill "url(https://x/)"'],
    ['a video', '\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41'],
    ['RAW of a camera', '\0\0\0\x18ftypcrx \0\0\0\x01crx isom'],
    ['RIFF that is sound', 'RIFF\x24\0\0\0WAVEfmt \x10\0\0\0'],
    ['only zeros', '\0'.repeat(5000)],
    ['only 0xff', '\xff'.repeat(5000)],
    ['only spaces', ' '.repeat(5000)],
  ]
  return [
    ...text.map(([name, bytes]): PhotoCase => [name, 'refused', () => Buffer.from(bytes, 'latin1')]),
    ['AVIF', 'refused', () => avif],
    ['GIF', 'refused', () => gif],
    ['TIFF', 'refused', () => tiff],
    ['a GIF before a JPEG', 'refused', () => Buffer.concat([gif, jpeg])],
    ['a PNG behind the magic bytes of a JPEG', 'refused', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), png])],
    ['a JPEG behind the magic bytes of a PNG', 'refused', () => Buffer.concat([pngMagic, jpeg])],
    ['a photo in base64', 'refused', () => Buffer.from(jpeg.toString('base64'))],
  ]
}

function brokenContainers({ jpeg, png, webp, avif }: PhotoSeeds): PhotoCase[] {
  const heic = (...boxes: readonly Buffer[]): Buffer =>
    Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1')), ...boxes])
  const asHeic = Buffer.from(avif)
  asHeic.write('heic', 8, 'latin1')
  const exif = (body: Buffer) => withSegments(jpeg, segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), body])))
  const riffLength = (length: number) => {
    const changed = Buffer.from(webp)
    changed.writeUInt32LE(length, 4)
    return changed
  }
  return [
    ['HEIC without boxes', 'refused', () => heic()],
    ['HEIC with an empty meta box', 'refused', () => heic(box('meta', Buffer.alloc(4)))],
    ['HEIC with a box of 4 GB', 'refused', () => heic(box('meta', Buffer.alloc(64), 0xffffffff))],
    ['HEIC with a box of size 0', 'refused', () => heic(box('meta', Buffer.alloc(64), 0))],
    ['HEIC with a box of size 1', 'refused', () => heic(box('meta', Buffer.from('ffffffffffffffff', 'hex'), 1))],
    ['HEIC with a box smaller than its head', 'refused', () => heic(box('meta', Buffer.alloc(64), 4))],
    [
      'HEIC with 10 000 boxes',
      'refused',
      () => heic(...Array.from({ length: 10_000 }, () => box('free', Buffer.alloc(0)))),
    ],
    [
      'HEIC with 5000 boxes in each other',
      'refused',
      () => {
        let nested: Buffer = Buffer.alloc(0)
        for (let depth = 0; depth < 5000; depth += 1) nested = box('meta', Buffer.concat([Buffer.alloc(4), nested]))
        return heic(nested)
      },
    ],
    ['HEIC of noise', 'refused', () => heic(randomOf('heic').bytes(20_000))],
    ['AVIF that says HEIC', 'either', () => asHeic],
    ...spread(8, 40, avif.byteLength * 0.9).map(
      (length): PhotoCase => [
        `AVIF that says HEIC, ${length} bytes of it`,
        'refused',
        () => asHeic.subarray(0, length),
      ],
    ),
    ...[0, 1, 11, 2 ** 31, 2 ** 32 - 1].map(
      (length): PhotoCase => [`WebP that says it has ${length} bytes`, 'either', () => riffLength(length)],
    ),
    ['WebP without chunks', 'refused', () => webpOf()],
    ['WebP with an empty picture', 'refused', () => webpOf(['VP8 ', Buffer.alloc(0)])],
    ['WebP of noise', 'refused', () => webpOf(['VP8L', randomOf('webp').bytes(5000)])],
    [
      'WebP with 10 000 unknown chunks',
      'refused',
      () => webpOf(...Array.from({ length: 10_000 }, () => ['JUNK', Buffer.alloc(4)] as const)),
    ],
    [
      'an animated WebP without frames',
      'refused',
      () => webpOf(['VP8X', Buffer.from('0200000000010000010000', 'hex').subarray(0, 10)], ['ANIM', Buffer.alloc(6)]),
    ],
    ['a PNG without data', 'refused', () => pngOf(pngHeader(300, 300))],
    ['a PNG without a header', 'refused', () => pngOf(chunk('IDAT', zeros(1)))],
    [
      'a PNG with two headers',
      'either',
      () => Buffer.concat([png.subarray(0, 33), pngHeader(9000, 9000), png.subarray(33)]),
    ],
    [
      'a PNG with a wrong checksum',
      'either',
      () => Buffer.concat([png.subarray(0, 29), Buffer.alloc(4), png.subarray(33)]),
    ],
    [
      'a PNG of a colour type that there is not',
      'refused',
      () => pngOf(pngHeader(300, 300, { colour: 7 }), chunk('IDAT', zeros(1))),
    ],
    ['a PNG of 3 bits', 'refused', () => pngOf(pngHeader(300, 300, { depth: 3 }), chunk('IDAT', zeros(1)))],
    [
      'a PNG with a palette that is missing',
      'refused',
      () => pngOf(pngHeader(300, 300, { colour: 3 }), chunk('IDAT', zeros(1))),
    ],
    ['a JPEG of markers alone', 'refused', () => Buffer.concat([jpeg.subarray(0, 20), Buffer.from([0xff, 0xd9])])],
    [
      'a JPEG without its tables',
      'refused',
      () => Buffer.concat([Buffer.from([0xff, 0xd8]), jpeg.subarray(jpeg.indexOf(Buffer.from([0xff, 0xc0])))]),
    ],
    [
      'a JPEG of 12 bits',
      'refused',
      () => {
        const changed = Buffer.from(jpeg)
        changed[changed.indexOf(Buffer.from([0xff, 0xc0])) + 4] = 12
        return changed
      },
    ],
    [
      'a JPEG with 255 components',
      'refused',
      () => {
        const changed = Buffer.from(jpeg)
        changed[changed.indexOf(Buffer.from([0xff, 0xc0])) + 9] = 255
        return changed
      },
    ],
    ['a JPEG with a segment of length 0', 'either', () => withSegments(jpeg, Buffer.from([0xff, 0xe0, 0, 0]))],
    [
      'a JPEG with a segment beyond its end',
      'refused',
      () => Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0xff, 0xff]), jpeg.subarray(2, 300)]),
    ],
    ['EXIF of nothing', 'either', () => exif(Buffer.alloc(0))],
    ['EXIF of noise', 'either', () => exif(randomOf('exif').bytes(2000))],
    ['EXIF that points beyond its end', 'either', () => exif(Buffer.from('4d4d002affffffff', 'hex'))],
    [
      'EXIF that points at itself',
      'either',
      () => exif(Buffer.from('4d4d002a00000008000187690004000000010000000800000008', 'hex')),
    ],
    [
      'EXIF with 65 535 entries',
      'either',
      () => exif(Buffer.concat([Buffer.from('4d4d002a00000008ffff', 'hex'), randomOf('entries').bytes(40_000)])),
    ],
    [
      'EXIF with an orientation of 9',
      'either',
      () => exif(Buffer.from('4d4d002a000000080001011200030000000100090000000000000000', 'hex')),
    ],
    [
      'a colour profile of noise',
      'either',
      () =>
        withSegments(
          jpeg,
          segment(
            0xe2,
            Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), randomOf('profile').bytes(3000)]),
          ),
        ),
    ],
  ]
}

const bySeed: readonly (keyof PhotoSeeds)[] = ['jpeg', 'progressive', 'png', 'webp', 'losslessWebp']

/** Most are refused; which depends on where the change fell. */
const changedAtRandom = (seeds: PhotoSeeds, seed: string): PhotoCase[] =>
  bySeed.flatMap((name) =>
    spread(20, 0, 19).map(
      (number): PhotoCase => [
        `${name}, change ${number}`,
        'either',
        // Half of them in the headers, where a byte means more.
        () => mutate(seeds[name], `${seed} ${name} ${number}`, 0, number % 2 === 0 ? 400 : seeds[name].byteLength),
      ],
    ),
  )
