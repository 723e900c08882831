import { Interval, type PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief, Entry, NamingWithFigures, ProseFigure, RankingTable } from '../brief/brief.ts'
import { atMost, equal, type Identity, words } from '../identity.ts'
import { amount, signed } from '../term.ts'

/** Prose against tables: each figure with its sign, and who is named first. */
export function proseIdentities(brief: AuditedBrief): Identity[] {
  const rankings = new RankingLookup(brief.rankings)
  return [
    ...brief.prose.figures.flatMap((proseFigure) => {
      const cell = brief.cells.get(proseFigure.figure.id)
      return cell && isComparable(proseFigure.figure, cell)
        ? [figureAsInTable(proseFigure, cell), ...followsSign(proseFigure, cell)]
        : []
    }),
    ...brief.prose.namings.flatMap((naming) => {
      const ranked = rankings.ranked(naming)
      return ranked ? namings(brief, naming, ranked) : descending(naming)
    }),
  ]
}

/** With the sign that a word gives: a cell whose sign alone is wrong is as much a suspect as the word. */
export const figureAsInTable = ({ figure }: ProseFigure, cell: PrintedFigure): Identity =>
  equal('proseFigure', signed(figure), signed(cell), cell.place.window ? { window: cell.place.window } : {})

/** A word of rise or fall follows the sign of the cell; nothing is said against a word for what is too small to show. */
export function followsSign({ figure, word }: ProseFigure, cell: PrintedFigure): Identity[] {
  if (word === null) return []
  const allow = ({ value }: PrintedFigure): Interval =>
    value.sign() === 0
      ? Interval.all
      : value.sign() > 0
        ? Interval.notNegative
        : Interval.notNegative.negated()
  return [
    {
      of: 'figures',
      kind: 'direction',
      holds: figure.value.sign() * cell.value.sign() >= 0,
      figures: [figure, cell],
      allowed: (subject) => allow(subject === figure ? cell : figure),
    },
  ]
}

export const isComparable = (a: PrintedFigure, b: PrintedFigure): boolean => a.unit?.base === b.unit?.base

/** The ranked entries of a window, of the first table of a flow and dimension. */
class RankingLookup {
  readonly #tables = new Map<string, RankingTable>()
  readonly #ranked = new Map<string, readonly Entry[]>()

  constructor(tables: readonly RankingTable[]) {
    for (const table of tables) {
      const key = `${table.flow} ${table.dimension}`
      if (table.isOrdered && !this.#tables.has(key)) this.#tables.set(key, table)
    }
  }

  /** Null where there is no such table. */
  ranked({ flow, dimension, run }: NamingWithFigures): readonly Entry[] | null {
    const table = this.#tables.get(`${flow} ${dimension}`)
    if (!table?.windows.includes(run)) return null
    const key = `${flow} ${dimension} ${run}`
    const entries = this.#ranked.get(key) ?? table.ranked.filter((entry) => entry.window === run)
    this.#ranked.set(key, entries)
    return entries
  }
}

function namings(brief: AuditedBrief, naming: NamingWithFigures, ranked: readonly Entry[]): Identity[] {
  const { codes, names, place } = naming
  const first = ranked.slice(0, names.length)
  const isTwice = new Set(first.map(({ code }) => code)).size < first.length
  const same = isTwice || codes.every((code, index) => code === first[index]?.code)
  const list = first.map(({ name }) => name).join('、')
  return [
    words('proseNames', place, names.join('、'), list, same),
    ...countSaid(naming),
    ...figuresOfNaming(brief, naming, first),
  ]
}

/** 前三大 names three. */
const countSaid = ({ said, names, place }: NamingWithFigures): Identity[] =>
  said === null ? [] : [words('proseNames', place, String(said), String(names.length))]

/**
 * The figures of those named, against the rows of their names; or where that fits better, as when two names
 * were exchanged, against the rows at their positions. So a wrong name is told once, as a name.
 */
function figuresOfNaming(
  brief: AuditedBrief,
  { figures }: NamingWithFigures,
  first: readonly Entry[],
): Identity[] {
  const byName = figures.flatMap((stated) => {
    const cell = brief.cells.get(stated.figure.id)
    return cell && isComparable(stated.figure, cell) ? [figureAsInTable(stated, cell)] : []
  })
  const byPosition = figures.flatMap((stated) => {
    const cell = cellOf(first[stated.position], stated)
    return cell && isComparable(stated.figure, cell) ? [figureAsInTable(stated, cell)] : []
  })
  const fitting = (identities: readonly Identity[]) => identities.filter(({ holds }) => holds).length
  return fitting(byPosition) > fitting(byName) ? byPosition : byName
}

function cellOf(entry: Entry | undefined, { key }: ProseFigure): PrintedFigure | null {
  switch (key.operation) {
    case undefined:
      return entry?.value ?? null
    case 'share':
      return entry?.share ?? null
    case 'yoy':
      return entry?.growth ?? null
    default:
      return null
  }
}

/** Without a table: those who are named as the first come in the order of their values. */
function descending(naming: NamingWithFigures): Identity[] {
  const levels = naming.figures
    .filter(({ key, isHedged }) => key.operation === undefined && !isHedged)
    .sort((a, b) => a.position - b.position)
  return [
    ...countSaid(naming),
    ...levels.slice(1).flatMap(({ figure, key }, index) => {
      const before = levels[index]
      return before && before.key.measure === key.measure
        ? [atMost('order', amount(figure), amount(before.figure), { window: naming.run })]
        : []
    }),
  ]
}
