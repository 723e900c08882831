import type { Chart } from '../../brief/brief.ts'
import type { Language } from '../../trade/trade.ts'
import { fileName } from '../site-paths.ts'

/** The name of the CSV file of a table or chart, in the folder of its version. */
export const tableFile = (id: string, language: Language): string => `data/${fileName(id)}.${language}.csv`

/** The name of a picture of a chart. */
export const chartFile = (
  { number, id }: Pick<Chart, 'number' | 'id'>,
  language: Language,
  format: 'png' | 'svg',
): string => `charts/${String(number).padStart(2, '0')}-${fileName(id)}.${language}.${format}`
