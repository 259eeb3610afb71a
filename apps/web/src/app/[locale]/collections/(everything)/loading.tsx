import { CardsSkeleton } from '@/features/shell/CardsSkeleton'

export default CardsSkeleton
