import { type Cut, cutKey, dimensions } from '../trade/terms.ts'
import type { Scope } from './ledger.ts'

/**
 * Names the cells that can stand for one another: those of one cut. A file that is filtered by a dimension
 * it does not show (one place, in a cut by partner) has cells of another trade under the same codes; they
 * get a series of their own, which no total of the cut ever takes in.
 *
 * @example seriesOf(['commodity', 'partner'], { place: ['35'] }) // 'commodity+partner|place=35'
 */
export function seriesOf(cut: Cut, scope: Scope): string {
  const hidden = dimensions
    .filter((dimension) => dimension !== 'commodity')
    .filter((dimension) => !cut.includes(dimension))
    .flatMap((dimension) => {
      const codes = scope[dimension]
      return codes ? [`|${dimension}=${[...new Set(codes)].sort().join(',')}`] : []
    })
  return cutKey(cut) + hidden.join('')
}

/** Whether a file is the whole trade, not filtered to some codes. */
export const isWhole = (scope: Scope): boolean => Object.keys(scope).length === 0
