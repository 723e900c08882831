import { tradeStructureId } from '../codes/sdmx-codes/sdmx-codes.ts'
import { Fraction } from '../trade/numbers/numbers.ts'
import {
  type AmountScale,
  type Breakdown,
  currencyNames,
  formatMonth,
  type Localized,
  withoutControls,
} from '../trade/trade.ts'
import {
  CodeCollector,
  type Dataset,
  type FlatColumn,
  type FlatTable,
  type Observation,
  type Structure,
} from './dataset.ts'
import type { ExportedSeries, TradeRecord } from './trade-records.ts'
import { findUnitCode, nameUnit } from './units.ts'

const coded = (id: string, zh: string, en: string) => ({ id, name: { zh, en }, isCoded: true })
const text = (id: string, zh: string, en: string) => ({ id, name: { zh, en }, isCoded: false })

/** After IMTS 2010: what is traded, between whom, where and how; `_T` where the data are not broken down. */
export const tradeStructure: Structure = {
  id: tradeStructureId,
  name: { zh: '国际商品贸易统计', en: 'International merchandise trade statistics' },
  dimensions: [
    coded('FREQ', '频率', 'Frequency'),
    coded('REPORTER', '报告国（地区）', 'Reporter'),
    coded('SOURCE', '数据来源', 'Source of the data'),
    coded('FLOW', '流向', 'Trade flow'),
    coded('COMMODITY', '商品', 'Commodity'),
    coded('PARTNER', '贸易伙伴', 'Partner'),
    coded('PLACE', '注册地', 'Place of the trader'),
    coded('CUSTOMS_PROC', '贸易方式', 'Customs procedure'),
    coded('MEASURE', '指标', 'Measure'),
    coded('CURRENCY', '数据系列的币种', 'Currency of the series'),
  ],
  attributes: [
    coded('UNIT_MEASURE', '计量单位', 'Unit of measure'),
    coded('UNIT_MULT', '单位倍数（10的幂）', 'Unit multiplier (power of ten)'),
    coded('OBS_STATUS', '观测状态', 'Observation status'),
    text('VINTAGE', '数据日期', 'Date of the data'),
  ],
}

/** The names of codes that are the same in every ledger. */
export const codeWords: Readonly<Record<string, Localized>> = {
  M: { zh: '月度', en: 'Monthly' },
  X: { zh: '出口', en: 'Exports' },
  I: { zh: '进口', en: 'Imports' },
  _T: { zh: '合计', en: 'Total' },
  VALUE: { zh: '金额', en: 'Statistical value' },
  QTY: { zh: '第一数量', en: 'Quantity' },
  QTY2: { zh: '第二数量', en: 'Second quantity' },
  ...currencyNames,
  CNY: { zh: '人民币', en: 'Chinese yuan' },
  EUR: { zh: '欧元', en: 'Euros' },
  JPY: { zh: '日元', en: 'Yen' },
  '0': { zh: '个位', en: 'Units' },
  A: { zh: '正常值', en: 'Normal value' },
}

/** The names of commodities, as files write them. */
type CommodityNames = ReadonlyMap<string, string>

export const nameCommodity = (commodities: CommodityNames, code: string): Localized => {
  const name = withoutControls(commodities.get(code) ?? '') || code
  return { zh: name, en: name }
}

const nameMember = ({ codes }: ExportedSeries, dimension: Breakdown, code: string): Localized => {
  const { zh, en } = codes.findName(dimension, code)
  return { zh: withoutControls(zh), en: withoutControls(en) }
}

/** Records as observations: one for the value, and one for each quantity. Members that are one partner now are added up. */
export function toTradeDataset(records: AsyncIterable<TradeRecord>, names: CommodityNames): Dataset {
  const collector = new CodeCollector()
  return {
    structure: tradeStructure,
    codes: collector,
    observations: listObservations(records, names, collector),
  }
}

