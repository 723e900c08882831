import { posix } from 'node:path'
import type { Document } from '../../brief/brief.ts'
import { createChartPainter, withPngTexts } from '../../press/chart-picture/chart-picture.ts'
import { printable } from '../../press/shared/shared.ts'
import { getMessageLanguage, type Language } from '../../trade/trade.ts'
import { describeCsv } from './csvw.ts'
import { chartFile, tableFile } from './file-names.ts'
import { type TidyTable, tidyCsv, tidyTables } from './tidy-table.ts'

/** A file of a version that is made from its brief, by its name in the folder of the version. */
export interface DataFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const encoder = new TextEncoder()

/**
 * The data of a brief: each table and chart as CSV with its description, all figures, and each chart as a picture.
 *
 * @throws UserError for a character that the fonts of pictures do not have.
 */
export async function dataFiles(brief: Document): Promise<DataFile[]> {
  const language = getMessageLanguage(brief.language)
  const charts = brief.blocks.filter((block) => block.kind === 'chart')
  const tables = [...tidyTables(brief), allFigures(brief)].flatMap((table) => describedTable(table, language))
  if (charts.length === 0) return tables
  const painter = await createChartPainter(brief)
  const pictures = charts.flatMap((chart) => {
    const { caption, notes, alternative } = chart
    const texts = { Title: caption, Source: notes.join(' '), Description: alternative }
    return [
      { name: chartFile(chart, language, 'png'), bytes: withPngTexts(painter.png(chart), texts) },
      { name: chartFile(chart, language, 'svg'), bytes: encoder.encode(painter.svg(chart)) },
    ]
  })
  return [...tables, ...pictures]
}

function describedTable(table: TidyTable, language: Language): DataFile[] {
  const name = tableFile(table.id, language)
  return [
    { name, bytes: encoder.encode(tidyCsv(table)) },
    {
      name: `${name}-metadata.json`,
      bytes: encoder.encode(describeCsv(table, posix.basename(name), language)),
    },
  ]
}

const allFigures = ({ figures, title }: Document): TidyTable => ({
  id: 'figures',
  title,
  rows: [...figures.values()].map(({ id, value, unit, marker, text }) =>
    ['', '', '', id, value ?? '', unit, marker ?? '', text].map(printable),
  ),
})
