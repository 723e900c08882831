import type { Load } from './ledger-interface.ts'

/** What is wrong in a ledger, as data; `load` is a number of a load. */
export type LedgerFault =
  /** The file ends before blocks that are in use. */
  | { readonly kind: 'short'; readonly bytes: number }
  /** A table cannot be read; `detail` has the words of the engine. */
  | { readonly kind: 'damaged'; readonly table: string; readonly detail: string }
  /** A load has other rows, or another total value, than were recorded when it was loaded. */
  | {
      readonly kind: 'rows' | 'values'
      readonly load: number
      readonly file: string
      readonly recorded: bigint
      readonly found: bigint
    }
  /** Rows outside the months of a load, or names, units or stored sums that do not belong to its rows. */
  | {
      readonly kind: 'months' | 'names' | 'units' | 'sums'
      readonly load: number
      readonly file: string
    }
  /** Rows of a load that is not recorded. */
  | { readonly kind: 'unrecorded'; readonly load: number; readonly rows: bigint }

/** What reading a whole ledger has shown. */
export interface LedgerVerification {
  readonly loads: number
  /** Rows that were read. */
  readonly rows: bigint
  readonly faults: readonly LedgerFault[]
}

/** What was found of the rows of one load. */
export interface FoundRows {
  readonly load: number
  readonly rows: bigint
  readonly value: bigint
  /** Whether any row lies outside the months of the load. */
  readonly outside: boolean
}

/** Compares what was found of the rows with what was recorded when they were loaded, load by load. */
export function compareWithLoads(
  loads: readonly Pick<Load, 'id' | 'file' | 'rows' | 'valueTotal'>[],
  found: readonly FoundRows[],
): LedgerFault[] {
  const byLoad = new Map(found.map((rows) => [rows.load, rows]))
  const faults = loads.flatMap(({ id: load, file, rows, valueTotal }): LedgerFault[] => {
    const read = byLoad.get(load) ?? { rows: 0n, value: 0n, outside: false }
    byLoad.delete(load)
    const recorded = BigInt(rows)
    return [
      ...(read.rows === recorded ? [] : [{ kind: 'rows', load, file, recorded, found: read.rows } as const]),
      ...(read.value === valueTotal
        ? []
        : [{ kind: 'values', load, file, recorded: valueTotal, found: read.value } as const]),
      ...(read.outside ? [{ kind: 'months', load, file } as const] : []),
    ]
  })
  const unrecorded = [...byLoad.values()].map(
    ({ load, rows }): LedgerFault => ({ kind: 'unrecorded', load, rows }),
  )
  return [...faults, ...unrecorded]
}
