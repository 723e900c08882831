import type { Chart } from '../../brief/brief.ts'

/** A file name for each chart, by number and id. @example '01-export.partners.chart.png' */
export const fileNames = (charts: readonly Chart[], extension: string): string[] =>
  charts.map(
    ({ number, id }) =>
      `${String(number).padStart(2, '0')}-${id.replace(/[^\w.-]+/g, '-').slice(0, 80)}.${extension}`,
  )
