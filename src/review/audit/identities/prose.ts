import type { PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import {
  type AuditedBrief,
  codeOfName,
  type DirectionWord,
  type Entry,
  type Naming,
  type ProseFigure,
  type RankingTable,
} from '../brief/brief.ts'
import { equal, type Identity, words } from '../identity.ts'
import { signed, size } from '../term.ts'

/** Prose against tables: each figure, each 上升 and 下降, and who is named first. */
export function proseIdentities(brief: AuditedBrief): Identity[] {
  const rankings = new RankingLookup(brief.rankings)
  return [
    ...brief.prose.figures.flatMap((proseFigure) => {
      const cell = brief.figures.get(proseFigure.figure.id)
      return cell ? [figureAsInTable(proseFigure, cell), ...direction(proseFigure, cell)] : []
    }),
    ...brief.prose.namings.flatMap((naming) => {
      const ranked = rankings.ranked(naming)
      return ranked ? namings(brief, naming, ranked) : []
    }),
  ]
}

function figureAsInTable({ figure, word }: ProseFigure, cell: PrintedFigure): Identity {
  const about = cell.place.window ? { window: cell.place.window } : {}
  return word === null
    ? equal('proseFigure', signed(figure), signed(cell), about)
    : equal('proseFigure', size(figure), size(cell), about)
}

function direction({ figure, word }: ProseFigure, cell: PrintedFigure): Identity[] {
  if (word === null) return []
  const expected = wordsFor(word, cell)
  const [first = ''] = expected
  return [words('direction', figure.place, word, first, expected.includes(word))]
}

/** The words that a cell's sign allows; nothing is said against a word for what is too small to show. */
function wordsFor(word: DirectionWord, { value }: PrintedFigure): readonly DirectionWord[] {
  if (word === '净出口' || word === '净进口')
    return value.sign() === 0 ? [word] : [value.sign() > 0 ? '净出口' : '净进口']
  if (value.sign() === 0) return ['基本持平', '持平', '上升', '下降']
  return [value.sign() > 0 ? '上升' : '下降']
}

/** The ranked entries of a window, of the first table of a flow and dimension. */
class RankingLookup {
  readonly #tables = new Map<string, RankingTable>()
  readonly #ranked = new Map<string, readonly Entry[]>()

  constructor(tables: readonly RankingTable[]) {
    for (const table of tables) {
      const key = `${table.flow} ${table.dimension}`
      if (!this.#tables.has(key)) this.#tables.set(key, table)
    }
  }

  /** Null where there is no such table. */
  ranked({ flow, dimension, window }: Naming): readonly Entry[] | null {
    const table = this.#tables.get(`${flow} ${dimension}`)
    if (!table) return null
    const key = `${flow} ${dimension} ${window}`
    const entries = this.#ranked.get(key) ?? table.ranked.filter((entry) => entry.window === window)
    this.#ranked.set(key, entries)
    return entries
  }
}

function namings(brief: AuditedBrief, naming: Naming, ranked: readonly Entry[]): Identity[] {
  const { dimension, names, said, place } = naming
  const first = ranked.slice(0, names.length)
  const same = names.every((name, index) => codeOfName(dimension, name) === first[index]?.code)
  const list = first.map(({ name }) => name).join('、')
  return [
    words('proseNames', place, names.join('、'), list, same),
    ...(said === null ? [] : [words('proseNames', place, String(said), String(names.length))]),
    ...figuresOfNaming(brief, naming, first),
  ]
}

/**
 * The figures of those named, against the rows of their names; or where that fits better, as when two names
 * were exchanged, against the rows at their positions. So a wrong name is told once, as a name.
 */
function figuresOfNaming(brief: AuditedBrief, { figures }: Naming, first: readonly Entry[]): Identity[] {
  const byName = figures.flatMap((namedProseFigure) => {
    const cell = brief.figures.get(namedProseFigure.figure.id)
    return cell ? [figureAsInTable(namedProseFigure, cell)] : []
  })
  const byPosition = figures.flatMap((stated) => {
    const cell = cellOf(first[stated.position], stated)
    return cell ? [figureAsInTable(stated, cell)] : []
  })
  const fitting = (identities: readonly Identity[]) => identities.filter(({ holds }) => holds).length
  return fitting(byPosition) > fitting(byName) ? byPosition : byName
}

function cellOf(entry: Entry | undefined, { figure }: ProseFigure): PrintedFigure | null {
  switch (figure.place.column) {
    case 'amount':
      return entry?.value ?? null
    case 'share':
      return entry?.share ?? null
    case 'growth':
      return entry?.growth ?? null
    default:
      return null
  }
}
