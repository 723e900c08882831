import type { XmlAttributes } from './xml-attributes.ts'
import type { XmlHandler } from './xml-scanner.ts'

/** Formats of dates and times that every workbook has, those of Chinese, Japanese, Korean and Thai included (ECMA-376, 18.8.30). */
const builtInDates = new Set(
  [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
    [71, 81],
  ].flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, index) => from + index)),
)

/** More styles than Excel allows. */
const mostStyles = 65_536

/** Reads from the styles of a workbook which of them show a number as a date. */
export class NumberFormats implements XmlHandler {
  readonly wantsText = false
  readonly #customDates = new Map<number, boolean>()
  readonly #isDate: boolean[] = []
  #isInCells = false

  open(name: string, tag: XmlAttributes): void {
    if (name === 'cellXfs') this.#isInCells = true
    if (name === 'numFmt') {
      const [id, code] = [Number(tag.get('numFmtId')), tag.get('formatCode') ?? '']
      if (this.#customDates.size < mostStyles) this.#customDates.set(id, isDateFormat(code))
    }
    if (name === 'xf' && this.#isInCells && this.#isDate.length < mostStyles) {
      const id = Number(tag.get('numFmtId') ?? 0)
      this.#isDate.push(this.#customDates.get(id) ?? builtInDates.has(id))
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#isInCells = false
  }

  text(): void {}

  /** @param style the number of a cell’s style. */
  showsDate(style: string | undefined): boolean {
    return style !== undefined && this.#isDate[Number(style)] === true
  }
}

/**
 * Whether a format shows a date or a time: its first section has letters of such, and no digits of a number. Texts in
 * quotes, escaped characters, colours, conditions and languages say nothing.
 */
export function isDateFormat(code: string): boolean {
  if (/^general$/i.test(code.trim())) return false
  const section = code
    .slice(0, 255)
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?:h+|m+|s+)\]/gi, 'h')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/s\.0+/gi, 's')
    .split(';')[0]
  return section !== undefined && /[ymdhs]/i.test(section) && !/[0#?]/.test(section)
}

const dayLength = 86_400_000
/** Days from the first of 1900, as Excel counts them, to 1970. */
const daysTo1970 = 25_569
const daysTo1904 = 1_462

/** The day that a number stands for, as `2023-01-31`; null where it is none that has four digits of a year. */
export function toDay(serial: number, isFrom1904: boolean): string | null {
  const time = Math.floor((serial + (isFrom1904 ? daysTo1904 : 0) - daysTo1970) * dayLength)
  const isDay = time >= Date.UTC(1000, 0) && time < Date.UTC(10_000, 0)
  return isDay ? new Date(time).toISOString().slice(0, 10) : null
}
