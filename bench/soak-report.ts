import type { KindRecord, SoakRecords } from './soak-client.ts'

/** The value that so large a part of numbers, from 0 to 1, does not exceed. */
const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN

/** All kinds together; times are milliseconds. */
export function summarize(records: SoakRecords): KindSummary {
  const kindRecords = [...records.values()]
  return summaryOf({
    times: kindRecords.flatMap(({ times }) => times),
    starts: [],
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

/** Prints for each minute how many requests took longer than a limit, by kind, where any did. */
export function printSlowMinutes(records: SoakRecords, limit: number): void {
  const from = Math.min(...[...records.values()].flatMap(({ starts }) => starts))
  const minutes = new Map<number, Map<string, number>>()
  for (const [kind, { times, starts }] of records)
    times.forEach((time, index) => {
      if (time <= limit) return
      const minute = Math.floor(((starts[index] ?? from) - from) / 60_000)
      const kinds = minutes.get(minute) ?? new Map<string, number>()
      minutes.set(minute, kinds.set(kind, (kinds.get(kind) ?? 0) + 1))
    })
  for (const [minute, kinds] of [...minutes].sort(([a], [b]) => a - b)) {
    const total = [...kinds.values()].reduce((sum, count) => sum + count, 0)
    const words = [...kinds].map(([kind, count]) => `${kind} ${count}`)
    console.log(`  minute ${minute + 1}: ${total} above ${limit} ms (${words.join(', ')})`)
  }
}
