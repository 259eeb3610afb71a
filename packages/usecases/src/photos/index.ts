export * from './photo-store'
export * from './read-scan-photo'
