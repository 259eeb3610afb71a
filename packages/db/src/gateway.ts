// What the gateway uses: plain SQL alone, so that its bundle and its start carry no Prisma.
export * from './pool'
export * from './scans'
