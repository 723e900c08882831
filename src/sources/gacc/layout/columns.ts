import { UserError } from '../../../trade/errors/errors.ts'
import { type CustomsCurrency, type Dimension, dimensions } from '../../../trade/trade.ts'
import type { Row } from '../../formats/formats.ts'
import type { FileShape } from '../../read-report.ts'

/** What a column of the online query holds. */
export type Role =
  | 'month'
  | `${Dimension}Code`
  | `${Dimension}Name`
  | 'quantity'
  | 'unit'
  | 'quantity2'
  | 'unit2'
  | CustomsCurrency
  | 'remark'

/** The headings of the Chinese and of the English query; `Supplimentary` is the portal's own spelling. */
const headingsOf: Readonly<Record<Role, readonly string[]>> = {
  month: ['数据年月', 'Date of data'],
  commodityCode: ['商品编码', 'Commodity code'],
  commodityName: ['商品名称', 'Commodity'],
  partnerCode: ['贸易伙伴编码', 'Trading partner code'],
  partnerName: ['贸易伙伴名称', 'Trading partner'],
  procedureCode: ['贸易方式编码', 'Customs Regime code'],
  procedureName: ['贸易方式名称', 'Customs Regime'],
  placeCode: ['注册地编码', 'Locations of importers and exporters code'],
  placeName: ['注册地名称', 'Locations of importers and exporters'],
  quantity: ['第一数量', 'Quantity'],
  unit: ['第一计量单位', 'Unit'],
  quantity2: ['第二数量', 'Supplementary Quantity', 'Supplimentary Quantity'],
  unit2: ['第二计量单位', 'Supplementary Unit', 'Supplimentary Unit'],
  CNY: ['人民币', 'Renminbi Yuan'],
  USD: ['美元', 'US dollar'],
  remark: ['备注', 'Remarks'],
}

const normal = (heading: string): string => heading.trim().replace(/\s+/g, ' ').toLowerCase()

// Object.entries forgets which keys there are.
const roles = Object.entries(headingsOf) as [Role, readonly string[]][]

const roleOf = new Map<string, Role>(
  roles.flatMap(([role, headings]) => headings.map((heading) => [normal(heading), role] as const)),
)

/** A column of a file: where it stands and how it is called there. */
export interface Column {
  readonly index: number
  readonly heading: string
}

export interface Columns {
  readonly shape: FileShape
  readonly value: Column
  readonly of: { readonly [role in Role]?: Column }
  /** How many columns have a heading; others behind them must stay empty. */
  readonly width: number
}

/** Whether these are headings of the online query: at least two, or all of them. */
export function looksLikeHeading(headings: readonly string[]): boolean {
  const existing = knownIn(headings)
  return (
    existing >= 2 || (existing > 0 && existing === headings.filter((heading) => heading.trim() !== '').length)
  )
}

/** Whether most headings are of another table, which has no amounts of the online query: others too have a Commodity. */
function isOther(headings: readonly string[]): boolean {
  const roles = headings.flatMap((heading) => roleOf.get(normal(heading)) ?? [])
  if (roles.some((role) => role === 'USD' || role === 'CNY')) return false
  const named = headings.filter((heading) => heading.trim() !== '').length
  return roles.length === 0 || roles.length * 3 < named
}

const knownIn = (headings: readonly string[]): number =>
  headings.filter((heading) => roleOf.has(normal(heading))).length

/**
 * The columns of a heading, in whatever order they stand.
 *
 * @throws UserError for a heading that the online query does not have, one that is there twice, a name or
 * unit without its code or quantity, and for no value column or two.
 */
export function readColumns(file: string, heading: Row): Columns {
  const headings = heading.fields.map((field) => field.trim())
  while (headings.at(-1) === '') headings.pop()
  const { line } = heading
  if (isOther(headings)) throw isData(headings) ? noHeading(file, heading) : new OtherTable(file, heading)
  const subject: { [role in Role]?: Column } = {}
  headings.forEach((text, index) => {
    const role = roleOf.get(normal(text))
    if (!role) throw unknownColumn(file, line, text, index)
    const earlier = subject[role]
    if (earlier) throw repeatedColumn(file, line, text, earlier.index, index)
    subject[role] = { index, heading: text }
  })
  requirePairs(file, line, subject)
  if (subject.CNY && subject.USD) throw twoValues(file, line, subject.CNY.heading, subject.USD.heading)
  const value = subject.CNY ?? subject.USD
  if (!value) throw noValue(file, line)
  return {
    shape: {
      cut: dimensions.filter((dimension) => subject[`${dimension}Code`]),
      currency: subject.CNY ? 'CNY' : 'USD',
      hasMonths: subject.month !== undefined,
      hasQuantities: subject.quantity !== undefined || subject.quantity2 !== undefined,
    },
    value,
    of: subject,
    width: headings.length,
  }
}

