import type { Document, ShownFigure } from '../brief/brief.ts'
import { type CodeLists, figureWords } from '../codes/codes.ts'
import { figureStructureId } from '../codes/sdmx-codes/sdmx-codes.ts'
import {
  addMonths,
  type FigureName,
  formatMonth,
  getMessageLanguage,
  type Localized,
  type Marker,
  type Month,
  parseFigureId,
} from '../trade/trade.ts'
import { CodeCollector, type Dataset, type FlatTable, type Observation, type Structure } from './dataset.ts'
import { findUnitCode, nameUnit } from './units.ts'

const coded = (id: string, zh: string, en: string) => ({ id, name: { zh, en }, isCoded: true })
const text = (id: string, zh: string, en: string) => ({ id, name: { zh, en }, isCoded: false })

/** Figures of a brief, by the parts of their ids; TIME_PERIOD is the month with which their window ends. */
const figureStructure: Structure = {
  id: figureStructureId,
  name: { zh: '贸易简报的数字', en: 'Figures of a trade brief' },
  dimensions: [
    coded('FREQ', '频率', 'Frequency'),
    coded('REPORTER', '报告国（地区）', 'Reporter'),
    coded('PRODUCT', '产品', 'Product'),
    coded('FLOW', '流向', 'Trade flow'),
    coded('BREAKDOWN', '分组', 'Breakdown'),
    coded('MEMBER', '成员', 'Member'),
    coded('WINDOW', '时段', 'Window'),
    coded('MEASURE', '指标', 'Measure'),
    coded('OPERATION', '运算', 'Operation'),
  ],
  attributes: [
    coded('UNIT_MEASURE', '计量单位', 'Unit of measure'),
    coded('UNIT_MULT', '单位倍数（10的幂）', 'Unit multiplier (power of ten)'),
    coded('OBS_STATUS', '观测状态', 'Observation status'),
    text('VINTAGE', '数据日期', 'Date of the data'),
    text('FIGURE_ID', '数字的编号', 'Id of the figure'),
    text('PRINTED', '简报所印', 'As the brief prints it'),
  ],
}

/** Of CL_OBS_STATUS: what a missing value is missing for. */
const statuses: Readonly<Record<Marker | 'normal', readonly [code: string, name: Localized]>> = {
  normal: ['A', { zh: '正常值', en: 'Normal value' }],
  lowBase: ['A', { zh: '正常值', en: 'Normal value' }],
  notAvailable: ['O', { zh: '缺值', en: 'Missing value' }],
  noBase: ['M', { zh: '无法计算', en: 'Missing value; data cannot exist' }],
  noTotal: ['M', { zh: '无法计算', en: 'Missing value; data cannot exist' }],
  mixedUnits: ['M', { zh: '无法计算', en: 'Missing value; data cannot exist' }],
}

/** A brief with what its figures are named by. */
export interface ExportedBrief {
  readonly document: Document
  readonly codes: CodeLists
  /** The last month of the brief. */
  readonly month: Month
  readonly product: { readonly id: string; readonly name: Localized }
  readonly reporter: { readonly code: string; readonly name: Localized }
}

interface NamedFigure {
  readonly figure: ShownFigure
  readonly name: FigureName
}

/** Figures whose ids have parts; all have. */
const listNamed = ({ document }: ExportedBrief): NamedFigure[] =>
  [...document.figures.values()].flatMap((figure) => {
    const name = parseFigureId(figure.id)
    return name ? [{ figure, name }] : []
  })

/** The figures of a brief as observations. */
export function toFigureDataset(brief: ExportedBrief): Dataset {
  const collector = new CodeCollector()
  return { structure: figureStructure, codes: collector, observations: listObservations(brief, collector) }
}

