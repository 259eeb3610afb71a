/** Where the browser finds the photo of a garment in the wardrobe. */
export const garmentPhotoPath = (garmentId: string): string => `/api/wardrobe/${garmentId}/photo`
