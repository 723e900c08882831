import { UserError } from '../../trade/errors/errors.ts'
import type { Flow, Localized, Month } from '../../trade/trade.ts'
import type { Row } from '../formats/formats.ts'
import {
  badField,
  decimalNumber,
  type OpenTable,
  openDelimited,
  type ReportedRow,
  type RowRole,
} from '../reported/reported.ts'
import type { SourceFile } from '../source-file.ts'
import { findPartner, findReporter, membersOfUnion, type Partner } from './areas.ts'
import { noArea, noFlow, noPeriod, noProduct, noQuantity, scale } from './bulk.ts'
import { readCommodity } from './commodity.ts'
import { readPeriod } from './period.ts'

export const sdmxHeading = [
  ...['DATAFLOW', 'LAST UPDATE', 'freq', 'reporter', 'partner', 'product', 'flow', 'indicators'],
  ...['TIME_PERIOD', 'OBS_VALUE'],
]

const [updatePlace, frequencyPlace, reporterPlace, partnerPlace, productPlace] = [1, 2, 3, 4, 5] as const
const [flowPlace, indicatorPlace, periodPlace, valuePlace] = [6, 7, 8, 9] as const

/** An extraction has five million cells at most; each cell of trade takes up to three of them. */
const mostCells = 2_000_000

/** The indicators of one cell, which come in rows of their own. */
interface Cell {
  readonly row: Omit<ReportedRow, 'value' | 'quantity' | 'unit' | 'quantity2' | 'unit2'>
  value: bigint | null
  kilograms: bigint | null
  supplementary: bigint | null
}

/** Rows of SDMX-CSV: one for each indicator of a cell. Cells are kept until all rows are read. */
export const openObservations: OpenTable = async (file, { now, codes = [] }) => {
  const { rows } = await openDelimited(file, {
    publisher: 'Comext',
    headings: [sdmxHeading],
    delimiter: ',',
    hasTrailingDelimiter: true,
    encoding: 'utf-8',
  })
  const cells = new Map<string, Cell>()
  const reader = new ObservationReader(file, now, codes)
  for await (const batch of rows()) for (const row of batch) reader.add(cells, row)
  if (reader.nameWithoutCode) {
    const hasValues = [...cells.values()].some(({ value }) => value !== null)
    throw hasValues ? nameWithoutCode(file.name, reader.nameWithoutCode) : withoutValues(file.name, 2, true)
  }
  const reported = listRows(file.name, cells)
  return {
    ...{ currency: 'EUR', scale, dimensions: ['partner'] },
    ...(reader.asOf !== null && { asOf: reader.asOf }),
    async *rows() {
      yield reported
    },
  }
}

function listRows(file: string, cells: ReadonlyMap<string, Cell>): ReportedRow[] {
  const complete = [...cells.values()].flatMap(({ row, value, kilograms, supplementary }): ReportedRow[] => {
    if (value === null) return []
    const weight = { quantity: kilograms, unit: kilograms === null ? null : '千克' }
    // The unit is that of the nomenclature, which the file does not name.
    const other = { quantity2: supplementary, unit2: supplementary === null ? null : '补充单位' }
    return [{ ...row, value, ...weight, ...other }]
  })
  const missing = [...cells.values()].find(({ value }) => value === null)
  if (missing) throw withoutValues(file, missing.row.line, complete.length === 0)
  return complete.sort((a, b) => a.line - b.line)
}

class ObservationReader {
  readonly #file: SourceFile
  readonly #now: Month
  readonly #codes: readonly string[]
  /** When the data were published last, ISO 8601. */
  asOf: string | null = null
  /** The first name of goods that has no code. */
  nameWithoutCode: NameWithoutCode | null = null

  /** @param codes the products of the query, as a person says them. */
  constructor(file: SourceFile, now: Month, codes: readonly string[]) {
    this.#file = file
    this.#now = now
    this.#codes = codes
  }