async function* listObservations(
  brief: ExportedBrief,
  collector: CodeCollector,
): AsyncGenerator<Observation> {
  const { document, codes, month, product } = brief
  const plain = (component: string, id: string) => collector.add(component, id, () => ({ zh: id, en: id }))
  for (const { figure, name } of listNamed(brief)) {
    const { flow, dimension, code, window, lag = 0, measure, operation, year } = name
    const member = code === undefined ? '_T' : toSdmxId(code)
    const reporter = findReporter(name, brief)
    const [status, statusName] = statuses[figure.marker ?? 'normal']
    yield {
      period: formatMonth(addMonths(month, -lag)),
      value: figure.value,
      components: {
        FREQ: collector.add('FREQ', 'M', () => ({ zh: '月度', en: 'Monthly' })),
        REPORTER: collector.add('REPORTER', reporter.code, () => reporter.name),
        PRODUCT: collector.add('PRODUCT', toSdmxId(product.id), () => product.name),
        FLOW: plain('FLOW', flow),
        BREAKDOWN: plain('BREAKDOWN', dimension ?? '_T'),
        MEMBER: collector.add('MEMBER', member, () => nameMember(name, figure, codes)),
        WINDOW: plain('WINDOW', window),
        MEASURE: plain('MEASURE', measure),
        OPERATION: plain('OPERATION', operation ? `${operation}${year ? `-${year}` : ''}` : '_Z'),
        UNIT_MEASURE: collector.add('UNIT_MEASURE', findUnitCode(figure.unit), () => nameUnit(figure.unit)),
        UNIT_MULT: collector.add('UNIT_MULT', '0', () => ({ zh: '个位', en: 'Units' })),
        OBS_STATUS: collector.add('OBS_STATUS', status, () => statusName),
        VINTAGE: document.about.asOf,
        FIGURE_ID: figure.id,
        PRINTED: figure.text,
      },
    }
  }
}

/** Whose data a figure is by: the brief's reporter, or another one that it is set beside. */
function findReporter(
  { reporter: code }: FigureName,
  { reporter, codes }: ExportedBrief,
): ExportedBrief['reporter'] {
  if (code === undefined) return reporter
  const name = (codes.findPartnerById(code) ?? codes.findGroup(code))?.name ?? { zh: code, en: code }
  return { code, name }
}

/** The name of a partner, group, place or class: what the words of the figure have beyond those of its total. */
function nameMember(
  { dimension, code = '_T' }: FigureName,
  { id }: ShownFigure,
  codes: CodeLists,
): Localized {
  switch (dimension) {
    case 'partner':
      return codes.findPartnerById(code)?.name ?? { zh: code, en: code }
    case 'group':
      return codes.findGroup(code)?.name ?? { zh: code, en: code }
    case 'place':
      return codes.findPlaceById(code)?.name ?? { zh: code, en: code }
    case undefined:
      return { zh: '合计', en: 'Total' }
    default:
      return figureWords(id, codes)
  }
}

/** Ids of SDMX have letters, digits and few signs; others are written as code points. */
const toSdmxId = (text: string): string =>
  text.replace(/[^A-Za-z0-9_@$-]/gu, (sign) => `U${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)

/** The figures of a brief as a table, a row each. */
export function toFigureTable(brief: ExportedBrief): FlatTable {
  const names = [
    ...['id', 'name', 'product', 'reporter', 'flow', 'breakdown', 'member', 'window', 'month'],
    ...['measure', 'operation', 'value', 'unit', 'printed', 'marker', 'vintage'],
  ]
  return {
    columns: names.map((name) => ({ name, type: name === 'value' ? 'decimal' : 'text' })),
    rows: listRows(brief),
  }
}

async function* listRows(brief: ExportedBrief): AsyncGenerator<readonly (string | null)[]> {
  const { document, codes, month, product } = brief
  for (const { figure, name } of listNamed(brief)) {
    const reporter = findReporter(name, brief)
    const { flow, dimension = null, code = null, window, lag = 0, measure, operation = null, year } = name
    yield [
      ...[
        figure.id,
        figureWords(figure.id, codes, month)[getMessageLanguage(document.language)],
        product.id,
        reporter.code,
      ],
      ...[flow, dimension, code, window, formatMonth(addMonths(month, -lag)), measure],
      ...[year ? `${operation}-${year}` : operation, figure.value, figure.unit, figure.text],
      ...[figure.marker, document.about.asOf],
    ]
  }
}
