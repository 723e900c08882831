import type { AuditedBrief, ProseFigure } from '../brief/brief.ts'
import { type WordIdentity, words } from '../identity.ts'
import type { FigureKey } from '../subjects/subjects.ts'
import { findFigure, findTotal } from './lookup.ts'

/** What our own sentences state of several, tables have of all of them, since the sentences are made of the tables. */
export function statedRows(brief: AuditedBrief): WordIdentity[] {
  if (!brief.isOwnGenre) return []
  return [...rowsOfSentences(brief), ...cellsOfNamings(brief), ...emptyTables(brief), ...groupRows(brief)]
}

interface Stated {
  readonly figure: ProseFigure
  /** Who or what the figure is of, beside the class. */
  readonly subject: string
}

/** Figures of one kind in one sentence: all but one of them are in a table, so the table lacks the row of that one. */
function rowsOfSentences({ prose, cells }: AuditedBrief): WordIdentity[] {
  const classes = new Map<string, Stated[]>()
  for (const figure of prose.figures) {
    const subject = subjectOf(figure.key)
    if (subject === null || figure.figure.place.line === undefined) continue
    const { flow, run, measure, dimension, operation } = figure.key
    const kind = dimension === undefined ? 'largest' : `${dimension} ${operation}`
    const key = `${figure.figure.place.line} ${flow} ${run} ${measure} ${kind}`
    const stated = classes.get(key)
    if (stated) stated.push({ figure, subject })
    else classes.set(key, [{ figure, subject }])
  }
  const found = new Map<string, WordIdentity>()
  for (const [kind, stated] of classes) {
    const absent = stated.filter(({ figure }) => !cells.has(figure.figure.id))
    const present = stated.flatMap(({ figure }) => cells.get(figure.figure.id) ?? [])
    const subjects = new Set(absent.map(({ subject }) => subject))
    const table = present[0]?.place.table
    const isOfTable = table !== undefined && present.every((cell) => cell.place.table === table)
    if (subjects.size !== 1 || !isOfTable || (kind.endsWith('largest') && present.length < 2)) continue
    const [{ figure, subject } = { figure: null, subject: '' }] = absent
    const name = figure?.figure.place.row ?? figure?.figure.text ?? subject
    if (!found.has(`${table} ${subject}`))
      found.set(`${table} ${subject}`, words('missingRow', { part: 'table', table }, '', name, false))
  }
  return [...found.values()]
}

/** Null for what rankings and overviews are compared by, and for what tables need not have. */
function subjectOf({ dimension, code, operation }: FigureKey): string | null {
  if (dimension === undefined || dimension === 'other')
    return /^cr\d+$/.test(operation ?? '') ? `${operation} ${code}` : null
  if (dimension === 'partner' || dimension === 'place')
    return operation === 'contribution' ? (code ?? null) : null
  return operation === undefined ? (code ?? null) : null
}

/** A row that is there, without the value that a sentence states of it and other rows of the table print. */
function cellsOfNamings({ prose, rankings }: AuditedBrief): WordIdentity[] {
  return prose.namings.flatMap(({ flow, dimension, run, figures }) => {
    const table = rankings.find(
      (item) => item.flow === flow && item.dimension === dimension && item.isOrdered,
    )
    const rows = table?.ranked.filter(({ window }) => window === run) ?? []
    return figures.flatMap(({ key, figure }): WordIdentity[] => {
      const entry = rows.find(({ code }) => code === key.code)
      if (key.operation !== undefined || !entry || entry.value) return []
      return [words('missingCell', { ...entry.place, column: 'amount' }, '', figure.text, false)]
    })
  })
}

/** A ranking without rows, of a flow that the text has a total of. */
function emptyTables(brief: AuditedBrief): WordIdentity[] {
  return brief.emptyTables.flatMap(({ flow, kind, number }): WordIdentity[] => {
    if (kind === 'chart' || kind === 'course' || flow === null || flow === 'trade') return []
    const hasTrade = ['month', 'ytd'].some(
      (run) => (findTotal(brief, flow, run).value?.value.sign() ?? 0) > 0,
    )
    const naming = brief.prose.namings.find((item) => item.flow === flow && `${item.dimension}s` === kind)
    return hasTrade
      ? [words('missingRow', { part: 'table', table: number }, '', naming?.names.join('、') ?? '', false)]
      : []
  })
}

/** Exports and imports are listed by the same groups: one that a table lacks had no trade, unless other places state some. */
function groupRows(brief: AuditedBrief): WordIdentity[] {
  const rankings = brief.rankings.filter(({ dimension, isOrdered }) => dimension === 'partner' && isOrdered)
  return rankings.flatMap(({ caption, flow, measure, groups, windows }) => {
    const listed = new Set(groups.map(({ code }) => code))
    const others = rankings.flatMap((other) => (other.flow === flow ? [] : other.groups))
    const missing = new Map(
      others.flatMap(({ code, name }) => {
        const hasTrade = windows.some((run) => {
          const stated = findFigure(brief, { flow, dimension: 'group', code, run, measure })
          return (stated?.value.sign() ?? 0) > 0
        })
        return groups.length > 0 && !listed.has(code) && hasTrade ? [[code, name] as const] : []
      }),
    )
    return [...missing.values()].map((name) =>
      words('missingRow', { part: 'table', table: caption.number }, '', name, false),
    )
  })
}
