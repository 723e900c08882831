import { standardCodes } from '../../codes/codes.ts'
import { partnerOfCode } from '../../codes/partners/partners.ts'
import { describeBothCodes } from '../../review/review.ts'
import { counted, countText } from '../../trade/numbers/numbers.ts'
import { type Breakdown, type Finding, type Language, type Localized, visible } from '../../trade/trade.ts'
import { dimensionWords, nameScopeText } from '../words/words.ts'
import { type ReadAt, type Ways, waysToSay } from './ways-to-say.ts'

export type { ReadAt } from './ways-to-say.ts'

/** A finding in words, with where it was seen first. */
export function wordFinding(finding: Finding, language: Language, readAt: ReadAt = 'command'): string {
  const words = wordsOf(finding, waysToSay[readAt])[language]
  const { where } = finding
  if (where?.line === undefined) return words
  return language === 'zh' ? `${words}（首见第 ${where.line} 行）` : `${words} (first in line ${where.line})`
}

/** A finding with its texts and numbers as they are shown. */
interface ShownFinding {
  readonly finding: Finding
  readonly subject: string
  readonly expected: string
  readonly count: number
  readonly number: string
  readonly rows: string
  readonly say: Ways
}

type Words<Kind extends Finding['kind']> = Readonly<Record<Kind, (shown: ShownFinding) => Localized>>

const wordsOf = (finding: Finding, say: Ways): Localized =>
  words[finding.kind]({
    finding,
    subject: visible(finding.subject ?? ''),
    expected: visible(finding.expected ?? ''),
    count: finding.count,
    number: countText(finding.count),
    rows: counted(finding.count, 'row', 'rows'),
    say,
  })

/** What findings of a kind are about, where there are more than are listed. */
const furtherWords: Readonly<Partial<Record<string, Localized>>> = {
  severalNames: { zh: '编码有不同名称', en: 'codes with several names' },
  unknownPartner: { zh: '贸易伙伴编码不在编码表中', en: 'partner codes on no list' },
  unknownPlace: { zh: '注册地编码不在编码表中', en: 'place codes on no list' },
  unknownProcedure: { zh: '贸易方式编码不在编码表中', en: 'procedure codes on no list' },
  unknownUnit: { zh: '计量单位不在编码表中', en: 'units on no list' },
}

/** Codes that no list has, or that have other names. */
const codeWords = {
  unknownPartner: ({ subject, number, rows }) => ({
    zh: `贸易伙伴编码 ${subject} 不在编码表中（${number} 行），按文件中的名称列出；可在 tradebrief.yaml 的 partners 中写明`,
    en: `partner code ${subject} is on no list (${rows}); it is shown under the name in the file; say what it is under partners in tradebrief.yaml`,
  }),
  unknownPlace: ({ subject, number, rows }) => ({
    zh: `注册地编码 ${subject} 不在编码表中（${number} 行），按文件中的名称列出；可在 tradebrief.yaml 的 places 中写明`,
    en: `place code ${subject} is on no list (${rows}); it is shown under the name in the file; say what it is under places in tradebrief.yaml`,
  }),
  unknownProcedure: ({ subject, number, rows }) => ({
    zh: `贸易方式编码 ${subject} 不在编码表中（${number} 行），按文件中的名称列出；可在 tradebrief.yaml 的 procedures 中写明`,
    en: `procedure code ${subject} is on no list (${rows}); it is shown under the name in the file; say what it is under procedures in tradebrief.yaml`,
  }),
  unknownUnit: ({ subject, number, rows }) => ({
    zh: `计量单位“${subject}”不在编码表中（${number} 行）`,
    en: `unit ${subject} is on no list (${rows})`,
  }),
  severalNames: ({ subject, expected }) => ({
    zh: `编码 ${subject} 有不同名称（${expected}），以编码为准`,
    en: `code ${subject} has several names (${expected}); the code counts`,
  }),
  nameOfOtherPartner: ({ finding }) => otherName('partner', finding),
  nameOfOtherPlace: ({ finding }) => otherName('place', finding),
  nameOfOtherProcedure: ({ finding }) => otherName('procedure', finding),
} satisfies Partial<Words<Finding['kind']>>

