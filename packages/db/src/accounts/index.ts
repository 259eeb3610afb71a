export * from './rate-counters'
export * from './user-store'
