import type { Flow } from '../../../src/trade/terms.ts'
import { namedSizes, partnerSizes, pieceSizes } from './first-guess.ts'
import { type Amounts, perStretch, type Stretch } from './stretches.ts'

/** The numbers of the unknowns that stand for one amount in each stretch. */
export type Numbers = Readonly<Record<Stretch, number>>

export interface FlowUnknowns {
  /** By customs code; the unnamed together as `restOf` names them. */
  readonly partner: ReadonlyMap<string, Numbers>
  /** By customs code, the named alone. */
  readonly place: ReadonlyMap<string, Numbers>
  readonly pieces: Numbers
}

/** What is looked for: the amounts of partners, places and pieces of each flow, numbered through. */
export interface Unknowns extends Readonly<Record<Flow, FlowUnknowns>> {
  /** The first guess of each. */
  readonly sizes: readonly number[]
}

export function nameUnknowns(): Unknowns {
  const sizes: number[] = []
  const number = (amounts: Amounts): Numbers => perStretch((stretch) => sizes.push(amounts[stretch]) - 1)
  const numberAll = (amounts: ReadonlyMap<string, Amounts>) =>
    new Map([...amounts].map(([code, amount]) => [code, number(amount)]))
  const ofFlow = (flow: Flow): FlowUnknowns => ({
    partner: numberAll(partnerSizes(flow)),
    place: numberAll(namedSizes(flow, 'place')),
    pieces: number(pieceSizes(flow)),
  })
  return { export: ofFlow('export'), import: ofFlow('import'), sizes }
}
