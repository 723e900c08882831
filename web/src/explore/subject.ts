import type { Localized, TotalsRow } from '../api.ts'

/** What is compared: a partner, a place, a procedure or the total, with its rows by period. */
export interface Subject {
  readonly id: string
  readonly name: Localized
  readonly rows: ReadonlyMap<string, TotalsRow>
}

/** The subjects of some rows, the largest over all periods first. */
export function listSubjects(rows: readonly TotalsRow[]): Subject[] {
  const subjects = new Map<string, { name: Localized; rows: Map<string, TotalsRow>; sum: bigint }>()
  for (const row of rows) {
    const existing = subjects.get(row.id) ?? { name: row.name, rows: new Map(), sum: 0n }
    existing.rows.set(row.period, row)
    existing.sum += BigInt(row.value)
    subjects.set(row.id, existing)
  }
  return [...subjects]
    .sort(([a, item], [b, other]) =>
      item.sum === other.sum ? (a < b ? -1 : 1) : item.sum > other.sum ? -1 : 1,
    )
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
