import type { Flow, Measure } from '../../trade/trade.ts'

/**
 * What happened to a cell: `added` and `removed` are listed by the later and by the earlier vintage alone; what a `moved`
 * one lost, or got, another cell of the same month and commodity got, or lost.
 */
export type CellChange = 'revised' | 'added' | 'removed' | 'moved'

/** Customs’ codes of a cell; null where the cut has no such dimension. */
export interface CellCodes {
  readonly partner: string | null
  readonly procedure: string | null
  readonly place: string | null
}

/** A cell of the ledger that two vintages have differently, in one measure. */
export interface RevisedCell extends CellCodes {
  readonly flow: Flow
  /** `commodity+partner`. */
  readonly cut: string
  /** `2023-12`, or `2023-01..2023-12` of a file without months. */
  readonly months: string
  readonly commodity: string
  readonly measure: Measure
  /** The currency or the unit of the quantity; null where the data do not say. */
  readonly unit: string | null
  /** Of how many decimals amounts are whole numbers; absent for whole units. */
  readonly decimals?: number
  /** Null where that vintage does not list the cell, or not in this unit. */
  readonly old: bigint | null
  readonly new: bigint | null
  /** New less old, what is not listed being nothing. */
  readonly difference: bigint
  readonly change: CellChange
  /** The other cell of a move; null for any other change. */
  readonly counterpart: CellCodes | null
}

/** A cell that differs between two vintages, before it is known whether its difference moved to another one. */
export type ChangedCell = Omit<RevisedCell, 'change' | 'counterpart'>

/**
 * Classifies changed cells. A difference in value that another cell of the same month and commodity balances
 * exactly was moved between the two: customs assigns a shipment to another partner, place or procedure. Of two
 * cells that both vintages list, a move is concluded only where no third cell has the same difference, since small
 * equal differences also occur by chance. Results keep the input order.
 */
export function classifyChanges(cells: readonly ChangedCell[]): RevisedCell[] {
  const counterparts = pairMoves(cells.filter(({ measure }) => measure === 'value'))
  const byIdentity = new Map(cells.map((cell) => [identityOf(cell, cell.measure, cell.unit), cell]))
  return cells.map((cell) => {
    const counterpart = counterparts.get(cellKey(cell))
    // A quantity moved only where it balances too.
    const other = counterpart && byIdentity.get(identityOf(counterpart, cell.measure, cell.unit))
    return other && other.difference === -cell.difference
      ? { ...cell, change: 'moved', counterpart: codesOf(other) }
      : { ...cell, change: changeOf(cell), counterpart: null }
  })
}

const changeOf = ({ old, new: now }: ChangedCell): Exclude<CellChange, 'moved'> =>
  old === null ? 'added' : now === null ? 'removed' : 'revised'

const cellKey = ({ months, commodity, partner, procedure, place }: ChangedCell): string =>
  JSON.stringify([months, commodity, partner, procedure, place])

const identityOf = (cell: ChangedCell, measure: string, unit: string | null): string =>
  `${cellKey(cell)} ${measure} ${unit}`

const codesOf = ({ partner, procedure, place }: ChangedCell): CellCodes => ({ partner, procedure, place })

/** The other cell of each move, by the key of a cell. */
function pairMoves(cells: readonly ChangedCell[]): ReadonlyMap<string, ChangedCell> {
  const groups = new Map<string, ChangedCell[]>()
  for (const cell of cells) {
    const size = cell.difference < 0n ? -cell.difference : cell.difference
    const key = `${cell.months} ${cell.commodity} ${size}`
    groups.set(key, [...(groups.get(key) ?? []), cell])
  }
  const counterparts = new Map<string, ChangedCell>()
  for (const group of groups.values())
    for (const [source, target] of pairsOf(group)) {
      counterparts.set(cellKey(source), target)
      counterparts.set(cellKey(target), source)
    }
  return counterparts
}

/** Pairs of cells of one group that lost and gained the same, those with the most codes in common first. */
function pairsOf(group: readonly ChangedCell[]): [ChangedCell, ChangedCell][] {
  const losses = group.filter(({ difference }) => difference < 0n)
  const gains = new Set(group.filter(({ difference }) => difference > 0n))
  const pairs: [ChangedCell, ChangedCell][] = []
  const paired = new Set<ChangedCell>()
  for (const distance of [1, 2, 3])
    for (const source of losses) {
      if (paired.has(source)) continue
      for (const target of gains) {
        const isSure = group.length === 2 || changeOf(source) !== 'revised' || changeOf(target) !== 'revised'
        if (!isSure || distanceBetween(source, target) !== distance) continue
        pairs.push([source, target])
        paired.add(source)
        gains.delete(target)
        break
      }
    }
  return pairs
}

/** How many codes differ. */
const distanceBetween = (a: CellCodes, b: CellCodes): number =>
  (['partner', 'procedure', 'place'] as const).filter((dimension) => a[dimension] !== b[dimension]).length
