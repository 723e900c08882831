/** A period as a text names it; what it leaves open follows from what was said before. */
export interface PeriodWords {
  readonly text: string
  readonly year: number | null
  /** `month`: that month. `ytd`: January to it. `year`, `half`, `quarter`: that part of the year. `range`: from a month on. `same`: the same months of that year. */
  readonly kind: 'month' | 'ytd' | 'year' | 'half' | 'quarter' | 'range' | 'recent' | 'same'
  /** The last month within its year, from 1; null where it is that of the text. */
  readonly last: number | null
  /** The first month of a range; of `recent`, how many months. */
  readonly first?: number
  /** How many years before the year that is spoken of: 上年 is 1. */
  readonly yearsBefore?: number
  /** In the month, 当季: the last of its kind that was named. */
  readonly isAgain?: true
}

/** A way to write a period. */
export interface Pattern {
  readonly form: RegExp
  /** Null for a date, which is no period of trade. */
  read(match: RegExpExecArray): Omit<PeriodWords, 'text'> | null
}

const numeral: Readonly<Record<string, number>> = {
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十一: 11, 十二: 12 },
  ...{ first: 1, second: 2, third: 3, fourth: 4, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7 },
  ...{ eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
}

/** 12, 十二, three. */
export const toNumber = (text = ''): number =>
  /^\d+$/.test(text) ? Number(text) : (numeral[text.toLowerCase()] ?? 0)

/** 2024, 24. */
export const toYear = (text: string | undefined): number | null =>
  text === undefined ? null : text.length === 2 ? 2000 + Number(text) : Number(text)
