import type { FileShape, ReadReport, SelfDescription } from '../../../sources/sources.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import type { Flow, Scope } from '../../../trade/trade.ts'
import type { StatedFacts } from '../../project/project.ts'
import { describeScope } from '../../words/words.ts'
import { type Conclusion, statedScope } from './infer-facts.ts'

/** The flow that a file says itself. @throws UserError where somebody states the other one. */
export function holdFlow(file: string, stated: StatedFacts, { flow }: SelfDescription): Conclusion<Flow> {
  if (stated.flow === undefined || stated.flow === flow) return { value: flow }
  throw new UserError(
    {
      zh: `文件里写明是${flow === 'export' ? '出口' : '进口'}，与所说的方向不符。`,
      en: `The file itself says that it is of ${flow}s, not of what was stated.`,
    },
    {
      where: { file },
      hint: { zh: '去掉 --flow。', en: 'Leave --flow out.' },
      asksFacts: true,
      deskHint: { zh: '不要另选方向。', en: 'Choose no flow.' },
    },
  )
}

/**
 * The scope of a file that says what it is: as stated, else by its own totals. Its partners (places, procedures where it has
 * none) are the whole where they add up to these. Where it has no totals, nothing tells whether the query was filtered, and
 * it counts as filtered until somebody says that it is the whole, or a part of a query that was split over several files.
 * Rows without partners, places and procedures are totals, for which a filter that is stated of the file does not hold.
 */
export function scopeByTotals(
  stated: StatedFacts,
  { cut }: FileShape,
  { isWhole }: SelfDescription,
  { codes }: Pick<ReadReport, 'codes'>,
): Conclusion<Scope> {
  const by = (['partner', 'place', 'procedure'] as const).find((dimension) => cut.includes(dimension))
  if (by === undefined) return { value: {} }
  if (stated.scope && stated.scope !== 'whole') return { value: statedScope(stated.scope) }
  if (isWhole || stated.relation === 'part') return { value: {} }
  const members: Scope = { [by]: codes[by].map(({ code }) => code).sort() }
  if (isWhole === false) return { value: members }
  if (stated.scope) return { value: {} }
  const subject = describeScope(members)
  return { value: members, finding: { kind: 'scopeWithoutTotals', severity: 'warning', count: 1, subject } }
}
