/**
 * The charts of a brief, as specifications over figures: one file a chart.
 *
 * @module
 */
export { barsChart } from './bars.ts'
export { comparisonChart } from './comparison.ts'
export { monthsChart, monthsFigures } from './months.ts'
export { quartersChart } from './quarters.ts'
export { rankingChart } from './ranking.ts'
export { seasonalChart } from './seasonal.ts'
