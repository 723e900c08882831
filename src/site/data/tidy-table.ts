import type { Chart, Document, HeaderCell, ShownFigure, Table } from '../../brief/brief.ts'
import { printable, toCsv } from '../../press/shared/shared.ts'

/** The columns of every data file of the site. The value is exact, in base units; `printed` is what the brief prints. */
export const tidyColumns = ['group', 'row', 'column', 'figure', 'value', 'unit', 'marker', 'printed'] as const

/** A table or chart of a brief as rows, one a figure. */
export interface TidyTable {
  readonly id: string
  readonly title: string
  readonly rows: readonly (readonly string[])[]
}

/** The tables and charts of a brief, in their order, each as one row a figure. */
export const tidyTables = (document: Document): TidyTable[] =>
  document.blocks.flatMap((block) => {
    if (block.kind === 'table') return [tidyTable(block, document.figures)]
    return block.kind === 'chart' ? [tidyChart(block, document.figures)] : []
  })

export const tidyCsv = ({ rows }: TidyTable): string => toCsv([tidyColumns, ...rows], { mark: false })

type Figures = Document['figures']

function tidyTable({ id, caption, header, rows }: Table, figures: Figures): TidyTable {
  const columns = header.flatMap((cell) => leafNames(cell))
  let group = ''
  const lines: string[][] = []
  for (const row of rows) {
    if (row.kind === 'block') {
      group = row.label
      continue
    }
    // A ranking has several lists beside each other: a figure belongs to the last name to the left of it.
    let name = ''
    for (const [index, cell] of row.cells.entries()) {
      if (cell.kind === 'name') name = cell.text
      else if (cell.kind === 'figure')
        lines.push(line([group, name, columns[index] ?? ''], cell, figures.get(cell.id)))
    }
  }
  return { id, title: caption, rows: lines }
}

/** The names of the columns below a heading, with those of the headings above. */
function leafNames({ label, children }: HeaderCell, above = ''): string[] {
  const name = [above, label].filter((part) => part !== '').join(' / ')
  return children && children.length > 0 ? children.flatMap((child) => leafNames(child, name)) : [name]
}

const tidyChart = ({ id, caption, categories, series }: Chart, figures: Figures): TidyTable => ({
  id,
  title: caption,
  rows: series.flatMap(({ name, points }) =>
    points.map((point, index) =>
      line(['', categories[index]?.label ?? '', name], point, figures.get(point.id)),
    ),
  ),
})

interface Printed {
  readonly id: string
  readonly text: string
  readonly marker: string | null
}

const line = (
  labels: readonly string[],
  { id, text, marker }: Printed,
  figure: ShownFigure | undefined,
): string[] =>
  [...labels, id, figure?.value ?? '', figure?.unit ?? '', marker ?? '', text].map((value) =>
    printable(value).replace(/\s+/g, ' ').trim(),
  )
