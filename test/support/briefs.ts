import { type Brief, type BriefInput, composeBrief } from '../../src/brief/compose.ts'
import type { Block, Document, Table } from '../../src/brief/document.ts'
import { productSchema } from '../../src/brief/product/product-file.ts'
import type { Product } from '../../src/brief/product/product-type.ts'
import { plainText } from '../../src/brief/wording/inline-template.ts'
import type { Origin } from '../../src/statistics/figures/figure-context.ts'
import { type CodedRow, flowSums, type SpanKey } from '../../src/statistics/trade-sums.ts'
import type { EditionLanguage } from '../../src/trade/language.ts'
import { type Month, parseMonth } from '../../src/trade/month.ts'
import type { Flow } from '../../src/trade/terms.ts'

/** Whole dollars by customs' code: of partners (3 digits) or places (2 digits). */
export type Amounts = Readonly<Record<string, number>>

export interface Side {
  readonly partners?: Amounts
  readonly places?: Amounts
  /** Of partners, in `unit`; a partner without one has none. */
  readonly quantities?: Amounts
  /** Of partners, in kilograms. */
  readonly secondQuantities?: Amounts
  readonly procedures?: Amounts
  /** Whole dollars by commodity code, for classes; the total is then their sum. */
  readonly commodities?: Amounts
  /** Of the total, in `unit`. */
  readonly quantity?: number | null
  readonly unit?: string
}

/** What was traded in the month, the year so far, and a year before each. */
export type Traded = Partial<Record<SpanKey, Side>>

/** The same trade in the month and in the year so far. @param more what was traded in other spans. */
export const inBothWindows = (now: Side, before: Side = {}, more: Traded = {}): Traded => ({
  'month.current': now,
  'ytd.current': now,
  'month.base': before,
  'ytd.base': before,
  ...more,
})

const tableSpans = ['month.current', 'month.base', 'ytd.current', 'ytd.base'] as const

/** A product of one code, its units stated unless `more` says otherwise; `more` is what its file says beside. */
export function productOf(more: object = {}): Product {
  const file = productSchema('en').parse({
    name: { zh: '锂电池', en: 'lithium batteries' },
    classes: [{ name: { zh: '锂电池', en: 'Lithium batteries' }, codes: { HS2022: ['85076000'] } }],
    value: { scale: '亿' },
    quantityScale: '万',
    ...more,
  })
  return { ...file, id: 'lithium' }
}

export const month = (text: string): Month => {
  const parsed = parseMonth(text)
  if (!parsed) throw new Error(`no month: ${text}`)
  return parsed
}

/** As `briefOf`, with the warnings. */
export function composedOf(
  traded: Partial<Record<Flow, Traded>>,
  {
    product = productOf(),
    at = '2023-06',
    language = 'zh',
    issuer = null,
    commentary = {},
    second,
    more = {},
  }: {
    product?: Product
    at?: string
    language?: EditionLanguage
    issuer?: BriefInput['issuer']
    commentary?: NonNullable<BriefInput['commentary']>
    /** What was traded in the other currency of a brief of two. */
    second?: Partial<Record<Flow, Traded>>
    /** What else a brief is made of. */
    more?: Partial<BriefInput>
  } = {},
): Brief {
  const asOf = '2023-07-18T00:00:00.000Z'
  const files = [{ file: 'a.csv', sha256: '0', asOf, rows: 3, rowsInFile: 4 }]
  return composeBrief(
    {
      product,
      month: month(at),
      ...sumsOf(traded),
      ...(second && { second: sumsOf(second) }),
      issuer,
      files,
      notes: [],
      overruled: [],
      commentary,
      ...more,
    },
    language,
  )
}

/** The brief of what was traded; totals are the sums of the partners. */
export const briefOf = (...parameters: Parameters<typeof composedOf>): Document =>
  composedOf(...parameters).document

/** Sums of what was traded, with where they come from. */
export function sumsOf(traded: Partial<Record<Flow, Traded>>): Pick<BriefInput, 'sums' | 'origins'> {
  const sums: BriefInput['sums'] = Object.fromEntries(
    Object.entries(traded).map(([flow, spans]) => [flow, flowSums(rowsOf(spans))]),
  )
  const origins = Object.fromEntries(
    Object.entries(traded).map(([flow, spans]) => {
      const keys = [...tableSpans, ...(Object.keys(spans) as SpanKey[])] // the keys that it was written with
      const grains = new Map(keys.map((key) => [key, 'month'] as const))
      const origin: Origin = { cut: ['commodity', 'partner', 'place'], grains }
      return [flow, { total: origin, partner: origin, place: origin, procedure: origin }]
    }),
  )
  return { sums, origins }
}

/** The items of the lists of the body as text. */
export const items = (document: Document): string[] =>
  document.blocks.flatMap((block) =>
    block.kind === 'list' && block.role === 'body' ? block.items.map((item) => plainText(item)) : [],
  )

/** The body's paragraphs as text. */
export const prose = (document: Document): string[] =>
  document.blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.role === 'body' ? [plainText(block.content)] : [],
  )

export const statements = (document: Document): string[] =>
  document.blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.role === 'statement' ? [plainText(block.content)] : [],
  )

export function table(document: Document, id: string): Table {
  const found = document.blocks.find(
    (block: Block): block is Table => block.kind === 'table' && block.id === id,
  )
  if (!found) throw new Error(`no table ${id}`)
  return found
}

/** A table's rows as texts; a block row is its label alone. */
export const rowTexts = ({ rows }: Table): string[][] =>
  rows.map((row) =>
    row.kind === 'block' ? [row.label] : row.cells.map((cell) => (cell.kind === 'empty' ? '' : cell.text)),
  )

function rowsOf(spans: Traded): {
  total: CodedRow[]
  partner: CodedRow[]
  place: CodedRow[]
  procedure: CodedRow[]
} {
  const rows = (
    span: string,
    amounts: Amounts = {},
    { quantities = {}, secondQuantities: second = {}, unit = '个' }: Side = {},
  ): CodedRow[] =>
    Object.entries(amounts).map(([code, value]) => ({
      span,
      code,
      value: BigInt(value),
      quantity: quantities[code] === undefined ? null : BigInt(quantities[code]),
      unit: quantities[code] === undefined ? null : unit,
      quantity2: second[code] === undefined ? null : BigInt(second[code]),
      unit2: second[code] === undefined ? null : '千克',
    }))
  const list = Object.entries(spans).flatMap(([span, side]) => (side ? [[span, side] as const] : []))
  return {
    partner: list.flatMap(([span, side]) => rows(span, side.partners, side)),
    procedure: list.flatMap(([span, side]) => rows(span, side.procedures)),
    place: list.flatMap(([span, side]) => rows(span, side.places)),
    total: list.flatMap(([span, { partners = {}, commodities, quantity = 0, unit = '个' }]) => {
      const sum = Object.values(partners).reduce((total, value) => total + value, 0)
      return Object.entries(commodities ?? { '': sum }).map(([commodity, value], index) => ({
        span,
        code: '',
        ...(commodity !== '' && { commodity }),
        value: BigInt(value),
        quantity: quantity === null ? null : BigInt(index > 0 ? 0 : quantity),
        unit: quantity === null ? null : unit,
        quantity2: null,
        unit2: null,
      }))
    }),
  }
}
