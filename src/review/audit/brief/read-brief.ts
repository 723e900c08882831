import type { FigureFlow } from '../../../trade/trade.ts'
import type { PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import { Trie } from '../lexicon/lexicon.ts'
import { type Claim, readParagraphs, readProse } from '../prose/prose.ts'
import { captionStart, type Piece, tighten } from '../reading/reading.ts'
import {
  type Caption,
  Cells,
  type KeyedFigure,
  lineAt,
  type ReadTable,
  readCaption,
  readTable,
  type Unread,
} from '../tables/tables.ts'
import type { AuditedBrief, ProseFigure, RankingTable } from './audited-brief.ts'
import { separateConflicts } from './conflicts.ts'
import { findMeantUnits } from './meant-units.ts'
import { readFlowsInFull, readLowBases, readNotes, readShareTotals } from './notes.ts'
import { matchUnits } from './prose-units.ts'
import { findCourses, findExtremes, findOverview, findRankings } from './shapes.ts'
import { captionPeriods, captionUnits, leadPeriods, rowUnits } from './stated.ts'
import { readContext, type WholeText } from './text-context.ts'

/**
 * Finds the tables, prose and notes of a text among its pieces, by the meaning of its words. A caption whose unit its
 * table contradicts is read once more in the unit that the table is in: first that of the overview, which the others
 * are held against.
 */
export function readBrief(pieces: readonly Piece[]): AuditedBrief {
  const meant = new Map<number, readonly string[]>()
  let brief = readInUnits(pieces, meant)
  for (const isOverview of [true, false]) {
    const found = findMeantUnits(brief, isOverview)
    if (found.size === 0) continue
    for (const [index, units] of found) meant.set(index, units)
    brief = readInUnits(pieces, meant)
  }
  return brief
}

/** @param meant the units of tables that are not in those of their captions, by the place of the caption among all. */
function readInUnits(pieces: readonly Piece[], meant: ReadonlyMap<number, readonly string[]>): AuditedBrief {
  const captioned = findCaptions(pieces, meant)
  const paragraphs = readParagraphs(pieces)
  const captions = captioned.map(({ caption }) => caption)
  const notes = readNotes(paragraphs, captions)
  const isOwnGenre = captions.filter(isOwnCaption).length > 1 || notes.footnote !== null
  const context = readContext(paragraphs, captions, isOwnGenre)
  const cells = new Cells()
  const tables = captioned.flatMap(({ caption, table }) =>
    table ? [readTable(caption, table, cells, context)] : [],
  )
  // A single class is all that the text is about.
  const listed = notes.footnote?.classes ?? []
  const classes = [...classesOfTables(tables), ...(listed.length > 1 ? listed : []), ...traders]
  const prose = readProse(paragraphs, context, goodsNames(classes, context.products))
  const { units, claims } = matchUnits(prose.claims, cells.figures)
  const namings = prose.namings.map((naming) => {
    const matched = matchUnits(naming.claims, cells.figures)
    units.push(...matched.units)
    const figures = matched.claims.map((claim) => ({
      ...toProseFigure(claim),
      position: claim.position ?? 0,
    }))
    const { claims: _, ...rest } = naming
    return { ...rest, figures }
  })
  const texts = paragraphs.map(({ text }) => text)
  const shapes = shapesOf(tables, context, readFlowsInFull(paragraphs))
  const read = [...claims.map(toProseFigure), ...readLowBases(paragraphs, context)]
  const figures = isOwnGenre ? read : separateConflicts(read, cells.figures)
  const merged = mergeFigures(cells, [...figures, ...namings.flatMap((naming) => naming.figures)])
  const unread = [...cells.unread, ...emptyTables(captioned, texts), ...prose.unread]
  return {
    ...{ month: context.named, captions, ...shapes, ...merged, ...notes, unread },
    isOwnGenre,
    reporter: context.reporter,
    cells: cells.figures,
    prose: { figures, namings, joint: prose.joint, ranks: prose.ranks, noTrade: prose.noTrade },
    periods: [...captionPeriods(captions), ...leadPeriods(paragraphs, tables, texts)],
    units: [...captionUnits(captions), ...rowUnits(tables), ...units],
    shareTotals: readShareTotals(shapes.rankings, pieces, context),
    partlyRead: new Set(
      cells.unread.flatMap(({ place: { table, isChart } }) => (isChart ? [] : (table ?? []))),
    ),
    repeatedRows: cells.repeatedRows,
    emptyTables: tables.flatMap(({ caption, columns, rows }) =>
      rows.length === 0 && columns.some(({ kind }) => kind === 'figure') ? [caption] : [],
    ),
    currencies: new Set(
      tables.flatMap(({ columns }) =>
        columns.flatMap(({ unit }) => (unit?.kind === 'money' && unit.unit ? unit.unit.base : [])),
      ),
    ),
    tables: tables.filter(({ rows }) => rows.length > 0).length,
  }
}

interface Captioned {
  readonly caption: Caption
  readonly table: Extract<Piece, { kind: 'table' }> | null
}

/** Captions with the tables that follow them; a table without one has what stands before it, or nothing. */
function findCaptions(pieces: readonly Piece[], meant: ReadonlyMap<number, readonly string[]>): Captioned[] {
  const found: Captioned[] = []
  let pending: { text: string; line: number | null } | null = null
  let unit = ''
  let position = 0
  const take = (table: Captioned['table']) => {
    const text = `${pending?.text ?? ''}${unit === '' || /（[^（）]*[元%个吨万][^（）]*）$/.test(pending?.text ?? '') ? '' : `（${unit}）`}`
    // Tables without a caption are counted apart.
    const isNumbered = captionStart.test(text)
    if (isNumbered && !/^(?:图|Figure)/.test(text)) position += 1
    const among = isNumbered ? position : 100 + found.length
    found.push({
      caption: readCaption(text, pending?.line ?? null, { position: among, meant: meant.get(among) }),
      table,
    })
    pending = null
    unit = ''
  }
  let before = ''
  for (const piece of pieces) {
    if (piece.kind === 'table') {
      pending ??=
        before.length < 60 && !/[。；]/.test(before) && before !== ''
          ? { text: before, line: null }
          : { text: '', line: null }
      take(piece)
      before = ''
      continue
    }
    const text = tighten(piece.text)
    const [, stated] = /(?:计量)?单位\s*[：:]\s*([^）)]{1,40})/.exec(text) ?? []
    if (stated && text.length < 60 && !captionStart.test(text)) {
      unit = stated
      continue
    }
    if (captionStart.test(text)) {
      if (pending) take(null)
      pending = { text, line: piece.line }
    }
    before = text
  }
  if (pending) take(null)
  return found
}

