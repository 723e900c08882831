/** The direction of trade, seen from the reporter. */
export type Flow = 'export' | 'import'

export const flows: readonly Flow[] = ['export', 'import']

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
