import type { PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief } from '../brief/brief.ts'
import { equal, type FigureIdentity } from '../identity.ts'
import type { JointClaim, LargestTogether } from '../prose/prose.ts'
import { type FigureKey, figureKeyId } from '../subjects/subjects.ts'
import { amount, percentage, sum } from '../term.ts'
import { areAlike } from './lookup.ts'

/** 前三者合计占46.7%: the sum of what is said of each. */
export function jointIdentities(brief: AuditedBrief): FigureIdentity[] {
  return brief.prose.joint.flatMap((joint) => {
    const { key, hedge, figure } = joint.claim
    if (hedge || (key.operation !== undefined && key.operation !== 'share')) return []
    const parts = partsOf(brief, joint, key.operation)
    if (parts.length > 0)
      return parts.every((part) => areAlike(part, figure))
        ? [equal('joint', amount(figure), sum(parts.map(amount)), { window: key.run })]
        : []
    return key.operation === 'share' ? shareOfSum(brief, joint) : []
  })
}

/** Where shares are not printed, that of the values together. */
function shareOfSum(brief: AuditedBrief, joint: JointClaim): FigureIdentity[] {
  const { key, figure } = joint.claim
  const values = partsOf(brief, joint, undefined)
  const [first] = values
  const { dimension: _, code: __, operation: ___, ...whole } = key
  const total = brief.figures.get(figureKeyId({ ...whole, measure: key.measure }))
  const isLeftOut = (key.flow === 'export' || key.flow === 'import') && brief.excluded[key.flow] !== undefined
  if (!first || !total || isLeftOut || values.some((value) => !areAlike(value, total))) return []
  return [
    equal('joint', amount(figure), percentage(sum(values.map(amount)), amount(total)), { window: key.run }),
  ]
}

/** What is printed of each of those that are taken together; none where it is not printed of all. */
function partsOf(
  brief: AuditedBrief,
  { claim, subjects, top }: JointClaim,
  operation: string | undefined,
): PrintedFigure[] {
  const { operation: _, ...rest } = claim.key
  const found = [claim.key.measure, 'quantity', 'value'].map((measure) => {
    const key: FigureKey = { ...rest, measure, ...(operation && { operation }) }
    return top
      ? largestOf(brief, key, top)
      : subjects.map(({ dimension, code }) =>
          brief.figures.get(figureKeyId({ ...key, ...(dimension && { dimension, code: code ?? '' }) })),
        )
  })
  const complete = found.find((parts) => parts.length > 1 && parts.every((part) => part !== undefined)) ?? []
  return complete.flatMap((part) => part ?? [])
}

/** The figures of the largest that a ranking has, or that sentences name where they name so many and no others. */
function largestOf(
  brief: AuditedBrief,
  { flow, run, measure, operation }: FigureKey,
  { count, dimension }: LargestTogether,
): (PrintedFigure | undefined)[] {
  const table = brief.rankings.find(
    (ranking) => ranking.flow === flow && ranking.dimension === dimension && ranking.measure === measure,
  )
  if (table) {
    const entries = table.ranked.filter(({ window }) => window === run)
    const figures = entries
      .slice(0, count)
      .map(({ value, share }) => (operation ? share : value) ?? undefined)
    return table.isOrdered && figures.length === count ? figures : [undefined]
  }
  const stated = new Map(
    brief.prose.figures.flatMap(({ key, figure }) =>
      key.flow === flow &&
      key.run === run &&
      key.measure === measure &&
      key.operation === operation &&
      (key.dimension === dimension || (dimension === 'partner' && key.dimension === 'group'))
        ? [[key.code, figure] as const]
        : [],
    ),
  )
  return stated.size === count ? [...stated.values()] : [undefined]
}
