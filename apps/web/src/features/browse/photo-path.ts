/** Where a photo of the catalogue is; it never changes under its address. */
export const photoPath = (photoId: string): string => `/api/catalogue/photos/${photoId}`
