import { recommendedFrom } from '@fitsize/sizing'

/** Steps of the probabilities by which garments are ordered. */
const steps = 200

/**
 * Half per cents: nobody can tell 87.1 % from 87.2 %, so garments that fit as well as each other to that are ordered by
 * how new they are.
 */
export const rankOf = (probability: number): number => Math.round(probability * steps)

/** No probability of a rank is smaller. */
export const leastProbabilityOf = (rank: number): number => (rank - 0.5) / steps

/** Of the least probable size that may be recommended. */
export const lowestRank = rankOf(recommendedFrom)
/** Of what fits for certain. */
export const highestRank = rankOf(1)
