import type { Localized } from './language.ts'

/** The direction of trade, seen from the reporter. */
export type Flow = 'export' | 'import'

export const flows: readonly Flow[] = ['export', 'import']

/** The two series of Chinese customs. */
export type CustomsCurrency = 'USD' | 'CNY'

/** ISO 4217, of the sources that can be read. One currency is never converted into another. */
export type Currency = CustomsCurrency | 'EUR' | 'JPY'

export const currencies: readonly Currency[] = ['USD', 'CNY', 'EUR', 'JPY']

/** How an amount names its currency: behind it in Chinese, before it in English. */
export const currencySigns: Readonly<Record<Currency, Localized>> = {
  USD: { zh: '美元', en: 'US$' },
  CNY: { zh: '元', en: 'RMB ' },
  EUR: { zh: '欧元', en: '€' },
  JPY: { zh: '日元', en: 'JPY ' },
}

/** What a currency is called in text. */
export const currencyNames: Readonly<Record<Currency, Localized>> = {
  USD: { zh: '美元', en: 'US dollars' },
  CNY: { zh: '人民币', en: 'renminbi' },
  EUR: { zh: '欧元', en: 'euros' },
  JPY: { zh: '日元', en: 'yen' },
}

/**
 * Whose statistics: the economy that reports its trade (ISO 3166 alpha-3), and the source that publishes them. Two
 * publications of one reporter's trade are never added up, nor is one taken for the other.
 */
export interface Reported {
  readonly reporter: string
  /** The id of a source: `comtrade`. */
  readonly source: string
}

/** Of how many decimals amounts are the whole numbers: with 3, values are thousandths of the currency. */
export interface AmountScale {
  readonly value: number
  readonly quantity: number
}

/**
 * The dimensions by which a download can be split (IMTS 2010): commodity (商品), partner (贸易伙伴),
 * customs procedure (贸易方式) and the place where the trader is registered (注册地).
 */
export type Dimension = 'commodity' | 'partner' | 'procedure' | 'place'

export const dimensions: readonly Dimension[] = ['commodity', 'partner', 'procedure', 'place']

/** One for each dimension. */
export const perDimension = <One>(make: () => One): Readonly<Record<Dimension, One>> => ({
  commodity: make(),
  partner: make(),
  procedure: make(),
  place: make(),
})

/** A code with the name that a file writes beside it, which is empty where it writes none. What is alike may be one object. */
export interface NamedCode {
  readonly code: string
  readonly name: string
}

/** Codes, each once, and in how many rows each is. */
export interface CodeRows {
  readonly codes: readonly Pick<NamedCode, 'code'>[]
  readonly rows: ArrayLike<number>
}

/** Trade that is limited to some codes, with one partner or of one place; a dimension that is absent is not limited. */
export type Scope = { readonly [dimension in Exclude<Dimension, 'commodity'>]?: readonly string[] }

/** The dimensions that sums are shown by. */
export type Breakdown = Exclude<Dimension, 'commodity'>

export const breakdowns: readonly Breakdown[] = ['partner', 'place', 'procedure']

/** What is measured: statistical value, quantity in the first unit, quantity in the second unit. */
export type Measure = 'value' | 'quantity' | 'quantity2'

/** Which dimensions a file has, in the order of `dimensions`. Two cuts of the same trade are never added up. */
export type Cut = readonly Dimension[]

/** Cuts are those of loads, and are asked for their keys whenever something is looked for among these. */
const keysOfCuts = new WeakMap<Cut, string>()

/** `commodity+partner`; empty for a cut without any dimension. */
export function cutKey(cut: Cut): string {
  const existing = keysOfCuts.get(cut)
  if (existing !== undefined) return existing
  const key = dimensions.filter((dimension) => cut.includes(dimension)).join('+')
  keysOfCuts.set(cut, key)
  return key
}

/** The cut that a key stands for. */
export const toCut = (key: string): Cut =>
  dimensions.filter((dimension) => key.split('+').includes(dimension))
