/** Where a photo of the catalogue is stored. */
export const photoKey = (brandId: string, photoId: string): string => `catalogue/${brandId}/${photoId}.jpg`
