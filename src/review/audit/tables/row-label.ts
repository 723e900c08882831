import { type Meaning, readMeaning } from '../headers/headers.ts'
import { codeOfName, findNamed, isKnown, readPeriodAt } from '../lexicon/lexicon.ts'

/** Whose, or of what, the cells of a row are. */
export type RowLabel =
  | { readonly kind: 'whole' }
  | {
      readonly kind: 'named'
      readonly dimension: 'partner' | 'group' | 'place' | 'class'
      readonly code: string
    }
  | { readonly kind: 'period'; readonly meaning: Meaning }
  | { readonly kind: 'statistic'; readonly meaning: Meaning }

/** What rows of a table may name. */
export interface RowContext {
  /** As the caption and the heading over the names say; null where they do not. */
  readonly dimension: 'partner' | 'place' | 'class' | 'period' | null
  readonly isGroups: boolean
  /** Whether the heading over the names says what they are. */
  readonly isNamed: boolean
  /** What the text calls the goods that it is about. */
  readonly products: readonly string[]
  /** Whether rows are the parts that a change is made of. */
  readonly isSplit: boolean
}

const totalLabels =
  /^(?:(?:全球|世界|全国|各国)?(?:合计|总计|总额|总值|总量|总和|共计)|总体|全国|全部|全球|世界|(?:(?:grand|overall|world|global) )?(?:total|sum)(?:,? (?:world|all (?:countries|partners|markets|origins)))?|(?:all|world)(?: (?:countries|partners|markets|origins|destinations|suppliers|total))?)(?:（[^）]*）)?$/i

/** 其他, Others: whoever is not listed, who is in no order with those that are. */
export const isRest = (name: string): boolean =>
  /^(?:其他|其它|其余|余下|(?:all )?others?$|other |rest of (?:the )?world)/i.test(name)

/** Reads the name of a row. */
export function readRowLabel(name: string, context: RowContext): RowLabel {
  const { dimension, isGroups, isNamed, isSplit, products } = context
  const [, goods] = /^(.+?)(?:合计|总计)$/.exec(name) ?? []
  if (totalLabels.test(name) || (goods !== undefined && products.includes(goods))) return { kind: 'whole' }
  const bare = name.replace(/^(?:#?\d{1,2}[.、\s]|其中：|　+)+/, '').trim()
  if (isGroups) {
    const groupDimension = isKnown('group', bare) ? 'group' : isKnown('partner', bare) ? 'partner' : 'group'
    return { kind: 'named', dimension: groupDimension, code: codeOfName(groupDimension, bare) }
  }
  if (dimension === 'partner' || dimension === 'place') {
    if (isKnown(dimension, bare)) return { kind: 'named', dimension, code: codeOfName(dimension, bare) }
    if (dimension === 'partner' && isKnown('group', bare))
      return { kind: 'named', dimension: 'group', code: codeOfName('group', bare) }
  }
  if (dimension === 'class') return { kind: 'named', dimension, code: bare }
  const effect = isSplit ? /^(?:Of which：)?(?:(prices?)|(volumes?))$/i.exec(name) : null
  if (effect) return { kind: 'statistic', meaning: readMeaning(effect[1] ? '价格因素' : '数量因素') }
  // Of a table on how concentrated trade is.
  if (dimension === null && name === 'Partners')
    return { kind: 'statistic', meaning: readMeaning('贸易伙伴数') }
  const meaning = readMeaning(name)
  const { flow, measure, operation, largest } = meaning.facets
  const isStatistic = (flow ?? measure ?? operation) !== undefined && isMostlyRead(meaning)
  if (largest !== undefined || (isStatistic && !isNamed)) return { kind: 'statistic', meaning }
  const period = readPeriodAt(name, 0)
  if (period?.period && /^(?:合计|累计|小计|份)?$/.test(name.slice(period.end)))
    return { kind: 'period', meaning }
  if (dimension === null) {
    const named = findNamed(bare)
    if (named) return { kind: 'named', ...named }
  }
  return {
    kind: 'named',
    dimension: dimension === 'partner' || dimension === 'place' ? dimension : 'class',
    code: bare,
  }
}

/** Few words are left beside those that are known. */
const isMostlyRead = ({ rest, text }: Meaning): boolean => rest.length * 2 <= text.length
