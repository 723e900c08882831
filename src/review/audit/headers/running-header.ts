import { type Facets, readUnitName, type Token, tokenize } from '../lexicon/lexicon.ts'
import { type Column, rowName } from './columns.ts'

/** A heading of which only the words are left, in the order of reading: periods and columns follow from that order. */
export function readRunningHeader(text: string): Column[] {
  const read = readDrafts(tokenize(text), text)
  const { periods } = read
  const drafts = inOrder(read.drafts, (text.match(/（%）/g) ?? []).length)
  const columns: Draft[] =
    drafts.some(({ kind }) => kind === 'figure') || periods.length === 0
      ? drafts
      : [
          ...drafts,
          ...periods.map(
            (item): Draft => ({ ...emptyDraft(item.text), offset: item.offset, period: item.period }),
          ),
        ]
  return assignPeriods(columns, periods)
}

interface Draft extends Omit<Column, 'block' | 'facets'> {
  readonly offset: number
  facets: Facets
  unit: Column['unit']
  header: string
}

/**
 * Headings that stand on several lines of a page come in the order of lines. Where tables stand side by side, each has the
 * same columns: names, amounts, shares, growths.
 */
function inOrder(drafts: Draft[], percents: number): Draft[] {
  const names = drafts.filter(({ kind }) => kind === 'name')
  const others = drafts.filter(({ kind }) => kind !== 'name')
  const width = others.length / names.length
  if (names.length < 2 || !Number.isInteger(width)) return drafts
  const isRegular = drafts.every(({ kind }, index) => (kind === 'name') === (index % (width + 1) === 0))
  if (isRegular) return drafts
  const sorted = others
    .map((draft): Draft => {
      const isRate = !isAmount(draft) && percents >= others.filter((other) => !isAmount(other)).length
      return { ...draft, unit: isRate ? percent : draft.unit?.kind === 'percent' ? null : draft.unit }
    })
    .sort((a, b) => rankOf(a) - rankOf(b) || a.offset - b.offset)
  return names.flatMap((name, block) => [
    name,
    ...Array.from({ length: width }, (_, column) => sorted[column * names.length + block]).filter(
      (draft) => draft !== undefined,
    ),
  ])
}

const percent = { kind: 'percent', unit: null, text: '%' } as const

const isAmount = ({ facets }: Draft): boolean => facets.operation === undefined && facets.basis === undefined

const columnOrder = ['share', 'shareChange', 'difference', 'contribution', 'yoy', 'mom']

const rankOf = ({ facets: { operation, basis, measure } }: Draft): number =>
  operation !== undefined
    ? 10 + columnOrder.indexOf(operation)
    : basis !== undefined
      ? 12
      : ['value', 'amount', 'quantity', 'unitValue'].indexOf(measure ?? 'value')

type PeriodAt = Extract<Token, { kind: 'period' }>

const emptyDraft = (header: string): Draft => ({
  ...{ header, kind: 'figure', facets: {}, period: null, unit: null, offset: 0 },
})

/** Whether words that follow belong to a column that so far only says a flow, or a name of rows. */
const isOpen = ({ kind, facets }: Draft): boolean =>
  kind === 'figure' &&
  facets.measure === undefined &&
  facets.operation === undefined &&
  facets.basis === undefined

function readDrafts(
  tokens: readonly Token[],
  text: string,
): { readonly drafts: Draft[]; readonly periods: readonly PeriodAt[] } {
  const drafts: Draft[] = []
  const periods: PeriodAt[] = []
  for (const [index, token] of tokens.entries()) {
    const last = drafts.at(-1)
    if (token.kind === 'period' && token.period) {
      const before = periods.at(-1)
      // 12月 当月 is one period, and 1至12月 累计 too.
      if (before?.end === token.offset && token.period.last === null) continue
      periods.push(token)
    } else if (token.kind === 'mark' && token.text === '（' && last) {
      const end = text.indexOf('）', token.end)
      const unit = end < 0 ? null : readUnitName(text.slice(token.end, end))
      if (unit && last.unit === null) last.unit = unit
    } else if (token.kind === 'word' && rowName.test(wordAt(text, token))) {
      drafts.push({
        ...emptyDraft(wordAt(text, token)),
        kind: 'name',
        facets: { role: 'name' },
        offset: token.offset,
      })
    } else if (token.kind === 'word' && token.text === '%' && last && last.unit === null) {
      last.unit = { kind: 'percent', unit: null, text: '%' }
    } else if (token.kind === 'term' && hasMeaning(token.facets)) {
      const kind = token.facets.role ?? 'figure'
      const isAfterBracket = tokens[index - 1]?.text === '）'
      if (last && kind === 'figure' && isOpen(last) && !isAfterBracket && isMeasureAlone(token.facets)) {
        last.facets = { ...last.facets, ...token.facets }
        last.header += token.text
      } else drafts.push({ ...emptyDraft(token.text), kind, facets: token.facets, offset: token.offset })
    }
  }
  return { drafts, periods }
}

/** A word of Latin letters, or two characters. */
const wordAt = (text: string, { offset, text: word }: Token): string =>
  /^[A-Za-z]/.test(word) ? word : text.slice(offset, offset + 2)

/** 出口 金额 is one column; 出口 同比 are two. */
const isMeasureAlone = ({ measure, flow, operation }: Facets): boolean =>
  measure !== undefined && flow === undefined && operation === undefined

const hasMeaning = ({ role, measure, operation, basis, flow }: Facets): boolean =>
  role !== undefined ||
  measure !== undefined ||
  operation !== undefined ||
  basis !== undefined ||
  flow !== undefined

/** Periods that come first are those of the parts side by side, in turn; one that stands among columns is that of what follows. */
function assignPeriods(drafts: readonly Draft[], periods: readonly PeriodAt[]): Column[] {
  const names = drafts.filter(({ kind }) => kind === 'name').length
  const figures = drafts.filter(({ kind }) => kind === 'figure')
  const first = figures[0]?.offset ?? 0
  const isLeading =
    periods.length > 1 && periods.filter(({ offset }) => offset < first).length === periods.length
  const perPart =
    names > 1 ? figures.length / names : isLeading ? figures.length / periods.length : figures.length
  let figure = 0
  let block = names > 0 ? -1 : 0
  return drafts.map(({ offset, ...draft }) => {
    if (draft.kind === 'name') block += 1
    const part = draft.kind === 'figure' ? Math.floor(figure++ / perPart) : Math.max(0, block)
    const period = isLeading
      ? (periods[part]?.period ?? null)
      : (draft.period ??
        periods.findLast((item) => item.offset < offset)?.period ??
        periods[0]?.period ??
        null)
    return { ...draft, period, block: names > 1 ? part : 0 }
  })
}
