import type { CodeLists } from '../../../codes/codes.ts'
import type { Ledger } from '../../../ledger/ledger.ts'
import {
  type Currency,
  type Cut,
  type Dimension,
  type Flow,
  formatMonth,
  type Localized,
  type Month,
  type Scope,
} from '../../../trade/trade.ts'
import { nameUnlisted } from '../../project/references/references.ts'

/** A dimension besides the commodity. */
export type SplitDimension = Exclude<Dimension, 'commodity'>

/** Which rows of the ledger are added up, month by month. */
export interface MonthSumsQuery {
  readonly flow: Flow
  readonly currency: Currency
  readonly cut: Cut
  readonly by: SplitDimension | null
  /** Only trade with these partners, of these places; absent for the whole trade. */
  readonly within?: Scope
  readonly months: readonly Month[]
  /** The commodity codes that hold in a month. */
  readonly codesOf: (month: Month) => readonly string[]
  /** Our lists with what the workspace maps. */
  readonly codes: CodeLists
}

/** The exact sum of what has one id. */
export interface Sum {
  readonly name: Localized
  /** The codes of the ledger that have the id; empty for the total. */
  readonly ledgerCodes: readonly string[]
  readonly value: bigint
  /** Null where the data have none, or in several units. */
  readonly quantity: bigint | null
  readonly unit: string | null
  /** Rows of files behind it. */
  readonly rows: number
}

/** Sums by id, of each month by its name (`2023-12`). */
export type MonthSums = ReadonlyMap<string, ReadonlyMap<string, Sum>>

/** The months as spans that a ledger adds up one by one. */
export const monthSpans = ({ codesOf }: Pick<MonthSumsQuery, 'codesOf'>, months: readonly Month[]) =>
  months.map((month) => ({
    key: formatMonth(month),
    months: { from: month, to: month },
    commodities: codesOf(month),
  }))

/** Adds up whole months of a cut, each by itself. */
export async function sumMonths(ledger: Ledger, query: MonthSumsQuery): Promise<MonthSums> {
  const { flow, currency, cut, by, within, codes: lists } = query
  const totals = await ledger.totals({
    ...{ flow, currency, cut, by },
    ...(within && { within }),
    spans: monthSpans(query, query.months).map((span) => ({ ...span, grain: 'month' })),
  })
  const codes =
    by === null ? lists : await nameUnlisted(ledger, lists, { [by]: totals.map(({ code }) => code) })
  const sums = new Map<string, Map<string, Sum>>()
  for (const { span, code, value, quantity, unit, rows } of totals) {
    const ofMonth = sums.get(span) ?? new Map<string, Sum>()
    const { id, name } = nameCode(by, code, codes)
    const ledgerCodes = by === null ? [] : [code]
    ofMonth.set(id, plus(ofMonth.get(id), { name, ledgerCodes, value, quantity, unit, rows }))
    sums.set(span, ofMonth)
  }
  return sums
}

/** The sums over several months. */
export function addUpMonths(sums: MonthSums, months: readonly Month[]): ReadonlyMap<string, Sum> {
  const added = new Map<string, Sum>()
  for (const month of months)
    for (const [id, sum] of sums.get(formatMonth(month)) ?? []) added.set(id, plus(added.get(id), sum))
  return added
}

/** Quantities in different units are not added up. */
function plus(sum: Sum | undefined, other: Sum): Sum {
  if (!sum) return other
  const sameUnit = sum.unit === other.unit && sum.quantity !== null && other.quantity !== null
  return {
    name: sum.name,
    ledgerCodes: [...new Set([...sum.ledgerCodes, ...other.ledgerCodes])],
    value: sum.value + other.value,
    quantity: sameUnit ? (sum.quantity ?? 0n) + (other.quantity ?? 0n) : null,
    unit: sum.unit === other.unit ? sum.unit : null,
    rows: sum.rows + other.rows,
  }
}

function nameCode(
  by: SplitDimension | null,
  code: string,
  codes: CodeLists,
): { readonly id: string; readonly name: Localized } {
  if (by === null) return { id: '', name: { zh: '合计', en: 'Total' } }
  const name = by === 'place' ? codes.findPlace(code).short : codes.findName(by, code)
  return { id: codes.findId(by, code), name }
}
