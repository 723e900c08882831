import type { FigureName, Flow, Window } from '../../trade/trade.ts'
import type { Cell, Row, Table } from '../document.ts'
import type { FlowSectionName, Product } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import { type StructureBy, type StructurePart, sectionWords } from '../wording/analysis/analysis.ts'
import { byFlow } from './by-flow.ts'
import { markerNotes } from './marker-notes.ts'
import type { Section } from './section.ts'
import { sideBySide } from './side-by-side.ts'

/** How a section takes trade apart: into which members, and what they are called. */
export interface Structure {
  readonly by: 'procedure' | 'class'
  readonly needs: Section['needs']
  /** The members of a flow in a window, in the order of the table. */
  members(writing: Writing, flow: Flow, window: Window): readonly string[]
  name(writing: Writing, code: string, form: 'full' | 'short'): string
  /** Whether some members are parts of others. */
  overlap?(writing: Writing): boolean
  notes?(writing: Writing): readonly string[]
}

const columns = 4

/** The classes of a brief of several products are products. */
const called = ({ by }: Structure, { kind }: Product): StructureBy =>
  by === 'class' && kind !== 'product' ? 'product' : by

/** A section by procedure or by class: for each flow a paragraph for each window, and a table with the total. */
export const structureSection = (id: FlowSectionName, structure: Structure): Section =>
  byFlow({
    id,
    needs: structure.needs,
    words({ wording, product }) {
      const { heading, flow } = sectionWords[wording.language].structure
      const by = called(structure, product)
      return { heading: heading(by), flow: (subject) => flow(by, subject) }
    },
    paragraphs: (writing, flow) =>
      writing.windows.map((window) => sentences(writing, structure, flow, window)),
    table: (writing, flow) => table(writing, id, structure, flow),
  })

function sentences(writing: Writing, structure: Structure, flow: Flow, window: Window) {
  const { wording, product, month } = writing
  const members = structure.members(writing, flow, window)
  const named = members.slice(0, product.named).map((code): StructurePart => {
    const figureName: FigureName = { flow, dimension: structure.by, code, window, measure: 'value' }
    return {
      name: structure.name(writing, code, 'full'),
      value: writing.show(figureName),
      share: writing.show({ ...figureName, operation: 'share' }),
      growth: writing.show({ ...figureName, operation: 'yoy' }),
      shareChange: writing.show({ ...figureName, operation: 'shareChange' }),
    }
  })
  return sectionWords[wording.language].structure.sentences(
    {
      ...{ flow, month, window, by: called(structure, product), product: writing.productName(), named },
      isNone: writing.book.get({ flow, window, measure: 'value' }).value?.sign() === 0,
      isWhole: members.length === 1,
      isOverlapping: structure.overlap?.(writing) ?? false,
    },
    wording,
  )
}

/** Null where there is one member alone, which is all of the flow, or none. */
function table(writing: Writing, id: string, structure: Structure, flow: Flow): Table | null {
  const { wording, windows, product } = writing
  const most = Math.max(...windows.map((window) => structure.members(writing, flow, window).length))
  if (most < 2) return null
  const by = called(structure, product)
  const words = sectionWords[wording.language].structure
  const cells = (name: string, figureName: FigureName, share: boolean): Cell[] => [
    { kind: 'name', text: name },
    writing.cell(figureName),
    share ? writing.cell({ ...figureName, operation: 'share' }) : { kind: 'empty' },
    writing.cell({ ...figureName, operation: 'yoy' }),
  ]
  const parts = sideBySide(
    windows.map((window) =>
      structure
        .members(writing, flow, window)
        .map((code) =>
          cells(
            words.row(by, structure.name(writing, code, 'short')),
            { flow, dimension: structure.by, code, window, measure: 'value' },
            true,
          ),
        ),
    ),
    columns,
  )
  const row: Row = {
    kind: 'data',
    cells: windows.flatMap((window) => cells(words.whole, { flow, window, measure: 'value' }, false)),
  }
  const rows = [...parts, row]
  return {
    ...writing.startTable(`${flow}.${id}`, (facts) => words.caption(by, facts), {
      flows: [flow],
      units: [writing.moneyUnit],
    }),
    header: writing.forEachWindow([
      { label: words.column(by), holds: 'name' },
      { label: wording.column.amount, holds: 'figure' },
      { label: wording.column.share, holds: 'figure' },
      { label: wording.column.growth, holds: 'figure' },
    ]),
    rows,
    notes: [...(structure.notes?.(writing) ?? []), ...markerNotes(rows, wording)],
  }
}
