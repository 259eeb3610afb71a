export { createLocalPhotoStore } from './local-photo-store'
