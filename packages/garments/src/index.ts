export * from './categories'
export * from './cloth'
export { type GarmentDrawing, garmentDrawings } from './drawings'
export * from './specification'
