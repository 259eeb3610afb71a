export * from './actor-token'
export * from './api-key'
export * from './password'
export * from './rules'
