export * from './photo-store'
