export { createBrandDoor } from './brand-door'
export { createSizeChartStore } from './size-chart-store'