/** What is odd in the rows of a file. */
const rowWords = {
  truncated: ({ number, rows }) => ({
    zh: `正好 ${number} 行，即查询上限：末月数据很可能被截断，补齐前不能据以编制简报`,
    en: `exactly ${rows}, the most that a query gives: its last month is probably cut off, and no brief stands on it until it is completed`,
  }),
  quantityZero: ({ count, number }) => ({
    zh: `${number} 行有金额而数量为 0`,
    en: `${counted(count, 'row has', 'rows have')} a value and a quantity of 0`,
  }),
  quantityWithoutUnit: ({ count, number }) => ({
    zh: `${number} 行有数量而无计量单位`,
    en: `${counted(count, 'row has', 'rows have')} a quantity without a unit`,
  }),
  repeatedKeys: ({ count, number }) => ({
    zh: `${number} 行与其他行类目相同，已相加`,
    en: `${counted(count, 'row repeats', 'rows repeat')} the key of another and ${count === 1 ? 'was' : 'were'} added to it`,
  }),
  partsOfCells: ({ count, number }) => ({
    zh: `${number} 行是同一数据格的分项（如按运输方式、海关、程序或所属地区分列），已相加`,
    en: `${counted(count, 'row is a part', 'rows are parts')} of a cell that the source divides further (such as by transport, customs office, procedure or area) and ${count === 1 ? 'was' : 'were'} added up`,
  }),
  repeatedRowsLeftOut: ({ count, number }) => ({
    zh: `${number} 行与其他行完全相同，只计一次`,
    en: `${counted(count, 'row is', 'rows are')} equal to another one and left out: each counts once`,
  }),
  remark: ({ subject, number, rows }) => ({
    zh: `备注：${subject}（${number} 行）`,
    en: `remark: ${subject} (${rows})`,
  }),
  absentMonths: ({ subject, expected, say }) => ({
    zh: `${expected} 之间没有 ${subject} 的数据行，这些月份按没有数据处理；如确无贸易，${say.noTrade.zh}`,
    en: `has no row of ${subject}, between its first and last month (${expected}): these months count as missing; if there was no trade, ${say.noTrade.en}`,
  }),
  aggregateRows: ({ subject, number, rows }) => ({
    zh: `${subject} 是一组国家（地区）的合计（${number} 行），不与其成员相加`,
    en: `${subject} is a total of several partners (${rows}), which is not added to these`,
  }),
  memberRows: ({ subject, number, rows }) => {
    const { zh, en } = partnerOfCode(subject)?.name ?? { zh: subject, en: subject }
    return {
      zh: `${zh}是成员国，同它的贸易（${number} 行）不在欧盟的对外贸易之内，不载入`,
      en: `${en} is a member of the Union: trade with it (${rows}) is no part of the Union’s trade with others, and is left out`,
    }
  },
  breakdownRows: ({ number, count }) => ({
    zh: `${number} 行是按口岸、运输方式、海关程序、第二伙伴等的细分，不与其合计相加`,
    en: `${counted(count, 'row divides', 'rows divide')} others by port, transport, customs procedure, second partner or the like, and not added to these`,
  }),
  otherFlowRows: ({ number, count }) => ({
    zh: `${number} 行是复出口、复进口等，已含在出口或进口之中，不再相加`,
    en: `${counted(count, 'row is', 'rows are')} of re-exports, re-imports or the like, which are part of exports and imports and not added to these`,
  }),
  agreesWithTotal: ({ number, count }) => ({
    zh: `各伙伴之和与文件自己的合计一致（核对 ${number} 项，四舍五入之差除外）`,
    en: `partners add up to the file’s own ${count === 1 ? 'total' : 'totals'} (${counted(count, 'total', 'totals')} compared, but for rounding)`,
  }),
  belowTotal: () => ({
    zh: '各伙伴之和小于文件自己的合计：只含部分伙伴，不能代表全部贸易',
    en: 'partners add up to less than the file’s own totals: it has some partners alone, which never stand for the whole trade',
  }),
  estimated: ({ number, count }) => ({
    zh: `${number} 行的数量或重量是来源的估计值`,
    en: `${counted(count, 'row has', 'rows have')} a quantity or weight that the source has estimated`,
  }),
  quantityMissing: ({ number, count }) => ({
    zh: `${number} 行有金额而没有数量`,
    en: `${counted(count, 'row has', 'rows have')} a value without a quantity`,
  }),
  confidential: ({ subject, number, rows }) => ({
    zh: `${subject} 是来源不公开的明细（${number} 行），按其编码保留`,
    en: `${subject} is detail that the source keeps confidential (${rows}); it is kept under that code`,
  }),
  leftOutRows: ({ subject, number, rows }) => ({
    zh: `${subject} 的行按映射略去（${number} 行）`,
    en: `rows of ${subject} are left out, as the mapping says (${rows})`,
  }),
  withoutValue: ({ subject, number, count }) => ({
    zh: `${number} 行没有数值（${subject}）：不计入任何合计`,
    en: `${counted(count, 'row has', 'rows have')} no value (${subject}) and ${count === 1 ? 'is' : 'are'} in no sum`,
  }),
  confirmed: ({ subject }) => ({
    zh: `载入时已确认无误：${subject}`,
    en: `confirmed to be right when it was loaded: ${subject}`,
  }),
  further: ({ finding, subject, count, number }) => {
    const what = furtherWords[finding.subject ?? ''] ?? { zh: subject, en: subject }
    return {
      zh: `另有 ${number} 处${what.zh}，没有逐条列出`,
      en: `${number} more ${count === 1 ? 'finding' : 'findings'} of this kind, not listed: ${what.en}`,
    }
  },
} satisfies Partial<Words<Finding['kind']>>

