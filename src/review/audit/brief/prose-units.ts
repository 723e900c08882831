import type { Interval, PrintedFigure, PrintedUnit } from '../../printed-numbers/printed-numbers.ts'
import { isMoney, scaleNumber } from '../../printed-numbers/printed-numbers.ts'
import type { Claim } from '../prose/prose.ts'
import { figureKeyId } from '../subjects/subjects.ts'
import type { StatedUnit } from './audited-brief.ts'

/**
 * Numbers of prose with their units, held against the table that they repeat. Where a number is that of the table only if
 * it is read in the table's unit, the unit is wrong and not the number: the figure is then in the table's unit.
 */
export function matchUnits(
  claims: readonly Claim[],
  cells: ReadonlyMap<string, PrintedFigure>,
): { readonly units: StatedUnit[]; readonly claims: Claim[] } {
  const units: StatedUnit[] = []
  const matched = claims.map((stated): Claim => {
    const claim = inTable(stated, cells)
    const { unit, figure, key } = claim
    if (!unit || key.operation !== undefined || key.measure === 'unitValue') return claim
    const unitOfClaim: StatedUnit = {
      place: figure.place,
      printed: unit.text,
      of: isMoney(unit) ? 'money' : 'quantity',
    }
    const plainKey = { ...key, measure: key.measure.replace(/\[.*\]$/, '') }
    const cell = cells.get(figure.id) ?? cells.get(figureKeyId(plainKey))
    if (!cell?.unit) {
      units.push(unitOfClaim)
      return claim
    }
    if (cell.unit.base === unit.base && isSameSize(figure.interval, cell.interval)) {
      units.push({ ...unitOfClaim, repeats: 'asItStands' })
      return claim
    }
    const other = inUnit(claim, cell.unit)
    if (!isSameSize(other.interval, cell.interval)) {
      units.push(unitOfClaim)
      return claim
    }
    units.push({ ...unitOfClaim, repeats: 'inUnitOfTable', meant: cell.unit.text })
    return { ...claim, key: plainKey, figure: { ...other, id: figureKeyId(plainKey) } }
  })
  return { units, claims: matched }
}

/** With the number of the table that it repeats. */
function inTable(claim: Claim, cells: ReadonlyMap<string, PrintedFigure>): Claim {
  const table = cells.get(claim.figure.id)?.place.table
  if (table === undefined) return claim
  return { ...claim, figure: { ...claim.figure, place: { ...claim.figure.place, table } } }
}

function inUnit({ figure, number, negated }: Claim, unit: PrintedUnit): PrintedFigure {
  const scaled = scaleNumber(number, unit)
  const signed = negated ? { value: scaled.value.negated(), interval: scaled.interval.negated() } : scaled
  return { ...figure, ...scaled, ...signed, unit }
}

/** Prose may say the sign in words. */
const isSameSize = (prose: Interval, cell: Interval): boolean =>
  prose.meets(cell) || prose.negated().meets(cell)
