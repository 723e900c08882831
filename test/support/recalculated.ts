import { type Document, markerSigns, type ShownFigure } from '../../src/brief/document.ts'
import { getLocale } from '../../src/brief/wording/locales.ts'
import { replaceZipEntries } from '../../src/press/ooxml/zip-entry.ts'
import { twoYearAverageGrowth } from '../../src/statistics/indices/average-growth.ts'
import { balanceIndex, grubelLloyd } from '../../src/statistics/indices/balance.ts'
import { contribution } from '../../src/statistics/indices/contribution.ts'
import { difference, growth, share } from '../../src/statistics/indices/growth.ts'
import { type FigureId, listOperands } from '../../src/trade/figure.ts'
import { Fraction } from '../../src/trade/numbers/fraction.ts'
import { readWorkbook } from './workbook.ts'

type Values = ReadonlyMap<FigureId, Fraction | null>

export const figuresOf = (document: Document): ShownFigure[] => [...document.figures.values()]

export function exactOf({ exact }: ShownFigure): Fraction | null {
  if (exact === null) return null
  const [numerator = '', denominator = '1'] = exact.split('/')
  return Fraction.of(BigInt(numerator), BigInt(denominator))
}

/**
 * The texts of all figures after changes, computed by the rules of statistics and not by formulas. Rules over single
 * cells cannot follow, and keep theirs.
 */
export function recomputed(document: Document, changed: Values): string[][] {
  const values = new Map([
    ...figuresOf(document).map((figure) => [figure.id, exactOf(figure)] as const),
    ...changed,
  ])
  const follow = (id: FigureId): void => {
    const figure = document.figures.get(id)
    if (!figure || changed.has(id)) return
    const { derivation } = figure
    const { operation } = derivation
    if (operation === 'sum' || operation === 'bulletin' || operation === 'cells') return
    const parts = listOperands(derivation)
    for (const part of parts) if (!followed.has(part)) follow(part)
    followed.add(id)
    const [a = null, b = null, c = null] = parts.map((part) => values.get(part) ?? null)
    values.set(id, ruleOf[operation](a, b, c))
  }
  const followed = new Set<FigureId>()
  return figuresOf(document).map((figure) => {
    const { id, text, scale } = figure
    follow(id)
    const now = values.get(id) ?? null
    const before = exactOf(figure)
    if (before === null ? now === null : now && before.equals(now)) return [id, text]
    const decimals = text.split('.')[1]?.length ?? (/^-?[\d,]+$/.test(text) ? 0 : 1)
    const printed = now?.dividedBy(Fraction.of(BigInt(scale))).toFixed(decimals)
    if (printed === undefined)
      return [id, hasNoTotal(figure, values) ? markerSigns.noTotal : markerSigns.noBase]
    return [id, document.language === 'en' ? grouped(printed) : printed]
  })
}

const hasNoTotal = ({ derivation }: ShownFigure, values: ReadonlyMap<FigureId, Fraction | null>): boolean =>
  derivation.operation === 'share' && values.get(derivation.whole)?.sign() === 0

type Rule = (a: Fraction | null, b: Fraction | null, c: Fraction | null) => Fraction | null

const ruleOf: Readonly<
  Record<Exclude<ShownFigure['derivation']['operation'], 'sum' | 'bulletin' | 'cells'>, Rule>
> = {
  plus: (a, b) => b && (a?.plus(b) ?? null),
  minus: (a, b) => b && (a?.minus(b) ?? null),
  difference: (a, b) => difference(a, b).value,
  growth: (a, b) => growth(a, b).value,
  share: (a, b) => share(a, b).value,
  contribution: (a, b, c) => contribution(a, b, c).value,
  averageGrowth: (a, b) => twoYearAverageGrowth(a, b).value,
  quotient: (a, b) => (a === null || b === null || b.sign() === 0 ? null : a.dividedBy(b)),
  balanceIndex: (a, b) => balanceIndex(a, b).value,
  grubelLloyd: (a, b) => grubelLloyd(a, b).value,
}

const grouped = (digits: string): string => digits.replace(/\d(?=(\d{3})+(\.|$))(?<!\.\d*)/g, '$&,')

/**
 * A workbook without the results that formulas come with, so that whoever opens it must calculate; and with other
 * values for some of the numbers on the data sheet.
 */
export function withoutResults(
  bytes: Uint8Array,
  document: Document,
  changed: ReadonlyMap<FigureId, Fraction> = new Map(),
): Uint8Array {
  return readWorkbook(bytes).reduce((zip, { path, xml, name }) => {
    let emptied = xml.replace(/(<c r="[^"]*"(?: s="\d+")?)(?: t="str")?>(<f>.*?<\/f>)<v>.*?<\/v>/g, '$1>$2')
    if (name === getLocale(document.language).press.workbook.sheets.data)
      for (const [id, value] of changed) {
        const row = [...document.figures.keys()].indexOf(id) + 2
        const input = new RegExp(`(<c r="B${row}"[^>]*><v>)[^<]*`)
        if (!input.test(emptied)) throw new Error(`${id} is no number`)
        emptied = emptied.replace(input, `$1${value}`)
      }
    return replaceZipEntries(zip, new Map([[path, new TextEncoder().encode(emptied)]]))
  }, bytes)
}

/** What the data sheet shows of each figure. */
export const shownFigures = (
  sheets: ReadonlyMap<string, string[][]>,
  { language, figures }: Document,
): string[][] =>
  (sheets.get(getLocale(language).press.workbook.sheets.data) ?? [])
    .slice(1, figures.size + 1)
    .map((row) => [row[9] ?? '', row[3] ?? ''])
