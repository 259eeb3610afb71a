export * from './catalogue-store'
