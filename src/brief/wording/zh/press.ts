import { figureWords, standardCodes } from '../../../codes/codes.ts'
import { mapRules } from '../../../trade/observation/observation.ts'
import { nameMonthRange } from '../../../trade/trade.ts'
import type { DerivationWords, PressWords, WorkbookWords } from '../press-words.ts'
import { currencyNames } from './statements.ts'

const workbook: WorkbookWords = {
  sheets: {
    cover: '封面',
    contents: '目录',
    text: '正文',
    table: (number) => `表${number}`,
    chart: (number) => `图${number}`,
    notes: '注释',
    data: '数据',
  },
  holds: {
    cover: '标题、编制说明、使用说明',
    text: '简报正文与评论',
    notes: '各表的注与正文的脚注',
    data: '每个数字的精确值、单位和由来',
  },
  columns: {
    sheet: '工作表',
    holds: '内容',
    item: '项目',
    group: '类别',
    number: '编号',
    note: '内容',
    where: '所在工作表',
    figure: '数字',
    id: '编号',
    value: '数值',
    unit: '单位',
    printed: '简报所示',
    scale: '所示单位的倍数',
    kind: '种类',
    marker: '标记',
    derivation: '由来',
    exact: '精确值',
  },
  kinds: { input: '输入值', formula: '公式', fixed: '固定值' },
  markers: {
    noBase: '无可比基数',
    notAvailable: '未提供',
    mixedUnits: '单位不一致',
    noTotal: '总额为零',
    lowBase: '基数过小',
  },
  noteMark: (number) => `[注 ${number}]`,
  footnoteMark: (number) => `[脚注 ${number}]`,
  noteWord: '注：',
  inBrackets: (text) => `（${text}）`,
  backToContents: '返回目录',
  about: '使用说明',
  use: [
    '“数据”表列出简报的每一个数字，“种类”一栏写明它是哪一种。输入值（蓝色）是海关数据的合计或海关月报所印的数；公式由它们算出，各表引用“数据”表：改动一个输入值，公式和各表随之更新。',
    '固定值（灰色）不随之变化：它们逐项算自单个商品和贸易伙伴（指数、集中度、名次等）或带有标记，本工作簿没有这些明细。正文是文字，也不随之变化。',
    '表中数字按四舍五入显示，单元格保留更多小数；小数位数按简报所示，不随数值变化。',
    '数值超过15位有效数字时，“精确值”一栏另以文字给出分数或整数。最后一栏是数字的编号，评论引用数字时用它。',
  ],
  footer: '&C第 &P 页，共 &N 页',
  font: '等线',
}

const derivation: DerivationWords = {
  sum: '海关数据合计',
  bulletin: (file, line, goods) => `海关统计月报 ${file} 第${line}行“${goods}”`,
  notLoaded: '海关统计月报的总值表，未载入',
  flow: { export: '出口', import: '进口' },
  measure: { value: '金额', quantity: '数量', quantity2: '第二数量' },
  currency: (currency) => currencyNames[currency],
  range: (months) => nameMonthRange(months).zh,
  named: (name, code) => `${name}（${code}）`,
  commodities: '商品',
  dimension: { partner: '贸易伙伴', place: '注册地', procedure: '贸易方式' },
  without: '不含',
  within: '只含',
  more: (count) => `等${count}个`,
  between: '、',
  after: '：',
  parts: '；',
  rules: mapRules(({ zh }) => zh),
}

/** What formats say in Chinese. */
export const zhPress: PressWords = {
  logo: '编制单位的标志',
  contents: '目录',
  page: { before: '第 ', between: ' 页，共 ', after: ' 页' },
  continued: '（续）',
  noCharts: '本报告没有图。',
  html: {
    wider: '左右滑动可看其余各列',
    ...{ back: '返回正文', footnote: '脚注', footnotes: '脚注', chartData: '图中数据' },
    derivations: (count) => `数字的由来（${count} 个）`,
    ...{ close: '关闭', printed: '印作', ids: '显示编号' },
  },
  workbook,
  slides: {
    ...{ summary: '要点', footnotes: '脚注', statements: '编制说明' },
    ...{ basis: '数据文件：', asOf: '公布截至', source: '数据来源：' },
    notesOf: (table) => `表${table}附注`,
  },
  article: {
    copy: '复制文章',
    copied: '已复制，请粘贴到公众号编辑器',
    failed: '浏览器不允许复制：请按 Ctrl+C（文章已选中）',
    use: '点击“复制文章”，再粘贴到微信公众号的编辑器。图片随文章一起粘贴；编辑器没有收到的图片请另行上传。',
  },
  derivation,
  nameFigure: (id, last, named) => figureWords(id, standardCodes, last, named).zh,
}