async function* listObservations(
  records: AsyncIterable<TradeRecord>,
  names: CommodityNames,
  collector: CodeCollector,
): AsyncGenerator<Observation> {
  const code = (component: string, id: string) =>
    collector.add(component, id, () => codeWords[id] ?? { zh: id, en: id })
  const member = (component: string, dimension: Breakdown, { series, [dimension]: id }: TradeRecord) =>
    id === null
      ? code(component, '_T')
      : collector.add(component, series.codes.findId(dimension, id), () => nameMember(series, dimension, id))
  for await (const record of records) {
    const { reporter, source } = record.series
    const key = {
      FREQ: code('FREQ', 'M'),
      REPORTER: collector.add('REPORTER', reporter.code, () => reporter.name),
      SOURCE: collector.add('SOURCE', source.code, () => source.name),
      FLOW: code('FLOW', record.flow === 'export' ? 'X' : 'I'),
      COMMODITY: collector.add('COMMODITY', record.commodity, () => nameCommodity(names, record.commodity)),
      PARTNER: member('PARTNER', 'partner', record),
      PLACE: member('PLACE', 'place', record),
      CUSTOMS_PROC: member('CUSTOMS_PROC', 'procedure', record),
    }
    const rest = {
      UNIT_MULT: code('UNIT_MULT', '0'),
      OBS_STATUS: code('OBS_STATUS', 'A'),
      VINTAGE: record.vintage,
    }
    for (const [measure, amount, unit] of listMeasures(record)) {
      if (amount === null) continue
      yield {
        period: formatMonth(record.month),
        value: amount,
        components: {
          ...key,
          MEASURE: code('MEASURE', measure),
          CURRENCY: code('CURRENCY', record.currency),
          UNIT_MEASURE: collector.add('UNIT_MEASURE', findUnitCode(unit ?? ''), () => nameUnit(unit ?? '')),
          ...rest,
        },
      }
    }
  }
}

/** Customs publishes quantities with each series of values, so that they have its currency as a key. */
function listMeasures(record: TradeRecord): (readonly [string, string | null, string | null])[] {
  const { value, quantity, quantity2 } = listAmounts(record)
  return [
    ['VALUE', value, record.currency],
    ['QTY', quantity, record.unit],
    ['QTY2', quantity2, record.unit2],
  ]
}

/** Exact amounts in whole units, with as many decimals as they need. */
function listAmounts({ series: { scale }, value, quantity, quantity2 }: TradeRecord) {
  const write = (amount: bigint, decimals: number) => Fraction.ofScaled(amount, decimals).toDecimal()
  return {
    value: write(value, scale.value),
    quantity: quantity === null ? null : write(quantity, scale.quantity),
    quantity2: quantity2 === null ? null : write(quantity2, scale.quantity),
  }
}

/** Records as a table, a row each, with names; amounts are whole numbers where no series has decimals. */
export function toTradeTable(
  records: AsyncIterable<TradeRecord>,
  names: CommodityNames,
  scales: readonly AmountScale[],
): FlatTable {
  const amount = (decimals: readonly number[]): FlatColumn['type'] =>
    Math.max(0, ...decimals) === 0 ? 'integer' : { decimals: Math.max(...decimals) }
  const quantities = amount(scales.map(({ quantity }) => quantity))
  const textColumns = [
    ...['reporter', 'source', 'flow', 'month', 'commodity', 'commodity_name', 'partner', 'partner_name'],
    ...['place', 'place_name', 'procedure', 'procedure_name', 'currency'],
  ]
  return {
    columns: [
      ...textColumns.map((name) => ({ name, type: 'text' as const })),
      { name: 'value', type: amount(scales.map(({ value }) => value)) },
      { name: 'quantity', type: quantities },
      { name: 'unit', type: 'text' },
      { name: 'quantity2', type: quantities },
      { name: 'unit2', type: 'text' },
      { name: 'vintage', type: 'text' },
      { name: 'rows', type: 'integer' },
    ],
    rows: listRows(records, names),
  }
}

async function* listRows(
  records: AsyncIterable<TradeRecord>,
  names: CommodityNames,
): AsyncGenerator<readonly (string | null)[]> {
  const member = (dimension: Breakdown, { series, [dimension]: id }: TradeRecord) =>
    id === null ? [null, null] : [series.codes.findId(dimension, id), nameMember(series, dimension, id).en]
  for await (const record of records) {
    const { reporter, source } = record.series
    const { value, quantity, quantity2 } = listAmounts(record)
    yield [
      ...[reporter.code, source.code, record.flow, formatMonth(record.month)],
      ...[record.commodity, nameCommodity(names, record.commodity).en],
      ...member('partner', record),
      ...member('place', record),
      ...member('procedure', record),
      ...[record.currency, value, quantity, record.unit, quantity2, record.unit2],
      ...[record.vintage, String(record.rows)],
    ]
  }
}
