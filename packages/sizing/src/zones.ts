/** Where somebody can say that a garment fits otherwise than elsewhere, from top to bottom. */
export const zoneNames = ['shoulders', 'chest', 'waist', 'hips', 'thighs', 'sleeves', 'length', 'hem'] as const
export type Zone = (typeof zoneNames)[number]
