export * from './jobs'
export * from './run-jobs'
