// Apart from the lists themselves, so that a page that shows a garment need not load what checks input.
import { z } from 'zod'
import { categoryNames, comparisonGroupNames } from './categories'
import { colourFamilies, fitStyles, stretches } from './cloth'
import { dimensionNames, garmentTypeNames, keypointNames } from './specification'

export const garmentTypeSchema = z.enum(garmentTypeNames)
export const keypointNameSchema = z.enum(keypointNames)
export const dimensionNameSchema = z.enum(dimensionNames)
export const categorySchema = z.enum(categoryNames)
export const comparisonGroupSchema = z.enum(comparisonGroupNames)
export const stretchSchema = z.enum(stretches)
export const fitStyleSchema = z.enum(fitStyles)
export const colourFamilySchema = z.enum(colourFamilies)
