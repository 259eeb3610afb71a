export * from './errors'
export * from './inference'
export * from './scan'