/** What was inferred of a file. */
const factWords = {
  flowFromName: ({ subject, say }) => ({
    zh: `按文件名判断为${subject === 'export' ? '出口' : '进口'}（如不对，${say.flow.zh}）`,
    en: `taken for ${subject}s by the file's name (${say.flow.en})`,
  }),
  periodFromName: ({ subject, say }) => ({
    zh: `按文件名判断为 ${subject}（如不对，${say.months.zh}）`,
    en: `taken for ${subject} by the file's name (${say.months.en})`,
  }),
  scopeWithoutTotals: ({ finding, say }) => {
    const { zh, en } = nameScopeText(finding.subject ?? '')
    return {
      zh: `文件没有合计，看不出${zh}是不是全部，先按筛选过的查询处理，不用于全国数；如是全部贸易，${say.whole.zh}`,
      en: `no total in the file tells whether there is trade beyond ${en}: taken for a filtered query, which never serves a national total; if it is the whole trade, ${say.whole.en}`,
    }
  },
  scopeFromCodes: ({ finding, say }) => {
    const { zh, en } = nameScopeText(finding.subject ?? '')
    return {
      zh: `只有${zh}，按筛选过的查询处理，不用于全国数；如是全部贸易，${say.whole.zh}`,
      en: `only ${en}: taken for a filtered query, which never serves a national total; if it is the whole trade, ${say.whole.en}`,
    }
  },
} satisfies Partial<Words<Finding['kind']>>

