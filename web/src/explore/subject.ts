import { Fraction } from '../../../src/trade/numbers/numbers.ts'
import type { Localized, TotalsRow } from '../api.ts'

/**
 * What is compared: a partner, a place, a procedure or the total, with its rows by period; of sums by two dimensions, its
 * total by the period, and its parts by the members of the second.
 */
export interface Subject {
  readonly id: string
  readonly name: Localized
  readonly rows: ReadonlyMap<string, TotalsRow>
}

/** Under which key a subject has a row. */
const keyOf = ({ across, period }: TotalsRow): string => across?.id ?? period

/** The subjects of some rows, the largest over all periods first. */
export function listSubjects(rows: readonly TotalsRow[]): Subject[] {
  const subjects = new Map<string, { name: Localized; rows: Map<string, TotalsRow>; sum: Fraction }>()
  for (const row of rows) {
    const existing = subjects.get(row.id) ?? { name: row.name, rows: new Map(), sum: Fraction.zero }
    existing.rows.set(keyOf(row), row)
    if (row.across === null) existing.sum = existing.sum.plus(Fraction.ofDecimal(row.value))
    subjects.set(row.id, existing)
  }
  return [...subjects]
    .sort(([a, item], [b, other]) => other.sum.compare(item.sum) || (a < b ? -1 : 1))
    .map(([id, { name, rows: subject }]) => ({ id, name, rows: subject }))
}

/** Whether a name in either language, or the id, has all of some words. */
export function isFound({ id, name }: Subject, find: string): boolean {
  const text = `${id} ${name.zh} ${name.en}`.toLowerCase()
  return find
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
