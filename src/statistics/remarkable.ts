import { Fraction } from '../trade/numbers/numbers.ts'
import { hundred, type Mover } from './indices/indices.ts'

/** What of a flow's month deserves a word of its own. */
export type Remark =
  | { readonly kind: 'contribution'; readonly by: 'partner' | 'place'; readonly id: string }
  | { readonly kind: 'record'; readonly which: 'highest' | 'lowest' }
  | { readonly kind: 'turn'; readonly to: 'growth' | 'decline' }
  | { readonly kind: 'rank'; readonly id: string }

/** What the choice is made from. */
export interface RemarkableGround {
  /** By change against a year before, the largest gain first. */
  readonly movers: Readonly<Record<'partner' | 'place', readonly Mover[]>>
  /** The flow's value a year before. */
  readonly base: Fraction
  /** Values of the month and of those before it, as far as they are known without a gap. */
  readonly series: readonly Fraction[]
  /** Growth against a year before: of the month, of the month before, and of the one before that. */
  readonly growths: readonly (Fraction | null)[]
  /** Places in the ranking by partner of those that were in it a year before too. */
  readonly ranks: readonly { readonly id: string; readonly from: number; readonly to: number }[]
  /** How long the ranking is. */
  readonly top: number
}

/** A contribution is told from one percentage point on, the largest so many by partner and by place. */
export const leastContribution = Fraction.of(1n)
export const mostContributions = 2
/** A record is one over at least so many months. */
export const leastMonths = 24
/** A change of rank is told from so many places on, or where the first changes; the largest so many. */
export const leastMove = 3
export const mostMoves = 2

/**
 * The most remarkable facts of a flow's month, by rules that a reader can check: the largest contributions to
 * growth, the highest or lowest value of all months known, growth that turned after two months the other way,
 * and breaks in the ranking. In this order, each kind by size.
 */
export function remarkable(ground: RemarkableGround): Remark[] {
  return [...contributions(ground), ...records(ground), ...turns(ground), ...moves(ground)]
}

function contributions({ movers, base }: RemarkableGround): Remark[] {
  if (base.sign() === 0) return []
  const size = ({ change }: Mover) => change.abs()
  return (['partner', 'place'] as const).flatMap((by) =>
    [...movers[by]]
      .filter((mover) => size(mover).dividedBy(base).times(hundred).compare(leastContribution) >= 0)
      .sort((a, b) => size(b).compare(size(a)))
      .slice(0, mostContributions)
      .map(({ id }): Remark => ({ kind: 'contribution', by, id })),
  )
}

function records({ series }: RemarkableGround): Remark[] {
  const [now, ...before] = series
  if (!now || series.length < leastMonths) return []
  if (before.every((value) => now.compare(value) > 0)) return [{ kind: 'record', which: 'highest' }]
  return before.every((value) => now.compare(value) < 0) ? [{ kind: 'record', which: 'lowest' }] : []
}

function turns({ growths }: RemarkableGround): Remark[] {
  const [now, before, earlier] = growths.map((growth) => growth?.sign() ?? 0)
  const turned = now !== 0 && before !== 0 && now !== before && earlier === before
  return turned ? [{ kind: 'turn', to: now === 1 ? 'growth' : 'decline' }] : []
}

function moves({ ranks, top }: RemarkableGround): Remark[] {
  const size = ({ from, to }: { from: number; to: number }) => Math.abs(from - to)
  return ranks
    .filter((rank) => rank.to <= top && (size(rank) >= leastMove || (rank.to === 1 && rank.from !== 1)))
    .sort((a, b) => size(b) - size(a) || a.to - b.to)
    .slice(0, mostMoves)
    .map(({ id }) => ({ kind: 'rank', id }))
}
