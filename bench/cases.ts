import { type Measured, median } from './measure.ts'
import type { WorkloadName } from './workloads.ts'

/** What is measured of each number of rows, and the plain SQL that it is held against. */
export const cases = {
  load: { workload: 'load', floor: 'plainLoad' },
  loadFew: { workload: 'loadFew', floor: 'plainLoad' },
  loadMany: { workload: 'loadMany', floor: 'plainLoad' },
  loadSmall: { workload: 'loadSmall', floor: 'plainLoad' },
  loadRevised: { workload: 'loadRevised', floor: 'plainLoad' },
  figures: { workload: 'figures', floor: 'plainFigures' },
  figuresAnew: { workload: 'figuresAnew', floor: 'plainFigures' },
  figuresOther: { workload: 'figuresOther', floor: 'plainFigures' },
  brief: { workload: 'brief', floor: 'plainFigures' },
  build: { workload: 'build', floor: 'plainFigures' },
} as const satisfies Record<string, { workload: WorkloadName; floor: WorkloadName }>

export type CaseName = keyof typeof cases

// Object.keys forgets which keys there are.
export const caseNames = Object.keys(cases) as CaseName[]

/** `load 1m`, `figures 100k`. */
export const caseTitle = (name: CaseName, rows: number): string => `${name} ${shortCount(rows)}`

/** `5m`, `100k`, `4800`. */
export function shortCount(rows: number): string {
  if (rows % 1_000_000 === 0) return `${rows / 1_000_000}m`
  return rows % 1_000 === 0 ? `${rows / 1_000}k` : `${rows}`
}

/** Reads `1000000`, `1m` or `100k`; null for anything else. */
export function parseCount(text: string): number | null {
  const [, digits, scale] = /^(\d+)([km]?)$/i.exec(text.trim()) ?? []
  if (!digits) return null
  const factor = scale === undefined || scale === '' ? 1 : scale.toLowerCase() === 'k' ? 1_000 : 1_000_000
  return Number(digits) * factor
}

/** What a case took, beside its floor in the same run. */
export interface Result {
  readonly case: CaseName
  readonly rows: number
  /** Median of the runs. */
  readonly milliseconds: number
  /** The very first run of the process, with nothing warm. */
  readonly firstMilliseconds: number
  /** The most of any run. */
  readonly peakMegabytes: number
  readonly floor: { readonly milliseconds: number; readonly peakMegabytes: number }
  /** How many times the time of the floor. */
  readonly ratio: number
}

/** Brings together the processes of a case and of its floor; each may have run several times. */
export function resultOf(
  name: CaseName,
  rows: number,
  current: readonly Measured[],
  floor: readonly Measured[],
): Result {
  const milliseconds = medianOf(current)
  const floorMilliseconds = medianOf(floor)
  return {
    case: name,
    rows,
    milliseconds,
    firstMilliseconds: median(current.map(({ runs }) => runs[0] ?? Number.NaN)),
    peakMegabytes: peakOf(current),
    floor: { milliseconds: floorMilliseconds, peakMegabytes: peakOf(floor) },
    ratio: milliseconds / floorMilliseconds,
  }
}

/**
 * Over the later half of each process’s runs: by then Node has compiled what is often done, as it has in a desk that is
 * in use. A workload that runs once counts itself.
 */
const medianOf = (processes: readonly Measured[]) =>
  median(processes.flatMap(({ runs }) => runs.slice(Math.floor(runs.length / 2))))
const peakOf = (processes: readonly Measured[]) =>
  Math.max(...processes.map(({ peakMegabytes }) => peakMegabytes))
