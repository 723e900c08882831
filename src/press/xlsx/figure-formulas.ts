import { markerSigns, type ShownFigure } from '../../brief/brief.ts'
import { Fraction, type NumberForm, plainDigits } from '../../trade/numbers/numbers.ts'
import { type FigureId, listOperands } from '../../trade/trade.ts'
import { countDecimals, decimalFormat, groupedAs, numberFormat } from '../ooxml/ooxml.ts'
import { type FormulaRule, formulaRules } from './formula-rules.ts'

/** What a cell of a spreadsheet holds. A formula comes with the result that it has now. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly format: string }
  | {
      readonly kind: 'formula'
      readonly formula: string
      readonly result: number | string
      readonly format: string
    }

/** The address of the cell that holds a figure's value, such as `数据!$B$12`. */
export type FindAddress = (id: FigureId) => string

/**
 * The figures of a document as cells: sums of the ledger are numbers, everything else is a formula over them.
 *
 * A formula stands only where it gives, exactly, what the document has; else there is the number, or the text,
 * as printed. So no cell ever shows another number than the brief. Formulas divide last (`100*(a-b)/b`), hence
 * round once: over whole numbers under 2^53 their double is the one nearest to the exact value, and an exact
 * half (0.05) is displayed as the brief prints it. Over larger numbers the last digits of a double may differ.
 */
export class FigureFormulas {
  readonly #figures: ReadonlyMap<FigureId, ShownFigure>
  readonly #numbers: NumberForm

  constructor(figures: ReadonlyMap<FigureId, ShownFigure>, numbers: NumberForm) {
    this.#figures = figures
    this.#numbers = groupedAs([...figures.values()], numbers)
  }

  /** The value of a figure in base units: a number, a formula, or the sign that stands for nothing. */
  value(figure: ShownFigure, addressOf: FindAddress): Content {
    const format = isWhole(figure) ? decimalFormat(0, true) : decimalFormat(4, false)
    const live = this.#formula(figure, addressOf)
    if (live) return { kind: 'formula', ...live, format }
    if (figure.value === null) return { kind: 'text', text: figure.text }
    return { kind: 'number', value: Number(figure.value), format }
  }

  /**
   * A figure as `text` shows it, over the cell with its value.
   *
   * @param unit how many base units make one of `text`, where a table has a unit of its own.
   */
  shown(id: FigureId, text: string, addressOf: FindAddress, unit?: string): Content {
    const figure = this.#figures.get(id)
    const format = numberFormat(text, this.#numbers)
    const printed: Content =
      countDecimals(text, this.#numbers) === null || format === null
        ? { kind: 'text', text }
        : { kind: 'number', value: Number(plainDigits(text, this.#numbers)), format }
    if (!figure) return printed
    const [address, exact, scale] = [addressOf(id), exactOf(figure), unit ?? figure.scale]
    const scaled = inUnit(address, Fraction.parse(scale))
    // Spreadsheets show -0.04 with one decimal as -0.0; the brief prints 0.0.
    const rounded = (decimals: number) => `IFERROR(ROUND(${scaled},${decimals}),${address})`
    if (exact === null) {
      if (figure.text !== text) return printed
      const plain = scale === '1' ? scaled : `IFERROR(${scaled},${address})`
      const formula = canBeNegative(figure) ? rounded(usualDecimals) : plain
      return {
        kind: 'formula',
        formula,
        result: text,
        format: decimalFormat(usualDecimals, this.#numbers.grouped),
      }
    }
    const decimals = countDecimals(text, this.#numbers)
    const amount = exact.dividedBy(Fraction.parse(scale))
    if (
      format === null ||
      (decimals !== null && amount.toFixed(decimals) !== plainDigits(text, this.#numbers))
    )
      return printed
    return decimals !== null && canBeNegative(figure)
      ? { kind: 'formula', formula: rounded(decimals), result: Number(amount.toFixed(decimals)), format }
      : { kind: 'formula', formula: scaled, result: doubleOf(amount), format }
  }

  /** The formula of a figure with its result, where it gives what the document has; else null. */
  #formula(figure: ShownFigure, addressOf: FindAddress): { formula: string; result: number | string } | null {
    const { derivation } = figure
    const { operation } = derivation
    if (operation === 'sum' || operation === 'bulletin' || operation === 'cells') return null
    const parts = listOperands(derivation).flatMap((id) => this.#figures.get(id) ?? [])
    if (parts.length < listOperands(derivation).length) return null
    const rule = formulaRules[operation]
    const formula = rule.formula(...parts.map(({ id }) => addressOf(id)))
    const outcome = evaluate(rule, parts.map(exactOf))
    const exact = exactOf(figure)
    if (outcome === 'error')
      return exact === null && signs.includes(figure.text)
        ? { formula: `IFERROR(${formula},"${figure.text}")`, result: figure.text }
        : null
    if (outcome === 'none')
      return exact === null && figure.text === rule.empty ? { formula, result: figure.text } : null
    return exact?.equals(outcome) ? { formula, result: doubleOf(exact) } : null
  }
}

/** A cell in a unit of so many base units: a multiple of them, or a part of one. */
const inUnit = (address: string, { numerator, denominator }: Fraction): string =>
  `${address}${numerator === 1n ? '' : `/${numerator}`}${denominator === 1n ? '' : `*${denominator}`}`

/** What a spreadsheet makes of a formula: a value, `none` where it divides by nothing, `error` over a text. */
function evaluate(rule: FormulaRule, values: readonly (Fraction | null)[]): Fraction | 'none' | 'error' {
  // A comparison with zero comes first and does not look at the other operands.
  const [last] = values.slice(-1)
  if (
    rule.divisor &&
    last?.sign() === 0 &&
    rule.divisor(...values.map((value) => value ?? Fraction.zero)).sign() === 0
  )
    return 'none'
  const fractions = values.filter((value) => value !== null)
  return fractions.length < values.length ? 'error' : rule.evaluate(...fractions)
}

const signs: readonly string[] = Object.values(markerSigns)

/** Whether values of a unit are whole numbers: money and quantities, but not percent, points, indices, unit values. */
const isWhole = ({ unit }: ShownFigure): boolean => !['%', 'pp', ''].includes(unit) && !unit.includes('/')

/** Where nothing is printed that would tell. */
const usualDecimals = 1

const exactOf = ({ exact }: ShownFigure): Fraction | null => (exact === null ? null : Fraction.parse(exact))

/** The double nearest to a value, to which a formula that rounds once comes too. */
const doubleOf = (value: Fraction): number => Number(value.toDecimal(25))

const canBeNegative = ({ derivation }: ShownFigure): boolean =>
  !['sum', 'bulletin', 'plus', 'share', 'quotient', 'grubelLloyd'].includes(derivation.operation)