/** How a file relates to those loaded before. */
const relationWords = {
  revised: ({ subject, count, number }) => ({
    zh: `修订了先前文件（${subject}）中的 ${number} 个数据`,
    en: `revises ${counted(count, 'cell', 'cells')} of earlier files (${subject})`,
  }),
  noLongerListed: ({ subject, count, number }) => ({
    zh: `先前文件（${subject}）中的 ${number} 个数据在本文件中已不再出现，仍予保留`,
    en: `${counted(count, 'cell', 'cells')} of earlier files (${subject}) ${count === 1 ? 'is no longer listed here; it is kept' : 'are no longer listed here; they are kept'}`,
  }),
  removed: ({ subject, count, number }) => ({
    zh: `先前文件（${subject}）中的 ${number} 个数据，本文件不再列出，已不计入`,
    en: `${counted(count, 'cell', 'cells')} of earlier files (${subject}) ${count === 1 ? 'is no longer listed here and does' : 'are no longer listed here and do'} not count any more`,
  }),
  quantitiesGone: ({ subject, count, number }) => ({
    zh: `先前文件（${subject}）中的 ${number} 个数据有数量，本文件没有：其数量和单价不再计算；如需要，下载时选上数量，再载入一次`,
    en: `gives no quantity for ${counted(count, 'cell', 'cells')} of earlier files (${subject}) that ${count === 1 ? 'has' : 'have'} one there: quantities and unit values with ${count === 1 ? 'it' : 'them'} are not computed any more; if you need them, download with quantities and load that`,
  }),
  moved: ({ subject, count, number }) => ({
    zh: `先前文件（${subject}）中的 ${number} 个数据移到了别的贸易伙伴、地区或贸易方式`,
    en: `${counted(count, 'cell', 'cells')} of earlier files (${subject}) moved to another partner, place or procedure`,
  }),
  added: ({ subject, count, number }) => ({
    zh: `比先前文件（${subject}）多 ${number} 个数据`,
    en: `lists ${counted(count, 'cell', 'cells')} that earlier files (${subject}) did not`,
  }),
  excerpt: ({ subject, count, number }) => ({
    zh: `只有 ${subject} 中的一部分数据，数值相同（少 ${number} 个）：按筛选过的查询处理，不改变任何金额`,
    en: `lists a part of ${subject} with the same values (${counted(count, 'cell', 'cells')} fewer): taken for a filtered query, it changes no value`,
  }),
  united: ({ subject }) => ({
    zh: `与 ${subject} 是同一查询拆开的几个部分，合起来是全部`,
    en: `is a part of one query with ${subject}; together they are the whole`,
  }),
  partial: ({ subject, say }) => ({
    zh: `与 ${subject} 各有一部分数据，两者并存；说明合起来完整之前，不能据以编制简报：如合起来是全部，${say.part.zh}`,
    en: `has a part of the data, as ${subject} has; both are kept, and no brief stands on them until somebody says that they are the whole: if so, ${say.part.en}`,
  }),
  pages: ({ subject }) => ({
    zh: `与 ${subject} 是同一查询的前后两页，合起来计算`,
    en: `and ${subject} are consecutive pages of one query, and are added up`,
  }),
  unresolvedRelation: ({ subject, count, number, say }) => ({
    zh: `与 ${subject} 的关系不明：本文件没有的 ${number} 个数据仍予保留；请说明关系：${say.relation.zh}`,
    en: `how it relates to ${subject} is open: ${counted(count, 'cell', 'cells')} that it does not list ${count === 1 ? 'is' : 'are'} kept; to say it, ${say.relation.en}`,
  }),
  restated: ({ subject }) => ({
    zh: `此前载入过（${subject}），现按新的说明重新载入`,
    en: `was loaded before (${subject}) and is taken in anew as said now`,
  }),
  olderData: ({ subject, count, number, say }) => ({
    zh: `数据日期早于已载入的 ${subject}，其中 ${number} 个数据不同，仍以后者为准；${say.asOf.zh}`,
    en: `the data are older than those of ${subject}, which prevails in ${counted(count, 'cell that differs', 'cells that differ')}; ${say.asOf.en}`,
  }),
  sameDate: ({ subject, count, number, say }) => ({
    zh: `${number} 个数据与同一数据日期的文件（${subject}）不一致，以后载入的为准；${say.asOf.zh}`,
    en: `${counted(count, 'cell differs', 'cells differ')} from a file of the same date (${subject}); the later load prevails; ${say.asOf.en}`,
  }),
} satisfies Partial<Words<Finding['kind']>>

const words: Words<Finding['kind']> = { ...codeWords, ...rowWords, ...factWords, ...relationWords }

/** A code beside which the name of another code stands: both codes, with what each is called. */
function otherName(
  dimension: Breakdown,
  { subject = '', expected: other = '', where, count }: Finding,
): Localized {
  const what = dimensionWords[dimension]
  const name = visible(where?.found ?? '')
  const both = describeBothCodes({ dimension, code: subject, other }, standardCodes)
  const more =
    count > 1
      ? {
          zh: `；另有 ${count - 1} 个编码也是这样`,
          en: `; so do ${counted(count - 1, 'other code', 'other codes')}`,
        }
      : { zh: '', en: '' }
  return {
    zh: `${what.zh}编码 ${subject} 的名称写成了“${name}”：${both.zh}；以编码为准，请核对文件${more.zh}`,
    en: `${what.en} code ${subject} has the name "${name}" beside it: ${both.en}; the code counts, compare with the file as downloaded${more.en}`,
  }
}
