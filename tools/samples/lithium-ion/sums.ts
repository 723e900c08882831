import type { Flow } from '../../../src/trade/terms.ts'
import { restOf } from './first-guess.ts'
import type { Sum } from './half-spaces.ts'
import { china, groupNames, groupOf, type TableDimension } from './published.ts'
import type { Stretch } from './stretches.ts'
import type { Numbers, Unknowns } from './unknowns.ts'

/** The sums over the unknowns of one flow that the brief speaks of, in a window's stretches. */
export class FlowSums {
  readonly #unknowns: Unknowns[Flow]

  constructor(unknowns: Unknowns[Flow]) {
    this.#unknowns = unknowns
  }

  total(within: readonly Stretch[]): Sum {
    return this.#partners(within, () => true)
  }

  /** What shares are taken of: everything but re-imports. */
  denominator(within: readonly Stretch[]): Sum {
    return this.#partners(within, (code) => code !== china)
  }

  /** A printed group, or a partner or place by code. */
  line(dimension: TableDimension, nameOrCode: string, within: readonly Stretch[]): Sum {
    if (groupNames.includes(nameOrCode))
      return this.#partners(
        within,
        (code) => groupOf(dimension, code) === nameOrCode || code === restOf(nameOrCode),
      )
    return sum(this.#unknowns[dimension], within, (code) => code === nameOrCode)
  }

  pieces(within: readonly Stretch[]): Sum {
    return new Map(within.map((stretch) => [this.#unknowns.pieces[stretch], 1]))
  }

  #partners(within: readonly Stretch[], wanted: (code: string) => boolean): Sum {
    return sum(this.#unknowns.partner, within, wanted)
  }
}

function sum(
  among: ReadonlyMap<string, Numbers>,
  within: readonly Stretch[],
  wanted: (code: string) => boolean,
): Sum {
  const chosen = [...among].filter(([code]) => wanted(code))
  return new Map(chosen.flatMap(([, numbers]) => within.map((stretch) => [numbers[stretch], 1] as const)))
}
