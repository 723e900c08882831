import type { FigureFlow } from '../../trade/trade.ts'
import type { Interval, Place, PrintedFigure } from '../printed-numbers/printed-numbers.ts'
import { amount, percentage, type Term } from './term.ts'

/** What must hold between the figures of a brief of this genre, or between its words and its figures. */
export type IdentityKind = (typeof identityKinds)[number]

export const identityKinds = [
  /** Exports and imports make up the total. */
  'sum',
  /** Exports less imports are the net export. */
  'net',
  /** The change of the net export against last year's, worked out of growths. */
  'netChange',
  /** The growth of a total against the growths of its parts. */
  'totalGrowth',
  /** part / total. */
  'share',
  /** One total fits all shares of a table's window. */
  'commonDenominator',
  /** … and it is the total that the brief states, or where something is left out of it, no more than that. */
  'denominator',
  /** A ranking descends. */
  'order',
  /** Who is not among the ranked is no larger than the last of them. */
  'unranked',
  /** The ranked make up no more than the total; all of them together, the total. */
  'rankedSum',
  /** What the ranking leaves is no more than the others can make up. */
  'remainder',
  /** Members that are ranked make up no more than their group. */
  'groupMembers',
  /** A group is no more than its ranked members and the others, each at most as large as the last ranked. */
  'groupCeiling',
  /** Groups apart and the ranked outside them make up no more than the total. */
  'groupsApart',
  /** A month is part of its year. */
  'monthInYear',
  /** What is left of the year, partner by partner, is no more than what is left of the total. */
  'restOfYear',
  /** Several months are the sum of each. */
  'months',
  /** Growth against the month before, of the two months. */
  'onMonth',
  /** A figure that two tables have. */
  'repeated',
  /** Prose says the figure of its table. */
  'proseFigure',
  /** 上升 and 下降 follow the sign. */
  'direction',
  /** Prose names the first of the ranking, in its order, and as many as it says. */
  'proseNames',
  /** Units in prose and in titles. */
  'unit',
  /** Months and years in titles, headings, prose and notes. */
  'period',
  /** Nobody is listed twice. */
  'duplicate',
  /** The footnote that defines the product is there, with codes and a nomenclature of the year. */
  'footnote',
  /** Tables are numbered in turn. */
  'numbering',
  /** Growth of two levels that are both stated. */
  'growthOfLevels',
  /** A change is what is less what was. */
  'changeOfLevels',
  /** Average price = value / quantity. */
  'price',
  /** Growth of the price from those of value and quantity. */
  'priceGrowth',
  /** The price of a part against that of all. */
  'priceOfAll',
  /** The change of a share, of the values and growths of part and total. */
  'shareChange',
  /** The year to date is that of the month before and the month. */
  'cumulative',
  /** What several have together is the sum of each. */
  'joint',
  /** The parts of a change make up the change. */
  'split',
  /** A contribution is the change over the total of a year before. */
  'contribution',
  /** A top ten has ten rows. */
  'rowCount',
  /** A table has the rows that prose speaks of. */
  'missingRow',
  /** A row prints what prose states of it. */
  'missingCell',
  /** Two cells of a row stand in each other's place. */
  'swapped',
  /** What stands under a heading is what it says. */
  'heading',
  /** Data of two sides: the difference is that of imports and exports. */
  'mirrorDifference',
  /** … and in percent of exports. */
  'mirrorPercent',
  /** Codes are those of the product. */
  'code',
] as const

/** An identity between figures, and what it allows each of them to be. */
export interface FigureIdentity {
  readonly of: 'figures'
  readonly kind: IdentityKind
  readonly window?: string
  /** Whether it is about the year before, by figures worked out of growths. */
  readonly before?: boolean
  readonly holds: boolean
  /** All figures that it stands on, the one that it is about first. */
  readonly figures: readonly PrintedFigure[]
  /** Where the text leaves open what the first figure is of: what each reading allows it to be. */
  readonly readings?: readonly Interval[]
  /** For a total that the shares do not speak of: what they do speak of. */
  readonly denominator?: DenominatorCase
  /** What the figure may be, the others being as printed; null where no change of it alone would do. */
  allowed(figure: PrintedFigure): Interval | null
}

/** The totals that fit the shares of a window, where the stated one does not. */
export interface DenominatorCase {
  readonly flow: FigureFlow
  /** The table of the shares. */
  readonly place: Place
  readonly fits: Interval
  /** How many of the shares it fits, of how many, and how many the stated total contradicts. */
  readonly fitted: number
  readonly shares: number
  readonly against: number
}

/** An identity of words: what is there, and what should be. */
export interface WordIdentity {
  readonly of: 'words'
  readonly kind: IdentityKind
  readonly holds: boolean
  readonly place: Place
  readonly printed: string
  readonly expected: string
  /** Absent where it is certain, unless the text is hard to read. */
  readonly confidence?: 'likely' | 'possible'
}

export type Identity = FigureIdentity | WordIdentity

export interface About {
  readonly window?: string
  readonly before?: boolean
}

/** Two terms are equal. */
export function equal(kind: IdentityKind, left: Term, right: Term, about: About = {}): FigureIdentity {
  const isOnLeft = membership(left.figures)
  return {
    of: 'figures',
    kind,
    ...about,
    holds: left.interval.meets(right.interval),
    figures: [...left.figures, ...right.figures],
    allowed: (figure) =>
      isOnLeft(figure) ? left.solve(figure, right.interval) : right.solve(figure, left.interval),
  }
}

/**
 * A share of one of several totals, where the text leaves open of which. A share of any of them is right; otherwise no
 * value is expected, and no other figure can be corrected by such a share.
 */
export function shareOfAny(
  share: PrintedFigure,
  part: Term,
  totals: readonly Term[],
  about: About = {},
): FigureIdentity {
  const printed = amount(share)
  const readings = totals.map((total) => percentage(part, total).interval)
  return {
    of: 'figures',
    kind: 'share',
    ...about,
    holds: readings.some((reading) => printed.interval.meets(reading)),
    figures: [share, ...part.figures, ...totals.flatMap(({ figures }) => figures)],
    readings,
    allowed: () => null,
  }
}

/** One term is no greater than another. */
export function atMost(kind: IdentityKind, less: Term, more: Term, about: About = {}): FigureIdentity {
  const isLess = membership(less.figures)
  return {
    of: 'figures',
    kind,
    ...about,
    holds: less.interval.mayBeAtMost(more.interval),
    figures: [...less.figures, ...more.figures],
    allowed: (figure) =>
      isLess(figure) ? less.solve(figure, more.interval.below()) : more.solve(figure, less.interval.above()),
  }
}

/** Whether a figure is among those given. Few are looked through, many are put into a set when first asked for. */
function membership(figures: readonly PrintedFigure[]): (figure: PrintedFigure) => boolean {
  if (figures.length <= 8) return (figure) => figures.includes(figure)
  let set: Set<PrintedFigure> | undefined
  return (figure) => {
    set ??= new Set(figures)
    return set.has(figure)
  }
}

/** Words are as they should be: letter by letter, unless told otherwise. */
export function words(
  kind: IdentityKind,
  place: Place,
  printed: string,
  expected: string,
  holds = printed === expected,
): WordIdentity {
  return { of: 'words', kind, holds, place, printed, expected }
}
