export { EmptyState, ErrorState } from './StatePanel'
