import published from '../../../samples/lithium-ion/published-figures.json' with { type: 'json' }
import { groups } from '../../../src/codes/partners/groups.ts'
import { partners } from '../../../src/codes/partners/partner-list.ts'
import { places } from '../../../src/codes/places/place-list.ts'
import type { Occurrence } from './occurrences.ts'

const windows = ['month', 'ytd'] as const

interface PublishedCell {
  readonly name: string
  readonly value: string
  readonly share?: string
  readonly yoy: string
}

/**
 * The figures of the published text in the order in which they stand there, from the transcription of its
 * tables and the order of the sentences alone: an index that owes nothing to the reader under test.
 */
export function publishedOccurrences(): Occurrence[] {
  const transcribed = [
    ...overview(),
    ...partnerPart('export', published.table2_export_by_partner),
    ...partnerPart('import', published.table3_import_by_partner),
    ...placePart('export', published.table4_export_by_province),
    ...placePart('import', published.table5_import_by_province),
  ]
  return transcribed.map((occurrence) =>
    occurrence.id === corrected.id ? { ...occurrence, text: corrected.printed } : occurrence,
  )
}

/** The one figure that the transcription of the sample has mended. */
const corrected = { id: 'export.partner.ITA.ytd.value.share', printed: '2.6' }

/** Where a figure stands in a text, and what is printed there. */
export interface FigurePosition {
  readonly at: number
  readonly text: string
}

/** Where the figures stand in a text: every number with a decimal point, unless told otherwise. */
export const figurePositions = (text: string, figure = /-?\d+\.\d+/g): FigurePosition[] =>
  [...text.matchAll(figure)].map((match) => ({ at: match.index, text: match[0] }))

/** The text with another number in the place of one of its figures. */
export function replaced(
  text: string,
  positions: readonly FigurePosition[],
  index: number,
  other: string,
): string {
  const position = positions[index]
  if (!position) throw new Error(`there is no figure ${index}`)
  return text.slice(0, position.at) + other + text.slice(position.at + position.text.length)
}

function overview(): Occurrence[] {
  const stems = ['trade.*.value', 'export.*.value', 'import.*.value', 'net.*.value']
  const quantities = ['trade.*.quantity', 'export.*.quantity', 'import.*.quantity']
  const list = [...stems, ...quantities]
  const rowOf = (stem: string) => published.table1_overview[list.indexOf(stem)]
  const figures = (
    stem: string,
    window: (typeof windows)[number],
    part: Occurrence['part'],
  ): Occurrence[] => {
    const row = rowOf(stem)
    const id = stem.replace('*', window)
    const net = stem.startsWith('net')
    const cell = { id, part, text: row?.[window].value ?? '' }
    const yoy = row?.[window].yoy ?? ''
    if (part === 'table') return [cell, { id: `${id}.${net ? 'difference' : 'yoy'}`, part, text: yoy }]
    return net ? [cell] : [cell, { id: `${id}.yoy`, part, text: yoy.replace('-', '') }]
  }
  return [
    ...windows.flatMap((window) => stems.flatMap((stem) => figures(stem, window, 'words'))),
    ...windows.flatMap((window) => quantities.flatMap((stem) => figures(stem, window, 'words'))),
    ...list.flatMap((stem) => windows.flatMap((window) => figures(stem, window, 'table'))),
  ]
}

const cellsOf = (cell: PublishedCell, id: string): Occurrence[] => [
  { id, part: 'table', text: cell.value },
  ...(cell.share === undefined ? [] : [{ id: `${id}.share`, part: 'table', text: cell.share } as const]),
  { id: `${id}.yoy`, part: 'table', text: cell.yoy },
]

/** Values, shares and growths of the first three, as a sentence lists them. */
function stated(cells: readonly PublishedCell[], idOf: (cell: PublishedCell) => string): Occurrence[] {
  const three = cells.slice(0, 3)
  return [
    ...three.map((cell): Occurrence => ({ id: idOf(cell), part: 'words', text: cell.value })),
    ...three.flatMap((cell): Occurrence[] =>
      cell.share === undefined ? [] : [{ id: `${idOf(cell)}.share`, part: 'words', text: cell.share }],
    ),
    ...three.map((cell): Occurrence => ({ id: `${idOf(cell)}.yoy`, part: 'words', text: cell.yoy })),
  ]
}

type PartnerTable = typeof published.table2_export_by_partner
type PlaceTable = typeof published.table4_export_by_province

function partnerPart(flow: string, table: PartnerTable): Occurrence[] {
  const group = ({ name }: PublishedCell, window: string) =>
    `${flow}.group.${groups().find((item) => item.name.zh === name)?.id}.${window}.value`
  const partner = ({ name }: PublishedCell, window: string) =>
    `${flow}.partner.${partners().find((entry) => entry.name.zh === name)?.id}.${window}.value`
  return [
    ...windows.flatMap((window) => stated(table[window].top10, (cell) => partner(cell, window))),
    ...sideBySide(
      windows.map((window) => table[window].groups.map((cell) => cellsOf(cell, group(cell, window)))),
    ),
    ...sideBySide(
      windows.map((window) => table[window].top10.map((cell) => cellsOf(cell, partner(cell, window)))),
    ),
  ]
}

function placePart(flow: string, table: PlaceTable): Occurrence[] {
  const place = ({ name }: PublishedCell, window: string) =>
    `${flow}.place.${places().find((item) => item.short.zh === name)?.id}.${window}.value`
  return [
    ...windows.flatMap((window) => stated(table[window], (cell) => place(cell, window))),
    ...sideBySide(windows.map((window) => table[window].map((cell) => cellsOf(cell, place(cell, window))))),
  ]
}

const sideBySide = (halves: readonly Occurrence[][][]): Occurrence[] =>
  (halves[0] ?? []).flatMap((_, row) => halves.flatMap((half) => half[row] ?? []))
