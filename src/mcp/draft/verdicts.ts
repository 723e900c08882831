import type { ShownFigure } from '../../brief/brief.ts'
import { compareRounded, readNumber } from '../../review/printed-numbers/printed-numbers.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import type { FigureId } from '../../trade/trade.ts'

/**
 * How a number of a draft stands to the brief. `same`: as the brief prints it. `rounded`: the exact value rounds to it.
 * `roundedOtherwise`: within one unit of its last digit. `otherVintage`: right by data of another date. `wrong`: the figure
 * that the words name has another value. `unread`: the words were not understood, and a figure of the brief is printed so.
 * `unsupported`: no figure was found for it. `reference`: a date, a number of a table or a code, which is no figure.
 */
export const verdicts = [
  ...(['same', 'rounded', 'roundedOtherwise', 'otherVintage'] as const),
  ...(['wrong', 'unread', 'unsupported', 'reference'] as const),
] as const
export type Verdict = (typeof verdicts)[number]

/** The verdict on a printed number whose figure is known, signs aside: words such as 下降 take them. */
export function judgeNumber(
  printed: string,
  figure: ShownFigure | undefined,
  scale: string = figure?.scale ?? '1',
): Extract<Verdict, 'rounded' | 'roundedOtherwise' | 'wrong'> {
  const number = readNumber(printed.replace(/^[-−]/, ''))
  if (!figure || figure.exact === null || !number) return 'wrong'
  const exact = Fraction.parse(figure.exact).dividedBy(Fraction.parse(scale))
  const compared = compareRounded(exact.abs(), number)
  return compared === 'different' ? 'wrong' : compared
}

/** A number of the draft, with the figure that it was matched to. */
export interface CheckedNumber {
  readonly line: number | null
  readonly text: string
  /** The sentence or row that it stands in, shortened. */
  readonly context: string
  readonly verdict: Verdict
  readonly figure: FigureId | null
  /** What the brief prints, or the exact value at the printed decimals. */
  readonly expected: string | null
  /** Which other vintage has it as printed. */
  readonly vintage: string | null
}

/** Words that differ from those of the brief around the same numbers. */
export interface WordDifference {
  readonly line: number | null
  readonly kind: 'name' | 'unit' | 'period' | 'direction' | 'number'
  readonly text: string
  readonly expected: string
  readonly context: string
}

export interface DraftReport {
  readonly numbers: readonly CheckedNumber[]
  readonly words: readonly WordDifference[]
}

const longestContext = 160

/** A sentence as it is quoted. */
export const toContext = (text: string): string =>
  text.length > longestContext ? `${text.slice(0, longestContext)}…` : text
