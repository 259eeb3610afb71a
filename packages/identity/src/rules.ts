// The part of identity that is only types and pure functions: what use cases and browsers may import.
export * from './actor'
export * from './brand-roles'
export * from './ownership'
export * from './password-rules'
export * from './roles'
