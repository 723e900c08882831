import type { Month } from '../trade/month.ts'
import { dimensions } from '../trade/terms.ts'
import type { Columns, Role } from './gacc-columns.ts'
import { keyColumns } from './gacc-report.ts'
import { amountAt, textAt } from './row-keeper.ts'

/** What the rows of one layout are read with. Plain data. */
export interface ScanLayout {
  readonly encoding: 'utf-8' | 'gb18030'
  readonly columns: Columns
  /** The present month. */
  readonly now: Month
}

// What is read in a column.
export const monthColumn = 0
export const codeColumn = 1
export const nameColumn = 2
export const amountColumn = 3
export const textColumn = 4

const amounts: { readonly [role in Role]?: number } = {
  CNY: amountAt.value,
  USD: amountAt.value,
  quantity: amountAt.quantity,
  quantity2: amountAt.quantity2,
}

/** How few bytes a field can have; others can be empty. */
const shortest: { readonly [role in Role]?: number } = {
  month: 6,
  commodityCode: 2,
  partnerCode: 3,
  procedureCode: 2,
  placeCode: 2,
  CNY: 1,
  USD: 1,
}

/** How the columns of a layout are gone through: lists have an entry for each column. */
export interface ColumnPlan {
  /** What is read in it. */
  readonly reads: Int32Array
  /** Of which text or amount. */
  readonly subjects: Int32Array
  /** Where it stands in a row's key, or else behind it. */
  readonly inKey: Int32Array
  readonly keyWidth: number
  /** Whether a name stands beside the code, by dimension. */
  readonly hasName: readonly boolean[]
  /** How many columns of month and commodity stand before all others. */
  readonly leads: number
  /** In bytes. */
  readonly shortestRow: number
}

export function columnPlan({ of, width }: Columns): ColumnPlan {
  const reads = new Int32Array(width)
  const subjects = new Int32Array(width)
  const key = keyColumns(of)
  const inKey = new Int32Array(width).fill(key.length)
  // Object.entries forgets which keys there are.
  for (const [role, { index }] of Object.entries(of) as [Role, { index: number }][]) {
    const [read, subject] = deedOf(role)
    reads[index] = read
    subjects[index] = subject
  }
  key.forEach((role, at) => {
    inKey[of[role]?.index ?? 0] = at
  })
  const leading = ['month', 'commodityCode', 'commodityName'] as const
  const indices = leading.flatMap((role) => of[role]?.index ?? []).sort((a, b) => a - b)
  const present = Object.keys(of) as Role[] // they are its roles
  return {
    reads,
    subjects,
    inKey,
    keyWidth: key.length,
    hasName: dimensions.map((dimension) => of[`${dimension}Name`] !== undefined),
    leads: indices.every((index, at) => index === at) ? Math.min(indices.length, width - 1) : 0,
    // Each field, and the comma or line end behind it.
    shortestRow: present.reduce((sum, role) => sum + (shortest[role] ?? 0), width),
  }
}

function deedOf(role: Role): readonly [reads: number, subject: number] {
  if (role === 'month') return [monthColumn, 0]
  if (role === 'unit' || role === 'unit2' || role === 'remark') return [textColumn, textAt[role]]
  const amountOf = amounts[role]
  if (amountOf !== undefined) return [amountColumn, amountOf]
  const dimension = dimensions.findIndex((each) => role.startsWith(each))
  return [role.endsWith('Name') ? nameColumn : codeColumn, dimension]
}
