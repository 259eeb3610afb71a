export * from './errors'
export * from './inference'
export * from './legacy'
export * from './scan'
