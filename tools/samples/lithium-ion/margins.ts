import { type Flow, flows } from '../../../src/trade/terms.ts'
import { apportion, scatter } from './apportion.ts'
import { unnamedWeights } from './assumed-sizes.ts'
import { restOf } from './first-guess.ts'
import { contains } from './half-spaces.ts'
import { pointInside } from './point-inside.ts'
import { groupNames, quantityUnit, type TableDimension } from './published.ts'
import { statements } from './statements.ts'
import { type Amounts, perStretch, type Stretch } from './stretches.ts'
import { type FlowUnknowns, type Numbers, nameUnknowns, type Unknowns } from './unknowns.ts'

/** The unnamed vary around their assumed weights by up to this factor, so that they do not all grow alike. */
const mostVariation = 1.25

/** What each partner and each place of a flow comes to in each stretch, by customs code, in whole US dollars. */
export interface Margins {
  readonly partner: ReadonlyMap<string, Amounts>
  /** With the same sums as by partner. */
  readonly place: ReadonlyMap<string, Amounts>
  readonly pieces: Amounts
}

/** Margins from which every published figure follows. Throws where whole numbers do not prove it. */
export function findMargins(): Readonly<Record<Flow, Margins>> {
  const unknowns = nameUnknowns()
  const halfSpaces = statements(unknowns)
  const point = toWhole(pointInside(halfSpaces, unknowns.sizes), unknowns)
  const failed = halfSpaces.find((halfSpace) => !contains(halfSpace, point))
  if (failed) throw new Error(`the whole margins fail: ${failed.label}`)
  const subject = (flow: Flow): Margins => flowMargins(flow, unknowns[flow], point)
  return { export: subject('export'), import: subject('import') }
}

/** Whole dollars, and whole 万个, since the published quantities came from a bulletin in whole 万个. */
function toWhole(point: readonly number[], unknowns: Unknowns): number[] {
  const pieces = new Set(flows.flatMap((flow) => Object.values(unknowns[flow].pieces)))
  return point.map((amount, unknown) =>
    pieces.has(unknown) ? Math.round(amount / quantityUnit) * quantityUnit : Math.round(amount),
  )
}

function flowMargins(flow: Flow, unknowns: FlowUnknowns, point: readonly number[]): Margins {
  const amountsOf = (numbers: Numbers): Amounts =>
    perStretch((stretch) => point[numbers[stretch]] ?? Number.NaN)
  const groupsByRest = new Map(['', ...groupNames].map((group) => [restOf(group), group]))
  const partner = new Map(
    [...unknowns.partner].flatMap(([code, numbers]): [string, Amounts][] => {
      const group = groupsByRest.get(code)
      const amounts = amountsOf(numbers)
      return group === undefined ? [[code, amounts]] : shareOut(flow, 'partner', group, amounts)
    }),
  )
  const named = new Map([...unknowns.place].map(([code, numbers]) => [code, amountsOf(numbers)]))
  const left = perStretch((stretch) => total(partner, stretch) - total(named, stretch))
  const place = new Map([...named, ...shareOut(flow, 'place', '', left)])
  return { partner, place, pieces: amountsOf(unknowns.pieces) }
}

export function total(amounts: ReadonlyMap<string, Amounts>, stretch: Stretch): number {
  return [...amounts.values()].reduce((sum, amount) => sum + amount[stretch], 0)
}

/** Shares out an amount among those that the brief does not name. */
function shareOut(
  flow: Flow,
  dimension: TableDimension,
  group: string,
  amounts: Amounts,
): [string, Amounts][] {
  const members = unnamedWeights(flow, dimension, group)
  const least = 1 / mostVariation
  const parts = perStretch((stretch) => {
    const weights = members.map(([code, weight]) => {
      const variation = least + (mostVariation - least) * scatter(`${flow} ${code} ${stretch}`)
      return Math.max(1, Math.round(1000 * weight * variation))
    })
    return apportion(amounts[stretch], weights)
  })
  return members.map(([code], index) => [code, perStretch((stretch) => parts[stretch][index] ?? Number.NaN)])
}