/** As captions of our own briefs are written. */
const isOwnCaption = ({ meaning: { text } }: Caption): boolean =>
  /^\d{4}年(?:1-)?\d{1,2}月(?:中国|我国).{1,200}（[^（）]{1,60}）$|^(?=.{0,60}’s (?:trade|exports|imports)).{1,300}, .{1,60}（[^（）]{1,60}）$/.test(
    text,
  )

function shapesOf(
  tables: readonly ReadTable[],
  { runs }: WholeText,
  inFull: ReadonlySet<FigureFlow>,
): Pick<AuditedBrief, 'overview' | 'courses' | 'extremes'> & { readonly rankings: RankingTable[] } {
  return {
    overview: tables.map(findOverview).find((table) => table !== null) ?? null,
    rankings: tables
      .filter(({ caption }) => caption.kind !== 'chart')
      .flatMap(findRankings)
      .map((table) =>
        table.dimension === 'place' && inFull.has(table.flow) ? { ...table, complete: true } : table,
      ),
    extremes: tables.flatMap(findExtremes),
    courses: tables.flatMap((table) => findCourses(table, runs.month)),
  }
}

/** A table without rows is as it should be where the prose says that there was no trade; a chart may be a picture. */
function emptyTables(captioned: readonly Captioned[], texts: readonly string[]): Unread[] {
  const none = (flow: Caption['flow']) =>
    flow !== null &&
    texts.some((text) => (flow === 'export' ? /无出口|no exports/ : /无进口|no imports/).test(text))
  return captioned.flatMap(({ caption, table }): Unread[] => {
    if (caption.kind === 'chart' || (table && table.rows.length > 0) || none(caption.flow)) return []
    if (table && table.rows.length === 0 && table.header !== '') return []
    return [
      { what: 'table', place: { part: 'table', table: caption.number, ...lineAt(caption.line) }, text: '' },
    ]
  })
}

/** How and by whom goods are traded, as releases of customs part a total. */
const traders = [
  ...[
    '一般贸易',
    '加工贸易',
    '来料加工',
    '进料加工',
    '保税物流',
    '边境小额贸易',
    '市场采购',
    '跨境电商',
  ].flatMap((name) => [name, `${name}方式`]),
  ...['民营企业', '国有企业', '外商投资企业', '外资企业'],
]

const classesOfTables = (tables: readonly ReadTable[]): string[] =>
  tables.flatMap(({ rows }) =>
    rows.flatMap(({ label }) => (label.kind === 'named' && label.dimension === 'class' ? label.code : [])),
  )

/** Names of goods in tables and footnotes are names in prose too; those that the whole text is about name no class (null). */
function goodsNames(classes: readonly string[], products: readonly string[]): Trie<string | null> {
  const names = new Trie<string | null>()
  for (const name of classes) if (name.length > 1 && !products.includes(name)) names.add(name, name)
  // 纺织品服装 is neither 纺织品 nor 服装.
  for (const name of products)
    if (classes.some((part) => part !== name && name.startsWith(part))) names.add(name, null)
  return names
}

const toProseFigure = ({ figure, key, word, negated, hedge, isPeriodStated }: Claim): ProseFigure => ({
  ...{ figure, key, word, negated },
  isPeriodStated,
  isHedged: hedge !== null,
})

function mergeFigures(
  cells: Cells,
  prose: readonly ProseFigure[],
): { readonly figures: ReadonlyMap<string, PrintedFigure>; readonly keyed: readonly KeyedFigure[] } {
  const figures = new Map(cells.figures)
  for (const { figure } of prose) if (!figures.has(figure.id)) figures.set(figure.id, figure)
  return { figures, keyed: [...cells.keyed, ...prose.map(({ key, figure }) => ({ key, figure }))] }
}
