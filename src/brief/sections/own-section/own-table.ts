import { type FigureId, type Flow, parseFigureId } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Row, Table } from '../../document.ts'
import { figureOfTable } from '../../mentioned-figure.ts'
import type { OwnSectionFile } from '../../product/product.ts'
import type { Writing } from '../../section-context.ts'
import { getLocale } from '../../wording/wording.ts'
import { markerNotes } from '../marker-notes.ts'

type OwnTable = NonNullable<OwnSectionFile['table']>

/** @throws UserError for a figure that the brief cannot have. */
export const shown = (id: FigureId, writing: Writing): Shown =>
  figureOfTable(id, { file: `products/${writing.product.id}.yaml` }, writing)

/**
 * The table of a section of one's own, in the scales of its flow where it is about one. Units that are chosen are
 * written here: a unit that its words name in brackets is replaced, and where they name none, the caption does.
 */
export function ownTable(id: string, file: OwnTable, writing: Writing): Table {
  const flow = findFlow(file)
  const part = flow ? writing.forFlow(flow) : writing
  const { wording } = part
  const figures = file.rows.map((row) => row.figures.map((figure) => shown(figure, part)))
  const rows = file.rows.map(
    ({ name }, index): Row => ({
      kind: 'data',
      cells: [
        { kind: 'name', text: wording.translate(name) },
        ...(figures[index] ?? []).map(({ figure, text, scale }) => ({
          ...({ kind: 'figure', id: figure.id, text, marker: figure.marker ?? null } as const),
          ...(scale && { scale: `${scale.factor}` }),
        })),
      ],
    }),
  )
  const columns = file.columns.map((label, column) =>
    labelColumn(
      wording.translate(label),
      listChosenUnits(
        figures.map((row) => row[column]),
        part,
      ),
      part,
    ),
  )
  const left = [...new Set(columns.flatMap(({ units }) => units))]
  const { words } = takeUnits(wording.translate(file.caption), part)
  const caption = listChosenUnits(figures.flat(), part).length > 0 ? words : wording.translate(file.caption)
  return {
    ...part.startTable(id, () => caption, { flows: part.product.flows, units: left }),
    header: [
      { label: '', holds: 'name' },
      ...columns.map(({ label }) => ({ label, holds: 'figure' as const })),
    ],
    rows,
    notes: [...file.notes.map((note) => wording.translate(note)), ...markerNotes(rows, wording)],
  }
}

/** The flow that all figures are of; null where there are several, or both together. */
function findFlow({ rows }: OwnTable): Flow | null {
  const flows = new Set(rows.flatMap((row) => row.figures.map((id) => parseFigureId(id)?.flow)))
  const [flow] = flows
  return flows.size === 1 && (flow === 'export' || flow === 'import') ? flow : null
}

/** The units of amounts whose unit is chosen, each once. */
function listChosenUnits(figures: readonly (Shown | undefined)[], writing: Writing): string[] {
  const labels = figures.flatMap((figure) => (figure && writing.findChosenUnit(figure)) ?? [])
  return [...new Set(labels)]
}

/** A column's heading with its units, if it names one; else what the caption has to name. */
function labelColumn(
  heading: string,
  units: readonly string[],
  writing: Writing,
): { readonly label: string; readonly units: readonly string[] } {
  const { words, bracket } = takeUnits(heading, writing)
  if (bracket === null || units.length === 0) return { label: heading, units }
  const { unitSeparator, inBrackets } = getLocale(writing.wording.language)
  return { label: `${words}${inBrackets(units.join(unitSeparator))}`, units: [] }
}

/** Words without the units that they end with in brackets. */
function takeUnits(
  text: string,
  writing: Writing,
): { readonly words: string; readonly bracket: string | null } {
  const match = /^(.*?)\s*[（(]([^（）()]+)[）)]$/.exec(text)
  const [, words = '', bracket = ''] = match ?? []
  return match && bracket.split(/\/|, /).every((unit) => writing.isUnit(unit.trim()))
    ? { words, bracket }
    : { words: text, bracket: null }
}
