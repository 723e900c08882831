import type { FigureDimension, FigureName } from '../../trade/figure.ts'
import type { Flow } from '../../trade/terms.ts'
import type { Window } from '../../trade/window.ts'
import type { Block, Cell, HeaderCell, Row, Table } from '../document.ts'
import { type StructureBy, type StructurePart, structureWords } from '../wording/analysis/structure.ts'
import type { Writing } from '../writing.ts'
import { markerNotes } from './marker-notes.ts'
import type { Section } from './section.ts'
import { sideBySide } from './side-by-side.ts'

/** How a section takes trade apart: into which members, and what they are called. */
export interface Structure {
  readonly by: StructureBy & FigureDimension
  readonly needs: Section['needs']
  /** The members of a flow in a window, in the order of the table. */
  members(writing: Writing, flow: Flow, window: Window): readonly string[]
  name(writing: Writing, code: string, form: 'full' | 'short'): string
  notes?(writing: Writing): readonly string[]
}

const columns = 4

/** A section by procedure or by class: for each flow a paragraph for each window, and a table with the total. */
export const structureSection = (id: string, structure: Structure): Section => ({
  id,
  needs: structure.needs,
  write(writing, number) {
    const words = structureWords[writing.wording.language]
    return [
      { kind: 'heading', level: 1, text: words.heading(number, structure.by), part: id },
      ...writing.product.flows.flatMap((flow, index): Block[] => [
        { kind: 'heading', level: 2, text: words.flow(index + 1, structure.by, flow), part: `${flow}.${id}` },
        ...writing.windows.map(
          (window): Block => ({
            kind: 'paragraph',
            role: 'body',
            content: sentences(writing, structure, flow, window),
          }),
        ),
        table(writing, structure, flow),
      ]),
    ]
  },
})

function sentences(writing: Writing, structure: Structure, flow: Flow, window: Window) {
  const { wording, product, month } = writing
  const named = structure
    .members(writing, flow, window)
    .slice(0, product.named)
    .map((code): StructurePart => {
      const of: FigureName = { flow, dimension: structure.by, code, window, measure: 'value' }
      return {
        name: structure.name(writing, code, 'full'),
        value: writing.show(of),
        share: writing.show({ ...of, operation: 'share' }),
        growth: writing.show({ ...of, operation: 'yoy' }),
        shareChange: writing.show({ ...of, operation: 'shareChange' }),
      }
    })
  return structureWords[wording.language].sentences(
    { flow, month, window, by: structure.by, product: writing.productName(), named },
    wording,
  )
}

function table(writing: Writing, structure: Structure, flow: Flow): Table {
  const { product, wording, month, windows } = writing
  const words = structureWords[wording.language]
  const cells = (name: string, of: FigureName, share: boolean): Cell[] => [
    { kind: 'name', text: name },
    writing.cell(of),
    share ? writing.cell({ ...of, operation: 'share' }) : { kind: 'empty' },
    writing.cell({ ...of, operation: 'yoy' }),
  ]
  const parts = sideBySide(
    windows.map((window) =>
      structure
        .members(writing, flow, window)
        .map((code) =>
          cells(
            structure.name(writing, code, 'short'),
            { flow, dimension: structure.by, code, window, measure: 'value' },
            true,
          ),
        ),
    ),
    columns,
  )
  const whole: Row = {
    kind: 'data',
    cells: windows.flatMap((window) => cells(words.whole, { flow, window, measure: 'value' }, false)),
  }
  const rows = [...parts, whole]
  return {
    kind: 'table',
    id: `${flow}.${structure.by === 'class' ? 'classes' : 'procedures'}`,
    number: writing.nextTable(),
    caption: words.caption(structure.by, {
      number: writing.tables,
      product: product.name[wording.language],
      month,
      flows: [flow],
      units: [wording.moneyUnit],
    }),
    header: windows.map(
      (window): HeaderCell => ({
        label: wording.column.window(window, month),
        holds: 'figure',
        children: [
          { label: words.column(structure.by), holds: 'name' },
          { label: wording.column.amount, holds: 'figure' },
          { label: wording.column.share, holds: 'figure' },
          { label: wording.column.growth, holds: 'figure' },
        ],
      }),
    ),
    rows,
    notes: [...(structure.notes?.(writing) ?? []), ...markerNotes(rows, wording)],
  }
}
