export * from './copy-photo'
export * from './photo-store'
export * from './read-scan-photo'
