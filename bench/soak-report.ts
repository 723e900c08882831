import type { KindRecord, SoakRecords } from './soak-client.ts'

/** The value that so large a part of numbers, from 0 to 1, does not exceed. */
const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN

/** All kinds together; times are milliseconds. */
export function summarize(records: SoakRecords): KindSummary {
  const kindRecords = [...records.values()]
  return summaryOf({
    times: kindRecords.flatMap(({ times }) => times),
    failures: kindRecords.flatMap(({ failures }) => failures),
  })
}

interface KindSummary {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly most: number
  readonly failures: number
}

function summaryOf({ times, failures }: KindRecord): KindSummary {
  const sorted = times.toSorted((a, b) => a - b)
  return {
    count: sorted.length,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    most: percentile(sorted, 1),
    failures: failures.length,
  }
}

/** Prints a line for each kind, one for all of them, and the first failures. */
export function printRecords(title: string, records: SoakRecords): void {
  if (records.size === 0) return
  const line = (name: string, { count, p50, p99, most, failures }: KindSummary) =>
    console.log(
      name.padEnd(44) +
        [count, p50, p99, most, failures].map((value) => value.toFixed(0).padStart(9)).join(''),
    )
  console.log(
    `${title.padEnd(44)}${['count', 'p50 ms', 'p99 ms', 'max ms', 'failed'].map((head) => head.padStart(9)).join('')}`,
  )
  for (const [kind, record] of [...records].sort(([a], [b]) => a.localeCompare(b)))
    line(`  ${kind}`, summaryOf(record))
  line('  all', summarize(records))
  for (const [kind, { failures }] of records)
    for (const failure of failures.slice(0, 3)) console.log(`  ${kind}: ${failure}`)
}
