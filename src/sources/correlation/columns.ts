import { UserError, type Where } from '../../trade/errors/errors.ts'
import type { Row } from '../formats/formats.ts'

/** A column of codes: its place, counted from 0, its heading, and the year whose nomenclature its codes are of. */
export interface CodeColumn {
  readonly index: number
  readonly heading: string
  readonly year: number
}

/** Where the columns of a correlation table are. */
export interface CorrelationColumns {
  readonly former: CodeColumn
  readonly later: CodeColumn
  /** 1:1, 1:n and so on; null where the table has no such column. */
  readonly relation: number | null
  /** The index of the first row below the heading. */
  readonly firstRow: number
}

/** The years of the two nomenclatures as the user states them, for tables whose headings do not say them. */
export interface StatedYears {
  readonly former?: number | undefined
  readonly later?: number | undefined
}

/** Titles and notes above a heading take no more rows than these. */
const headingWithin = 20

/** HS 2022, HS2022, HS-2022 code. A conversion table’s “From HS 2022” is none: it sends each code to a single one. */
const international = /^HS[-_]?(\d{4})(?:codes?|subheadings?)?$/i
/** 2022年税则号列, 2021年税号, 2022商品编码. */
const national = /^(\d{4})年?版?(?:税则)?(?:号列|税号|商品编码|商品编号|编码)$/
/** 新税号, 原税号, 调整后税则号列, 原商品编码. */
const relative = /^(新|现|原|旧|调整后|调整前)(?:的)?(?:税则)?(?:号列|税号|商品编码|商品编号|编码)$/
const relation = /^(?:relationship|relation|对应关系|关系)$/i

/** The rows of a sheet have such a heading. */
export const hasCorrelationHeading = (rows: readonly Row[]): boolean => headingAt(rows) >= 0

/**
 * The columns by their headings, wherever they stand: of the UN (`HS 2022`, `HS 2017`, `Relationship`) or of customs
 * (`2022年税则号列`, `2021年税则号列`, or 新税号 and 原税号, whose years the user states).
 *
 * @throws UserError where there is no such heading, or it does not say which two nomenclatures are meant.
 */
export function correlationColumns(
  file: string,
  rows: readonly Row[],
  stated: StatedYears,
): CorrelationColumns {
  const position = headingAt(rows)
  const heading = rows[position]
  if (!heading) throw noHeading(file, rows[0])
  const found = heading.fields.flatMap((field, index) => codeColumn(field, index, stated))
  const chosen =
    found.length > 2 ? found.filter(({ year }) => year === stated.former || year === stated.later) : found
  const [former, later] = chosen.toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0))
  const where = { file, line: heading.line, found: found.map((item) => item.heading).join(', ') }
  const isTurned = stated.former !== undefined && stated.later !== undefined && stated.former >= stated.later
  if (isTurned || chosen.length !== 2 || !former?.year || !later?.year || former.year === later.year)
    throw whichNomenclatures(where)
  const message = heading.fields.findIndex((field) => relation.test(plain(field)))
  return {
    former: { ...former, year: former.year },
    later: { ...later, year: later.year },
    relation: message < 0 ? null : message,
    firstRow: position + 1,
  }
}

const headingAt = (rows: readonly Row[]): number =>
  rows
    .slice(0, headingWithin)
    .findIndex(({ fields }) => fields.flatMap((field, index) => codeColumn(field, index, {})).length > 1)

function codeColumn(field: string, index: number, stated: StatedYears) {
  const text = plain(field)
  const heading = field.trim().replace(/\s+/g, ' ')
  const year = (international.exec(text) ?? national.exec(text))?.[1]
  if (year !== undefined) return [{ index, heading, year: Number(year) }]
  const side = relative.exec(text)?.[1]
  if (side === undefined) return []
  return [{ index, heading, year: /[新现后]/.test(side) ? stated.later : stated.former }]
}

const plain = (text: string): string => text.replaceAll(/\s/g, '')

const noHeading = (file: string, first: Row | undefined): UserError =>
  new UserError(
    {
      zh: '没有找到编码对照表的表头。',
      en: 'The heading of a correlation table was not found.',
    },
    {
      where: { file, ...(first && { line: first.line, found: first.fields.join(', ') }) },
      hint: {
        zh: '表头应有两列编码，如 HS 2022、HS 2017，或 2022年税则号列、2021年税则号列，或 新税号、原税号。每个编码只对一个编码的换算表（From HS 2022、To HS 2017）看不出拆分与合并，不能用。',
        en: 'It has two columns of codes, such as HS 2022 and HS 2017, or 2022年税则号列 and 2021年税则号列, or 新税号 and 原税号. A conversion table (From HS 2022, To HS 2017), which gives one code for each, hides splits and mergers and cannot be used.',
      },
    },
  )

const whichNomenclatures = (where: Where): UserError =>
  new UserError(
    {
      zh: '表头没有说明是哪两个税则版本之间的对照。',
      en: 'The heading does not say which two nomenclatures the table is of.',
    },
    {
      where,
      hint: {
        zh: '在 tradebrief.yaml 的 correlations 里写明，如 {file: 转换表.xlsx, former: HS2017, later: HS2022}。',
        en: 'Say it under correlations in tradebrief.yaml: {file: table.xlsx, former: HS2017, later: HS2022}.',
      },
    },
  )
