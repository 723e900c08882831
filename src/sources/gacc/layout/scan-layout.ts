import { dimensions, type Month } from '../../../trade/trade.ts'
import type { Columns, Role } from './columns.ts'
import { keyColumns } from './report.ts'

/** What the rows of one layout are read with. Plain data. */
export interface ScanLayout {
  readonly encoding: 'utf-8' | 'gb18030'
  readonly columns: Columns
  /** The present month. */
  readonly now: Month
}

/** How the columns of a layout are read; the numbers are the kernel’s too. */
const reads = { month: 0, code: 1, name: 2, amount: 3, text: 4 } as const

/** The amounts of a row, as the kernel numbers them. */
export const amountKinds = ['value', 'quantity', 'quantity2'] as const

/** The texts of a row, as the kernel numbers them: codes with their names come first, in the order of `dimensions`. */
export const textKinds = [...dimensions, 'unit', 'unit2', 'remark'] as const

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

/** How the kernel goes through the columns of a layout. */
export interface ColumnPlan {
  readonly columns: readonly ColumnReading[]
  readonly keyWidth: number
  /** How many columns of month and commodity stand before all others. */
  readonly leads: number
  /** In bytes. */
  readonly shortestRow: number
}

interface ColumnReading {
  /** What is read in it. */
  readonly reads: number
  /** Of which text or amount. */
  readonly subject: number
  /** Where it stands in a row’s key, or else behind it. */
  readonly inKey: number
  /** Of a code, whether a name stands beside it. */
  readonly hasName: boolean
  /** And whether that is the next column, and not the last one. */
  readonly isBesideName: boolean
}

/** Whether files of such columns can be scanned: a name must stand behind its code, as the portal puts it. */
export const canBeScanned = ({ of }: Columns): boolean =>
  dimensions.every(
    (dimension) =>
      (of[`${dimension}Name`]?.index ?? Number.POSITIVE_INFINITY) > (of[`${dimension}Code`]?.index ?? -1),
  )

export function columnPlan({ of, width }: Columns): ColumnPlan {
  const key: readonly Role[] = keyColumns(of)
  const columns: ColumnReading[] = []
  // Object.entries forgets which keys there are.
  for (const [role, { index }] of Object.entries(of) as [Role, { index: number }][]) {
    const inKey = key.indexOf(role)
    columns[index] = {
      ...readingOf(of, role),
      inKey: inKey === -1 ? key.length : inKey,
      isBesideName: isBesideName(of, role, index) && index + 2 < width,
    }
  }
  const leading = ['month', 'commodityCode', 'commodityName'] as const
  const indices = leading.flatMap((role) => of[role]?.index ?? []).sort((a, b) => a - b)
  const present = Object.keys(of) as Role[] // they are its roles
  return {
    columns,
    keyWidth: key.length,
    leads: indices.every((index, position) => index === position) ? Math.min(indices.length, width - 1) : 0,
    // Each field, and the comma or line end behind it.
    shortestRow: present.reduce((sum, role) => sum + (shortest[role] ?? 0), width),
  }
}

const isBesideName = (subject: Columns['of'], role: Role, index: number): boolean =>
  dimensions.some(
    (dimension) => role === `${dimension}Code` && subject[`${dimension}Name`]?.index === index + 1,
  )

function readingOf(subject: Columns['of'], role: Role): Omit<ColumnReading, 'inKey' | 'isBesideName'> {
  const text = (kind: (typeof textKinds)[number]) => textKinds.indexOf(kind)
  const amount = (kind: (typeof amountKinds)[number]) => amountKinds.indexOf(kind)
  switch (role) {
    case 'month':
      return { reads: reads.month, subject: 0, hasName: false }
    case 'CNY':
    case 'USD':
      return { reads: reads.amount, subject: amount('value'), hasName: false }
    case 'quantity':
    case 'quantity2':
      return { reads: reads.amount, subject: amount(role), hasName: false }
    case 'unit':
    case 'unit2':
    case 'remark':
      return { reads: reads.text, subject: text(role), hasName: false }
    default: {
      const dimension = dimensions.find((each) => role.startsWith(each)) ?? 'commodity'
      const isName = role.endsWith('Name')
      return {
        reads: isName ? reads.name : reads.code,
        subject: text(dimension),
        hasName: subject[`${dimension}Name`] !== undefined,
      }
    }
  }
}
