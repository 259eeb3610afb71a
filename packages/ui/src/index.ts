export * from './measure'
