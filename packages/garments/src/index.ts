export * from './categories'
export { type GarmentDrawing, garmentDrawings } from './drawings'
export * from './specification'