const neededBy: readonly (readonly [Role, Role])[] = [
  ['commodityName', 'commodityCode'],
  ['partnerName', 'partnerCode'],
  ['procedureName', 'procedureCode'],
  ['placeName', 'placeCode'],
  ['unit', 'quantity'],
  ['unit2', 'quantity2'],
]

function requirePairs(file: string, line: number, subject: Columns['of']): void {
  for (const [role, needed] of neededBy) {
    const column = subject[role]
    if (!column || subject[needed]) continue
    const [zh = '', en = ''] = headingsOf[needed]
    throw new UserError(
      { zh: `缺少“${zh}”列`, en: `The column "${zh}" (${en}) is missing` },
      {
        where: { file, line, column: column.heading },
        hint: {
          zh: `有“${column.heading}”列就要有“${zh}”列：请重新下载，或补上这一列`,
          en: `A column "${column.heading}" needs the column "${zh}" (${en}): download the file again, or put the column back`,
        },
      },
    )
  }
}

const allowed = {
  zh: `可以有的列：${roles.map(([, [zh]]) => zh).join('、')}`,
  en: `Columns that are known: ${roles.map(([, [zh, en]]) => `${zh} (${en})`).join(', ')}`,
}

/** Whether a row in the place of the heading is one of data: it begins with a month, and has an amount. */
const isData = (fields: readonly string[]): boolean =>
  /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/.test(fields[0]?.trim() ?? '') &&
  fields.slice(1).some((field) => /^[\d,]+$/.test(field.trim()))

function noHeading(file: string, { line, fields }: Row): UserError {
  const { zh, en } = allowed
  return new UserError(
    {
      zh: '文件没有表头：第一行就是数据，看不出各列是什么，也看不出是美元还是人民币',
      en: 'The file has no heading: its first line is data, which does not say what the columns are, nor the currency',
    },
    {
      where: { file, line, found: fields.join(',') },
      hint: {
        zh: `请重新下载，或在第一行之前补上表头，一列一个名称，次序与数据相同。${zh}`,
        en: `Download the file again, or put a heading before the first line, a name for each column in their order. ${en}`,
      },
    },
  )
}

/** A file that has none of the columns of the online query. */
export class OtherTable extends UserError {
  constructor(file: string, { line, fields }: Row) {
    super(
      {
        zh: '这不是海关统计在线查询的表格：表头里没有一个认识的列',
        en: 'This is no table of the customs online query: its heading has none of the known columns',
      },
      { where: { file, line, found: fields.join(',') }, hint: allowed },
    )
  }
}

function unknownColumn(file: string, line: number, text: string, index: number): UserError {
  const words =
    text === ''
      ? { zh: '有一列没有列名', en: 'A column has no heading' }
      : { zh: `不认识的列“${text}”`, en: `Unknown column "${text}"` }
  return new UserError(words, {
    where: { file, line, column: index + 1, found: text },
    hint: {
      zh: `请删去这一列，或改回原来的列名。${allowed.zh}`,
      en: `Delete the column or give it its own heading back. ${allowed.en}`,
    },
  })
}

function repeatedColumn(file: string, line: number, text: string, first: number, second: number): UserError {
  return new UserError(
    { zh: `“${text}”列重复`, en: `The column "${text}" is there twice` },
    {
      where: { file, line, column: second + 1, found: text },
      hint: {
        zh: `第 ${first + 1} 列和第 ${second + 1} 列相同：请只保留一列`,
        en: `Columns ${first + 1} and ${second + 1} are the same: keep one of them`,
      },
    },
  )
}

function twoValues(file: string, line: number, first: string, second: string): UserError {
  return new UserError(
    { zh: '文件里有两个金额列', en: 'The file has two columns of values' },
    {
      where: { file, line, found: `${first}, ${second}` },
      hint: {
        zh: '人民币和美元是两套数据，一个文件只放一种：请分别查询下载',
        en: 'Yuan and dollars are separate series, one a file: download them by two queries',
      },
    },
  )
}

function noValue(file: string, line: number): UserError {
  return new UserError(
    { zh: '缺少金额列', en: 'The column of values is missing' },
    {
      where: { file, line },
      hint: {
        zh: '要有一列“人民币”或“美元”：请重新下载',
        en: 'There must be a column "人民币" (Renminbi Yuan) or "美元" (US dollar): download the file again',
      },
    },
  )
}
