import { caseTitle, type Result } from './cases.ts'

/** One run of the benchmark as it is stored. */
export interface Stored {
  /** ISO 8601, UTC. */
  readonly date: string
  readonly node: string
  readonly processors: number
  readonly results: readonly Result[]
}

/** The results as a table of plain text. */
export function table(results: readonly Result[]): string {
  const heading = ['case', 'rows/s', 'time', 'first', 'peak', 'floor', 'floor peak', 'ratio']
  const lines = results.map((result) => [
    caseTitle(result.case, result.rows),
    isLoad(result) ? Math.round(result.rows / (result.milliseconds / 1000)).toLocaleString('en') : '',
    time(result.milliseconds),
    isLoad(result) ? '' : time(result.firstMilliseconds),
    megabytes(result.peakMegabytes),
    time(result.floor.milliseconds),
    megabytes(result.floor.peakMegabytes),
    `${result.ratio.toFixed(2)} ×`,
  ])
  const widths = heading.map((_, column) =>
    Math.max(...[heading, ...lines].map((cells) => cells[column]?.length ?? 0)),
  )
  return [heading, ...lines]
    .map((cells) => cells.map((cell, column) => pad(cell, widths[column] ?? 0, column === 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n')
}

const isLoad = (result: Result): boolean => result.case.startsWith('load')

const pad = (text: string, width: number, left: boolean) => (left ? text.padEnd(width) : text.padStart(width))
const time = (milliseconds: number) =>
  milliseconds >= 1_000 ? `${(milliseconds / 1_000).toFixed(2)} s` : `${milliseconds.toFixed(1)} ms`
const megabytes = (amount: number) => `${Math.round(amount)} MB`

/** A case that has become worse than it was, by more than `tolerance`. */
export interface Regression {
  readonly title: string
  readonly what: 'time' | 'memory'
  readonly before: number
  readonly now: number
}

const tolerance = 0.2

/**
 * Cases whose ratio to the floor, or whose peak of memory, has grown by more than 20 % since they were last
 * measured. Times themselves are not compared: the machine may be another, or busier.
 *
 * @param earlier stored runs, the last one first.
 */
export function regressions(results: readonly Result[], earlier: readonly Stored[]): Regression[] {
  return results.flatMap((now) => {
    const before = earlier
      .flatMap((run) => run.results)
      .find((result) => result.case === now.case && result.rows === now.rows)
    if (!before) return []
    const title = caseTitle(now.case, now.rows)
    const compared: Regression[] = [
      { title, what: 'time', before: before.ratio, now: now.ratio },
      { title, what: 'memory', before: before.peakMegabytes, now: now.peakMegabytes },
    ]
    return compared.filter((each) => each.now > each.before * (1 + tolerance))
  })
}

/** `load 1m: time has grown by 31 % (3.10 × the floor, now 4.06 ×)`. */
export function describe({ title, what, before, now }: Regression): string {
  const growth = Math.round((now / before - 1) * 100)
  const amounts =
    what === 'time'
      ? `${before.toFixed(2)} × the floor, now ${now.toFixed(2)} ×`
      : `${megabytes(before)}, now ${megabytes(now)}`
  return `${title}: ${what} has grown by ${growth} % (${amounts})`
}
