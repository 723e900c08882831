import type { Observation } from '../trade/observation.ts'

/**
 * The columns of a staged file, in order: CSV in UTF-8 without a heading, fields without quotes, an empty
 * field where there is nothing. Codes and months are digits; units are free of commas, quotes and line
 * breaks, since a source refuses others.
 */
export const stagedColumns = [
  'line',
  'month',
  'commodity',
  'partner',
  'procedure',
  'place',
  'value',
  'quantity',
  'unit',
  'quantity2',
  'unit2',
] as const

/** The observations as lines of a staged file. */
export function stagedLines(observations: readonly Observation[]): string {
  let text = ''
  for (const row of observations) {
    text += `${row.line},${row.month ?? ''},${row.commodity ?? ''},${row.partner ?? ''},${row.procedure ?? ''},${row.place ?? ''},${row.value},${row.quantity ?? ''},${row.unit ?? ''},${row.quantity2 ?? ''},${row.unit2 ?? ''}\n`
  }
  return text
}
