export * from './job'