  add(cells: Map<string, Cell>, { line, fields }: Row): void {
    const get = (index: number): string => (fields[index] ?? '').trim()
    const fail = (index: number, words: Localized): never => {
      throw badField(this.#file.name, line, sdmxHeading[index] ?? '', get(index), words)
    }
    const key = [reporterPlace, partnerPlace, productPlace, flowPlace, periodPlace].map(get).join('\n')
    const cell = cells.get(key) ?? this.#startCell(line, get, fail)
    cells.set(key, cell)
    if (cells.size > mostCells) throw tooMany(this.#file.name)
    const published = readUpdate(get(updatePlace)) ?? fail(updatePlace, noUpdate)
    if (this.asOf === null || published > this.asOf) this.asOf = published
    const amount = decimalNumber(get(valuePlace), 2) ?? fail(valuePlace, noQuantity)
    const measure = indicators[get(indicatorPlace)] ?? fail(indicatorPlace, noIndicator)
    if (cell[measure] !== null) fail(indicatorPlace, repeated)
    // Hundreds of kilograms with two decimals are whole kilograms.
    cell[measure] = measure === 'kilograms' ? amount * 100n : measure === 'value' ? toEuros(amount) : amount
    if (cell[measure] === null) fail(valuePlace, noEuros)
  }

  #startCell(line: number, get: (index: number) => string, fail: Fail): Cell {
    const reporter = findReporter(get(reporterPlace)) ?? fail(reporterPlace, noArea)
    const partner = findPartner(get(partnerPlace)) ?? fail(partnerPlace, noArea)
    const flow = flows[get(flowPlace)] ?? fail(flowPlace, noFlow)
    const period = readPeriod(get(periodPlace), this.#now) ?? fail(periodPlace, noPeriod)
    const frequency = period.from === period.to ? /^M(?:onthly)?$/ : /^A(?:nnual)?$/
    if (!frequency.test(get(frequencyPlace))) fail(frequencyPlace, otherFrequency)
    const product = get(productPlace)
    const code = /^(?:\d{2,8}|[\dX]{8})(?=$|[: -])|^TOTAL/.exec(product)?.[0] ?? this.#codeOfName(product)
    const isName = code === '' && product !== '' && !/^[\dX]+$/.test(product)
    if (isName) this.nameWithoutCode ??= { line, name: product, isFirst: product === this.#label }
    const { commodity, isConfidential } = isName
      ? { commodity: { code: '', name: product }, isConfidential: false }
      : (readCommodity(code) ?? fail(productPlace, noProduct))
    return {
      row: {
        ...{
          line,
          role: toRole({ code: reporter, name: get(reporterPlace) }, partner, period.to),
          reporter,
          flow,
          period,
          decimals: 0,
        },
        commodity: commodity && { ...commodity, name: product === commodity.code ? '' : product },
        partner: partner.kind === 'area' ? partner.area : { code: '', name: partner.name },
        key: get(partnerPlace),
        ...(isConfidential && { isConfidential }),
      },
      ...{ value: null, kilograms: null, supplementary: null },
    }
  }

  #label: string | null = null

  /** Labels alone have no code: that of the only product can be stated, or stand in the name of the file. */
  #codeOfName(label: string): string {
    const named = this.#file.name.match(/(?<![\d-])(?:\d{4}|\d{6}|\d{8})(?![\d-])/g) ?? []
    const codes = this.#codes.length > 0 ? this.#codes : named
    this.#label ??= label
    return codes.length === 1 && label === this.#label ? (codes[0] ?? '') : ''
  }
}

type Fail = (index: number, words: Localized) => never

const flows: Readonly<Record<string, Flow>> = {
  '1': 'import',
  '2': 'export',
  IMPORT: 'import',
  EXPORT: 'export',
}

const indicators: Readonly<Record<string, 'value' | 'kilograms' | 'supplementary'>> = {
  VALUE_IN_EUROS: 'value',
  QUANTITY_IN_100KG: 'kilograms',
  SUPPLEMENTARY_QUANTITY: 'supplementary',
}

/**
 * Of a member the total is all trade. Of the Union it is trade with others than the members, who are no partners; an
 * aggregate that has other members (EU28_EXTRA for EU27_2020) is not its total.
 */
function toRole(
  reporter: { readonly code: string; readonly name: string },
  partner: Partner,
  month: Month,
): RowRole {
  if (reporter.code !== 'EU')
    return partner.kind === 'area' ? 'partner' : partner.kind === 'world' ? 'total' : 'aggregateRows'
  const members = membersOfUnion(reporter.name, month)
  if (partner.kind === 'area') return members.has(partner.area.code) ? 'memberRows' : 'partner'
  if (partner.kind !== 'extra') return 'aggregateRows'
  const others = membersOfUnion(partner.name, month)
  const isSame = members.size === others.size && [...members].every((code) => others.has(code))
  return isSame ? 'total' : 'aggregateRows'
}

/** Whole euros of an amount in hundredths; null where it has cents. */
const toEuros = (hundredths: bigint): bigint | null => (hundredths % 100n === 0n ? hundredths / 100n : null)

/** `17/02/25 11:00:00`, as ISO 8601 in universal time; null for what is none. */
function readUpdate(text: string): string | null {
  const [, day, month, year, time] = /^(\d\d)\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d)$/.exec(text) ?? []
  const date = new Date(`20${year}-${month}-${day}T${time}Z`)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

const noUpdate: Localized = {
  zh: '应为日/月/年和时间（17/02/25 11:00:00）',
  en: 'Expected day/month/year and a time (17/02/25 11:00:00)',
}
const noIndicator: Localized = {
  zh: '应为 VALUE_IN_EUROS、QUANTITY_IN_100KG 或 SUPPLEMENTARY_QUANTITY',
  en: 'Expected VALUE_IN_EUROS, QUANTITY_IN_100KG or SUPPLEMENTARY_QUANTITY',
}
const noEuros: Localized = { zh: '应为整欧元', en: 'Expected whole euros' }
const otherFrequency: Localized = {
  zh: '与时期不符：月份应为 M，年份应为 A',
  en: 'This does not go with the period: M for a month, A for a year',
}
const repeated: Localized = {
  zh: '这个指标与前面的一行重复，不能相加',
  en: 'An earlier row has this indicator of the same cell, and the two cannot be added up',
}
interface NameWithoutCode {
  readonly line: number
  readonly name: string
  /** Whether it is the name of the first row, not a second one. */
  readonly isFirst: boolean
}

const nameWithoutCode = (file: string, { line, name, isFirst }: NameWithoutCode): UserError =>
  new UserError(
    isFirst
      ? {
          zh: '文件只有商品名称，没有商品编码。',
          en: 'The file has names of goods without their codes.',
        }
      : {
          zh: '文件有几种商品，只有名称，没有编码。',
          en: 'The file has several products by their names, without codes.',
        },
    {
      where: { file, line, column: 'product', found: name },
      hint: {
        zh: `下载时在 Labels 里选择带编码（Code 或 Both），再下载一次${isFirst ? '；如果文件只有这一种商品，也可以用 --codes 写明它的编码（如 --codes 391510）' : ''}。`,
        en: `Download it again with codes (Labels: code, or both)${isFirst ? '; if the file has this product alone, its code can also be stated (--codes 391510)' : ''}.`,
      },
      asksFacts: true,
      deskHint: {
        zh: `下载时在 Labels 里选择带编码（Code 或 Both），再下载一次${isFirst ? '；如果文件只有这一种商品，也可以填写“查询的商品”（如 391510），再重新识别' : ''}。`,
        en: `Download it again with codes (Labels: code, or both)${isFirst ? '; if the file has this product alone, fill in the commodities of the query (391510), and have it read again' : ''}.`,
      },
    },
  )

/** @param isOfNone whether no cell has a value. */
const withoutValues = (file: string, line: number, isOfNone: boolean): UserError =>
  new UserError(
    isOfNone
      ? {
          zh: '文件只有数量，没有金额（VALUE_IN_EUROS）。',
          en: 'The file has quantities alone, without values (VALUE_IN_EUROS).',
        }
      : { zh: '这一格有数量而没有金额。', en: 'This cell has a quantity without a value.' },
    {
      where: { file, line },
      hint: {
        zh: '下载时把指标 VALUE_IN_EUROS 也选上，商品选带编码的。',
        en: 'Choose the indicator VALUE_IN_EUROS too when downloading, and codes of products.',
      },
    },
  )

const tooMany = (file: string): UserError =>
  new UserError(
    { zh: `查询结果超过 ${mostCells} 格。`, en: `The query has more than ${mostCells} cells.` },
    {
      where: { file },
      hint: {
        zh: '分几次下载，或用每月的整批文件（.dat）。',
        en: 'Download it in parts, or use the monthly bulk (.dat).',
      },
    },
  )
