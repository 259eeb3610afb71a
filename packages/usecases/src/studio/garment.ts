import { isCurrency } from '@fitsize/contracts'
import { categorySchema, colourFamilySchema, fitStyleSchema, garmentTypeSchema, stretchSchema } from '@fitsize/garments'
import { z } from 'zod'
import { collectionStatusSchema, localisedTextSchema } from '../catalogue/garment'
import { photoStateSchema } from './collection'

export const garmentKeySchema = z
  .string()
  .trim()
  .min(1, 'say what you call the article')
  .max(80, 'at most 80 characters')

/** A text in both languages; whoever knows one word only says it once. */
const bothLanguages = (longest: number) =>
  z
    .strictObject({
      en: z.string().trim().max(longest, `at most ${longest} characters`),
      fr: z.string().trim().max(longest, `at most ${longest} characters`),
    })
    .refine(({ en, fr }) => en !== '' || fr !== '', 'say it in one language at least')
    .transform(({ en, fr }) => ({ en: en === '' ? fr : en, fr: fr === '' ? en : fr }))

export const currencySchema = z.string().refine(isCurrency, 'not a currency')
/** In the currency's smallest unit; the largest that the search knows. */
export const priceMinorSchema = z.number().int().min(0).max(1_000_000_000)

/** All that a garment's maker says of it, save sizes and photos. */
export const garmentDetailsSchema = z.strictObject({
  key: garmentKeySchema,
  name: bothLanguages(120),
  garmentType: garmentTypeSchema,
  category: categorySchema.nullable(),
  colour: bothLanguages(60).nullable(),
  colourFamily: colourFamilySchema.nullable(),
  priceMinor: priceMinorSchema,
  currency: currencySchema,
  composition: bothLanguages(300).nullable(),
  stretch: stretchSchema.nullable(),
  fitStyle: fitStyleSchema.nullable(),
  shopUrl: z
    .url({ protocol: /^https?$/, error: 'not the address of a page' })
    .max(1000)
    .nullable(),
})
export type GarmentDetails = z.output<typeof garmentDetailsSchema>

export const visibilitySchema = z.enum(['DRAFT', 'PUBLISHED'])

const belongsTo = z.object({ id: z.uuid(), title: z.string(), status: collectionStatusSchema })

/** A garment in the list of its brand. */
export const garmentRowSchema = z.object({
  id: z.uuid(),
  key: z.string(),
  name: localisedTextSchema,
  garmentType: garmentTypeSchema,
  category: categorySchema.nullable(),
  colour: localisedTextSchema.nullable(),
  priceMinor: z.number().int(),
  currency: z.string(),
  visibility: visibilitySchema,
  version: z.number().int(),
  sizeCount: z.number().int(),
  /** Whether a size of it has a measure: without one nobody can be told whether it fits. */
  hasChart: z.boolean(),
  photoId: z.uuid().nullable(),
  collection: belongsTo,
})
export type GarmentRow = z.infer<typeof garmentRowSchema>

export const studioPhotoSchema = z.object({
  id: z.uuid(),
  width: z.number().int(),
  height: z.number().int(),
  state: photoStateSchema,
})
export type StudioPhoto = z.infer<typeof studioPhotoSchema>

/** A garment with all that its maker says of it, except measures. */
export const studioGarmentSchema = garmentRowSchema.extend({
  colourFamily: colourFamilySchema.nullable(),
  composition: localisedTextSchema.nullable(),
  stretch: stretchSchema.nullable(),
  fitStyle: fitStyleSchema.nullable(),
  shopUrl: z.string().nullable(),
  /** All of them, hidden ones too, in their order. */
  photos: z.array(studioPhotoSchema),
  sizes: z.array(
    z.object({ label: z.string(), system: z.string(), sku: z.string().nullable(), gtin: z.string().nullable() }),
  ),
})
export type StudioGarment = z.infer<typeof studioGarmentSchema>

export const garmentFilterSchema = z.strictObject({
  collectionId: z.uuid().nullable().default(null),
  /** In the key or the name, in either language. */
  text: z.string().trim().max(100).default(''),
  visibility: visibilitySchema.nullable().default(null),
  /** What is missing. */
  lacks: z.enum(['chart', 'photo']).nullable().default(null),
})
export type GarmentFilter = z.output<typeof garmentFilterSchema>

/** Which garments, each at the version that was seen. */
export const chosenGarmentsSchema = z
  .array(z.strictObject({ id: z.uuid(), version: z.number().int().positive() }))
  .min(1)
  .max(500, 'at most 500 at once')
export type ChosenGarments = z.infer<typeof chosenGarmentsSchema>

/** What many garments get at once; what is left out stays. */
export const bulkChangeSchema = z
  .strictObject({
    visibility: visibilitySchema,
    collectionId: z.uuid(),
    category: categorySchema,
    colourFamily: colourFamilySchema.nullable(),
    composition: bothLanguages(300).nullable(),
    stretch: stretchSchema.nullable(),
    fitStyle: fitStyleSchema.nullable(),
    price: z.strictObject({ minor: priceMinorSchema, currency: currencySchema }),
  })
  .partial()
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'choose what to change')
export type BulkChange = z.output<typeof bulkChangeSchema>

export const bulkOutcomeSchema = z.object({
  changed: z.array(z.uuid()).readonly(),
  /** Somebody else changed them meanwhile, or they are gone. */
  outdated: z.array(z.uuid()).readonly(),
  /** Cannot become what was asked: without a size chart, or of another type than the category. */
  unready: z.array(z.uuid()).readonly(),
})
export type BulkOutcome = z.infer<typeof bulkOutcomeSchema>
