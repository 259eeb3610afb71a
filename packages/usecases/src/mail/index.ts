export * from './letter-order'
export * from './mailer'
export * from './write-letter'
