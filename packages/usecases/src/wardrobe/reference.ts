import type { DimensionName, GarmentType } from '@fitsize/garments'
import type { GarmentFit, Wishes } from './fit'

/** Tenths of a millimetre with a 90 % interval; flat across the garment, or all the way round. */
export type ReferenceLength = {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly extent: 'flat' | 'girth'
}

/** A garment of a wardrobe whose owner said how it fits, with its newest measures. */
export type WardrobeReference = Omit<GarmentFit, 'feel' | 'isReference'> & {
  readonly id: string
  readonly name: string
  readonly garmentType: GarmentType
  readonly feel: NonNullable<GarmentFit['feel']>
  readonly lengths: Readonly<Partial<Record<DimensionName, ReferenceLength>>>
}

/** What new garments are compared with. */
export interface FitReads {
  /** A person's references, newest first, at most `limit`. */
  readReferences(ownerId: string, limit: number): Promise<readonly WardrobeReference[]>
  /** How a person wants new garments to fit; see `wishFor`. */
  readWish(ownerId: string): Promise<Wishes>
}

/**
 * More references than this say nothing more, and each costs a comparison with every garment offered; the newest ones
 * fit the body as it is today.
 */
export const mostReferences = 60
