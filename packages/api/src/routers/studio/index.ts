import { trpc } from '../../trpc'
import { readSizeChart } from './read-size-chart'
import { saveSizeChart } from './save-size-chart'

export const studioRouter = trpc.router({ readSizeChart, saveSizeChart })
