import type { Finding } from '../trade/finding.ts'
import type { Language, Localized } from '../trade/language.ts'
import { counted, countText } from '../trade/thousands.ts'
import { visible } from '../trade/visible.ts'

/** Where a finding is read: what it tells to do is done otherwise with a command than on a page of the desk. */
export type ReadAt = 'command' | 'desk'

/** A finding in words, with where it was seen first. */
export function wordFinding(finding: Finding, language: Language, at: ReadAt = 'command'): string {
  const words = wordsOf(finding, ways[at])[language]
  const { where } = finding
  if (where?.line === undefined) return words
  return language === 'zh' ? `${words}（首见第 ${where.line} 行）` : `${words} (first in line ${where.line})`
}

/** How to say what was concluded otherwise. */
const ways: Readonly<Record<ReadAt, Readonly<Record<'flow' | 'months' | 'whole' | 'asOf', Localized>>>> = {
  command: {
    flow: { zh: '用 --flow 指明', en: 'say otherwise with --flow' },
    months: { zh: '用 --months 指明', en: 'say otherwise with --months' },
    whole: { zh: '请加 --scope whole 重新载入', en: 'load it with --scope whole' },
    asOf: { zh: '可用 --as-of 说明日期', en: 'say the date with --as-of' },
  },
  desk: {
    flow: { zh: '请另选方向', en: 'if not, choose the other flow' },
    months: { zh: '请填写查询的月份', en: 'if not, fill in the months of the query' },
    whole: { zh: '范围请写 whole', en: 'write whole as its scope' },
    asOf: { zh: '可填写数据日期', en: 'fill in the date of the data' },
  },
}

function wordsOf({ kind, count, ...found }: Finding, say: (typeof ways)[ReadAt]): Localized {
  const [subject, expected] = [visible(found.subject ?? ''), visible(found.expected ?? '')]
  const number = countText(count)
  const rows = counted(count, 'row', 'rows')
  switch (kind) {
    case 'truncated':
      return {
        zh: `正好 ${number} 行，即查询上限：末月数据很可能被截断，补齐前不能据以编制简报`,
        en: `exactly ${rows}, the most that a query gives: its last month is probably cut off, and no brief stands on it until it is completed`,
      }
    case 'quantityZero':
      return {
        zh: `${number} 行有金额而数量为 0`,
        en: `${counted(count, 'row has', 'rows have')} a value and a quantity of 0`,
      }
    case 'quantityWithoutUnit':
      return {
        zh: `${number} 行有数量而无计量单位`,
        en: `${counted(count, 'row has', 'rows have')} a quantity without a unit`,
      }
    case 'unknownPartner':
      return {
        zh: `贸易伙伴编码 ${subject} 不在编码表中（${number} 行）`,
        en: `partner code ${subject} is on no list (${rows})`,
      }
    case 'unknownPlace':
      return {
        zh: `注册地编码 ${subject} 不在编码表中（${number} 行）`,
        en: `place code ${subject} is on no list (${rows})`,
      }
    case 'unknownProcedure':
      return {
        zh: `贸易方式编码 ${subject} 不在编码表中（${number} 行）`,
        en: `procedure code ${subject} is on no list (${rows})`,
      }
    case 'unknownUnit':
      return {
        zh: `计量单位“${subject}”不在编码表中（${number} 行）`,
        en: `unit ${subject} is on no list (${rows})`,
      }
    case 'severalNames':
      return {
        zh: `编码 ${subject} 有不同名称（${expected}），以编码为准`,
        en: `code ${subject} has several names (${expected}); the code counts`,
      }
    case 'further': {
      const what = furtherWords[found.subject ?? ''] ?? { zh: subject, en: subject }
      return {
        zh: `另有 ${number} 处${what.zh}，没有逐条列出`,
        en: `${number} more ${count === 1 ? 'finding' : 'findings'} of this kind, not listed: ${what.en}`,
      }
    }
    case 'repeatedKeys':
      return {
        zh: `${number} 行与其他行类目相同，已相加`,
        en: `${counted(count, 'row repeats', 'rows repeat')} the key of another and ${count === 1 ? 'was' : 'were'} added to it`,
      }
    case 'remark':
      return { zh: `备注：${subject}（${number} 行）`, en: `remark: ${subject} (${rows})` }
    case 'flowFromName':
      return {
        zh: `按文件名判断为${subject === 'export' ? '出口' : '进口'}（如不对，${say.flow.zh}）`,
        en: `taken for ${subject}s by the file's name (${say.flow.en})`,
      }
    case 'periodFromName':
      return {
        zh: `按文件名判断为 ${subject}（如不对，${say.months.zh}）`,
        en: `taken for ${subject} by the file's name (${say.months.en})`,
      }
    case 'scopeFromCodes':
      return {
        zh: `只有 ${subject}，按筛选过的查询处理，不用于全国数；如是全部贸易，${say.whole.zh}`,
        en: `only ${subject}: taken for a filtered query, which never serves a national total; if it is the whole trade, ${say.whole.en}`,
      }
    case 'revised':
      return {
        zh: `修订了先前文件（${subject}）中的 ${number} 个数据`,
        en: `revises ${counted(count, 'cell', 'cells')} of earlier files (${subject})`,
      }
    case 'noLongerListed':
      return {
        zh: `先前文件（${subject}）中的 ${number} 个数据在本文件中已不再出现，仍予保留`,
        en: `${counted(count, 'cell', 'cells')} of earlier files (${subject}) ${count === 1 ? 'is no longer listed here; it is kept' : 'are no longer listed here; they are kept'}`,
      }
    case 'restated':
      return {
        zh: `此前载入过（${subject}），现按新的说明重新载入`,
        en: `was loaded before (${subject}) and is taken in anew as said now`,
      }
    case 'sameDate':
      return {
        zh: `${number} 个数据与同一数据日期的文件（${subject}）不一致，以后载入的为准；${say.asOf.zh}`,
        en: `${counted(count, 'cell differs', 'cells differ')} from a file of the same date (${subject}); the later load prevails; ${say.asOf.en}`,
      }
  }
}

/** What findings of a kind are about, where there are more than are listed. */
const furtherWords: Readonly<Partial<Record<string, Localized>>> = {
  severalNames: { zh: '编码有不同名称', en: 'codes with several names' },
  unknownPartner: { zh: '贸易伙伴编码不在编码表中', en: 'partner codes on no list' },
  unknownPlace: { zh: '注册地编码不在编码表中', en: 'place codes on no list' },
  unknownProcedure: { zh: '贸易方式编码不在编码表中', en: 'procedure codes on no list' },
  unknownUnit: { zh: '计量单位不在编码表中', en: 'units on no list' },
}
