/**
 * Native charts of Word: DrawingML with the workbook that holds their data.
 *
 * @module
 */
export { chartData } from './chart-data.ts'
export { chartPart } from './chart-part.ts'
export { chartWorkbook } from './chart-workbook.ts'
export { emu, inline, wordChart } from './native-chart.ts'
