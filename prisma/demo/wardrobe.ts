import { createWardrobeStore, type Database } from '@fitsize/db'
import { type DimensionName, dimensionNameSchema, dimensionVersion } from '@fitsize/garments'
import { type PhotoStore, storedLength, unknownFit } from '@fitsize/usecases'
import type { DemoUser } from './people'
import { type Sample, samplePhoto } from './pictures'
import { stableId } from './stable-id'

/** How far a careful person with a tape is off, in centimetres. */
const tapeSpreadCm = 0.5

/**
 * Two garments of different types in the customer's wardrobe, measured by hand, that fit as they should. Those that are there, removed or
 * renamed, are left alone.
 */
export async function seedWardrobe(
  database: Database,
  photos: Pick<PhotoStore, 'put'>,
  owner: DemoUser,
  samples: readonly Sample[],
): Promise<void> {
  const wardrobe = createWardrobeStore(database)
  const first = samples[0]
  const second = samples.find((sample) => sample.type !== first?.type)
  for (const [index, sample] of [first, second].entries()) {
    if (sample === undefined) continue
    const id = stableId(`wardrobe ${sample.name}`)
    if ((await wardrobe.handle(id)) !== null) continue
    const photoKey = `wardrobe/${id}/photo.jpg`
    await photos.put(photoKey, await samplePhoto(sample))
    // A day apart, so that the list has an order.
    const createdAt = new Date(Date.UTC(2026, 9, 20 + index, 17))
    await wardrobe.insert({
      id,
      ownerId: owner.id,
      name: sample.title.en,
      garmentType: sample.type,
      photoKey,
      scanId: null,
      createdAt,
      fit: { ...unknownFit, feel: 'right', isReference: true },
      revision: {
        id: stableId(`revision ${sample.name}`),
        createdAt,
        provenance: 'HAND',
        scanId: null,
        dimensionVersion,
        points: null,
        values: lengthsOf(sample).map(([dimension, cm]) => ({
          dimension,
          extent: 'FLAT',
          ...storedLength({ cm, low: cm - tapeSpreadCm, high: cm + tapeSpreadCm }),
        })),
      },
    })
  }
}

const lengthsOf = ({ dimensionsCm }: Sample): [DimensionName, number][] =>
  dimensionNameSchema.options.flatMap((name): [DimensionName, number][] => {
    const cm = dimensionsCm[name]
    return cm === undefined ? [] : [[name, cm]]
  })
