import figures from '../../../samples/lithium-ion/published-figures.json' with { type: 'json' }
import { groupMembers } from '../../../src/codes/partners/groups.ts'
import { partnerOfCode, partnerOfId, partners, reimports } from '../../../src/codes/partners/partner-list.ts'
import { places } from '../../../src/codes/places/place-list.ts'
import type { Dimension, Flow } from '../../../src/trade/terms.ts'
import { type MonthlyWindow, windows } from '../../../src/trade/window.ts'
import { roughly } from './printed.ts'
import { stretchMonths } from './stretches.ts'

/** The two dimensions that the brief has tables of. */
export type TableDimension = Extract<Dimension, 'partner' | 'place'>

export const tableDimensions: readonly TableDimension[] = ['partner', 'place']

/** A printed line of tables 2 to 5. Numbers are text, since the decimals shown are part of the fact. */
export interface PrintedLine {
  readonly name: string
  readonly value: string
  readonly share?: string
  readonly yoy: string
}

interface PrintedWindow {
  readonly groups: readonly PrintedLine[]
  readonly top10: readonly PrintedLine[]
}

/** US dollars in one 亿美元, the unit of the printed money. */
export const moneyUnit = 1e8

/** Pieces in one 万个, the unit of the printed quantities. */
export const quantityUnit = 1e4

export const commodity = { code: '85076000', name: figures.product.name }

/** Exports of the whole year before in 万个, as first published: customs' rates of growth compare with it. */
export const firstPublishedExports = figures.first_published.出口量.previous_ytd

/** One window of the table of a flow by partner or by place. Tables by place have neither groups nor shares. */
export function tableOf(flow: Flow, dimension: TableDimension, window: MonthlyWindow): PrintedWindow {
  if (dimension === 'partner')
    return flow === 'export'
      ? figures.table2_export_by_partner[window]
      : figures.table3_import_by_partner[window]
  const lines = flow === 'export' ? figures.table4_export_by_province : figures.table5_import_by_province
  return { groups: [], top10: lines[window] }
}

/** What a row of table 1 prints for a window. */
export function overviewOf(
  name: string,
  window: MonthlyWindow,
): { readonly value: string; readonly yoy: string } {
  const row = figures.table1_overview.find((candidate) => candidate.name === name)
  if (!row) throw new Error(`table 1 has no ${name}`)
  return row[window]
}

/** The customs code of a partner or place by the name that a table prints. */
export function codeOf(dimension: TableDimension, name: string): string {
  const code =
    dimension === 'partner'
      ? partners().find((partner) => partner.name.zh === name)?.codes[0]
      : places().find((place) => place.short.zh === name)?.code
  if (!code) throw new Error(`no code for ${name}`)
  return code
}

/** China itself: re-imports, which table 1 counts and the ranking and the shares of table 3 do not. */
export const china = partnerOfId(reimports)?.codes[0] ?? ''

/** The codes that a table names in either window: these have amounts of their own. */
export function namedCodes(flow: Flow, dimension: TableDimension): string[] {
  const lines = windows.flatMap((window) => tableOf(flow, dimension, window).top10)
  return [...new Set(lines.map(({ name }) => codeOf(dimension, name)))]
}

const members = new Map([
  ['东盟', groupMembers('ASEAN', stretchMonths.month.to)],
  ['欧盟', groupMembers('EU', stretchMonths.month.to)],
])

/** The groups of partners that the tables print. */
export const groupNames: readonly string[] = [...members.keys()]

/** The printed group that a partner belongs to, or `''`; places have none. */
export function groupOf(dimension: TableDimension, code: string): string {
  const id = partnerOfCode(code)?.id
  if (dimension === 'place' || !id) return ''
  return groupNames.find((name) => members.get(name)?.has(id)) ?? ''
}

/** The amount that a line prints, in US dollars; only for sizes, never for a decision. */
export const dollars = ({ value }: { readonly value: string }): number => roughly(value) * moneyUnit
