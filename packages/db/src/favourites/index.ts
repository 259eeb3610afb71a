export * from './favourite-store'
