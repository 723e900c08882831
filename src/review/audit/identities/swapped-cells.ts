import { type PrintedFigure, readNumber, scaleNumber } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief, Entry } from '../brief/brief.ts'
import { type Identity, type WordIdentity, words } from '../identity.ts'

/** So many pairs of cells are tried in each other's place, in a text of at most so many figures. */
const mostTries = 6
const mostFigures = 5_000

type Pair = readonly [PrintedFigure, PrintedFigure]

/**
 * Two cells of a row in each other's place are one finding, not one for each figure: found where their exchange mends
 * all that is broken about both.
 *
 * @param list what must hold within a brief.
 */
export function exchangeCells(
  brief: AuditedBrief,
  identities: readonly Identity[],
  list: (brief: AuditedBrief) => readonly Identity[],
): readonly Identity[] {
  if (brief.keyed.length > mostFigures) return identities
  for (const { entry, pair } of listPairs(brief, identities).slice(0, mostTries)) {
    const exchanged = exchange(pair)
    if (!exchanged) continue
    const other = list(withFigures(brief, exchanged))
    const isMended = countBroken(other) <= countBroken(identities) - 2 && !isAnyBroken(other, exchanged)
    if (isMended) return [swapped(entry, pair), ...other]
  }
  return identities
}

const swapped = ({ place }: Entry, [{ text: a }, { text: b }]: Pair): WordIdentity => {
  const { column: _, ...row } = place
  return words('swapped', row, `${a}、${b}`, `${b}、${a}`, false)
}

/** Pairs of cells of a row that stand in broken identities, those in most of them first. */
function listPairs({ rankings }: AuditedBrief, identities: readonly Identity[]) {
  const counts = new Map<PrintedFigure, number>()
  for (const identity of identities)
    if (identity.of === 'figures' && !identity.holds)
      for (const figure of new Set(identity.figures)) counts.set(figure, (counts.get(figure) ?? 0) + 1)
  if (counts.size === 0) return []
  const countOf = (pair: Pair) => (counts.get(pair[0]) ?? 0) + (counts.get(pair[1]) ?? 0)
  return rankings
    .flatMap(({ ranked, groups }) => [...ranked, ...groups])
    .flatMap((entry) => pairsOf(entry).map((pair) => ({ entry, pair, count: countOf(pair) })))
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count)
}

const pairsOf = ({ value, share, growth }: Entry): Pair[] =>
  [
    [value, share],
    [value, growth],
    [share, growth],
  ].flatMap(([a, b]): Pair[] => (a && b && a.text !== b.text ? [[a, b]] : []))

type Exchanged = ReadonlyMap<PrintedFigure, PrintedFigure>

/** Each figure with the text of the other, in its unit; null where that is no number. */
function exchange([a, b]: Pair): Exchanged | null {
  const [first, second] = [withText(a, b.text), withText(b, a.text)]
  return (
    first &&
    second &&
    new Map([
      [a, first],
      [b, second],
    ])
  )
}

function withText(figure: PrintedFigure, text: string): PrintedFigure | null {
  const number = readNumber(text)
  const { id, place, unit } = figure
  if (!number) return null
  return unit ? { ...scaleNumber(number, unit), id, place, unit } : { ...number, id, place }
}

function withFigures(brief: AuditedBrief, exchanged: Exchanged): AuditedBrief {
  const other = (figure: PrintedFigure | null) => (figure && exchanged.get(figure)) ?? figure
  const entry = (item: Entry): Entry => ({
    ...item,
    ...{ value: other(item.value), share: other(item.share), growth: other(item.growth) },
  })
  const byId = (figures: ReadonlyMap<string, PrintedFigure>) =>
    new Map([...figures].map(([id, figure]) => [id, exchanged.get(figure) ?? figure]))
  return {
    ...brief,
    rankings: brief.rankings.map((table) => ({
      ...table,
      ...{ ranked: table.ranked.map(entry), groups: table.groups.map(entry) },
    })),
    figures: byId(brief.figures),
    cells: byId(brief.cells),
    keyed: brief.keyed.map(({ key, figure }) => ({ key, figure: exchanged.get(figure) ?? figure })),
  }
}

const countBroken = (identities: readonly Identity[]): number =>
  identities.reduce((count, { holds }) => count + Number(!holds), 0)

const isAnyBroken = (identities: readonly Identity[], exchanged: Exchanged): boolean => {
  const figures = new Set(exchanged.values())
  return identities.some(
    (identity) =>
      identity.of === 'figures' && !identity.holds && identity.figures.some((figure) => figures.has(figure)),
  )
}
