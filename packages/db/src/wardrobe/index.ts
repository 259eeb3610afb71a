export * from './wardrobe-store'
