/**
 * The charts of a brief, as specifications over figures: one file a chart.
 *
 * @module
 */
export { barsChart } from './bars.ts'
export { comparisonChart } from './comparison.ts'
export { marketChart, type Origins } from './market.ts'
export { mirrorChart } from './mirror.ts'
export { monthsChart, monthsFigures } from './months.ts'
export { quartersChart } from './quarters.ts'
export { rankingChart } from './ranking.ts'
export { seasonalChart } from './seasonal.ts'
