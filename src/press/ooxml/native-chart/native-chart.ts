/**
 * Charts that Word and PowerPoint draw themselves: DrawingML with the workbook that holds their data.
 *
 * @module
 */
export { axisRange, hasRoomForValues } from './axis-range.ts'
export { chartData } from './chart-data.ts'
export { chartHeight } from './chart-height.ts'
export { chartPart } from './chart-part.ts'
export { chartWorkbook } from './chart-workbook.ts'
