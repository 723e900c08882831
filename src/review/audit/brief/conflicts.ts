import type { PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import { type FigureKey, figureKeyId } from '../subjects/subjects.ts'
import type { ProseFigure } from './audited-brief.ts'

/**
 * Sentences of another genre than ours that seem to state one figure with two values: unless a slip of the hand leads from
 * one to the other, they speak of two things that were not told apart, and nothing can be said of either.
 *
 * @param cells those of tables, by their id.
 */
export function separateConflicts<Figure extends ProseFigure>(
  figures: readonly Figure[],
  cells: ReadonlyMap<string, PrintedFigure>,
): Figure[] {
  const groups = new Map<string, Map<string, PrintedFigure>>()
  for (const { figure } of figures) {
    const cell = cells.get(figure.id)
    const group = groups.get(figure.id) ?? new Map(cell ? [[valueKey(cell), cell]] : [])
    group.set(valueKey(figure), figure)
    groups.set(figure.id, group)
  }
  return figures.map((stated, index) => {
    const values = [...(groups.get(stated.figure.id)?.values() ?? [])]
    const isOfOne = values.length <= mostValues && values.every((other) => isAlike(stated.figure, other))
    if (isOfOne) return stated
    const key: FigureKey = { ...stated.key, dimension: 'other', code: `?${index}` }
    return { ...stated, key, figure: { ...stated.figure, id: figureKeyId(key) } }
  })
}

/** No figure is mistyped in so many ways; more different values are of different things. */
const mostValues = 20

/** The same for figures that print the same value in the same unit. */
const valueKey = ({ text, interval: { low, high } }: PrintedFigure): string =>
  `${text} ${low?.at ?? ''} ${high?.at ?? ''}`

/** Whether two printed values may be of one figure, of which one may be mistyped. */
function isAlike(figure: PrintedFigure, other: PrintedFigure): boolean {
  if (figure === other || figure.interval.meets(other.interval)) return true
  return figure.interval.negated().meets(other.interval) || isMistyped(digits(figure), digits(other))
}

const digits = ({ text }: PrintedFigure): string => text.replace(/[^\d.]/g, '')

/** One digit is another, left out or added, two neighbours are exchanged, or the decimal point stands elsewhere. */
export function isMistyped(a: string, b: string): boolean {
  if (a.replace('.', '') === b.replace('.', '')) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1 || short.length < 2) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start++
  let end = 0
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++
  if (short.length < long.length) return start + end === short.length
  const differing = short.length - start - end
  if (differing === 1) return true
  return differing === 2 && short[start] === long[start + 1] && short[start + 1] === long[start]
}
