import type { PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief } from '../brief/brief.ts'
import { equal, type FigureIdentity } from '../identity.ts'
import type { LargestTogether } from '../prose/prose.ts'
import { type FigureKey, figureKeyId } from '../subjects/subjects.ts'
import { amount, sum } from '../term.ts'
import { areAlike } from './lookup.ts'

/** 前三者合计占46.7%: the sum of what is said of each. */
export function jointIdentities(brief: AuditedBrief): FigureIdentity[] {
  return brief.prose.joint.flatMap(({ claim, subjects, top }) => {
    const partsOf = (measure: string) =>
      top
        ? largestOf(brief, { ...claim.key, measure }, top)
        : subjects.map(({ dimension, code }) =>
            brief.figures.get(
              figureKeyId({ ...claim.key, measure, ...(dimension && { dimension, code: code ?? '' }) }),
            ),
          )
    const parts =
      [claim.key.measure, 'quantity', 'value']
        .map(partsOf)
        .find((found) => found.every((part) => part !== undefined)) ?? []
    if (claim.hedge || parts.some((part) => part === undefined || !areAlike(part, claim.figure))) return []
    const terms = parts.flatMap((part) => (part ? [amount(part)] : []))
    return terms.length > 1 && (claim.key.operation === undefined || claim.key.operation === 'share')
      ? [equal('joint', amount(claim.figure), sum(terms), { window: claim.key.run })]
      : []
  })
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
