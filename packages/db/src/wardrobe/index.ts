export * from './fit-reads'
export * from './wardrobe-store'
