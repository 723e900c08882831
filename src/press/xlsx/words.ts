import type { Language, Marker } from '../../trade/trade.ts'

/** What a workbook says beside the brief's own text. */
export interface WorkbookWords {
  /** The names of sheets; a table's sheet is named by the table's number. */
  readonly sheets: {
    readonly cover: string
    readonly contents: string
    readonly text: string
    table(number: number): string
    chart(number: number): string
    readonly notes: string
    readonly data: string
  }
  /** What the sheets hold, for the contents. */
  readonly holds: {
    readonly cover: string
    readonly text: string
    readonly notes: string
    readonly data: string
  }
  readonly columns: {
    readonly sheet: string
    readonly holds: string
    /** Above the rows' names, where the table leaves the heading out. */
    readonly item: string
    /** Above what were rows over the whole width. */
    readonly group: string
    readonly number: string
    readonly note: string
    readonly where: string
    readonly figure: string
    readonly id: string
    readonly value: string
    readonly unit: string
    readonly printed: string
    readonly scale: string
    readonly kind: string
    readonly marker: string
    readonly derivation: string
    readonly exact: string
  }
  /** What a value on the data sheet is. */
  readonly kinds: Readonly<Record<'input' | 'formula' | 'fixed', string>>
  readonly markers: Readonly<Record<Marker, string>>
  noteMark(number: number): string
  footnoteMark(number: number): string
  /** What a note begins with in the brief; in the workbook its mark says as much. */
  readonly noteWord: string
  /** What is beside a text, such as where a link leads. */
  inBrackets(text: string): string
  readonly backToContents: string
  readonly about: string
  /** How the workbook is to be used. */
  readonly use: readonly string[]
  /** In the codes of Excel's footers. */
  readonly footer: string
  /** The usual one of the language's Excel. */
  readonly font: string
}

const zh: WorkbookWords = {
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

const en: WorkbookWords = {
  sheets: {
    cover: 'Cover',
    contents: 'Contents',
    text: 'Text',
    table: (number) => `Table ${number}`,
    chart: (number) => `Figure ${number}`,
    notes: 'Notes',
    data: 'Data',
  },
  holds: {
    cover: 'Title, what the brief stands on, how to use this workbook',
    text: 'The text of the brief, with its commentary',
    notes: 'Notes to the tables, and footnotes to the text',
    data: 'Every figure with its exact value, unit and derivation',
  },
  columns: {
    sheet: 'Sheet',
    holds: 'Holds',
    item: 'Item',
    group: 'Group',
    number: 'Number',
    note: 'Note',
    where: 'On sheet',
    figure: 'Figure',
    id: 'Id',
    value: 'Value',
    unit: 'Unit',
    printed: 'As printed',
    scale: 'Printed in multiples of',
    kind: 'Kind',
    marker: 'Marker',
    derivation: 'Derivation',
    exact: 'Exact value',
  },
  kinds: { input: 'input', formula: 'formula', fixed: 'fixed' },
  markers: {
    noBase: 'no base',
    notAvailable: 'not available',
    mixedUnits: 'units differ',
    noTotal: 'total is zero',
    lowBase: 'low base',
  },
  noteMark: (number) => `[note ${number}]`,
  footnoteMark: (number) => `[footnote ${number}]`,
  noteWord: 'Note: ',
  inBrackets: (text) => ` (${text})`,
  backToContents: 'Back to the contents',
  about: 'How to use this workbook',
  use: [
    'The sheet “Data” lists every figure of the brief; the column “Kind” says what it is. Inputs (in blue) are sums of customs data, or numbers that the customs bulletin printed. Formulas are over them, and the tables refer to “Data”: change an input, and formulas and tables follow.',
    'Fixed values (in grey) do not follow: they come from single commodities and partners, which this workbook does not hold (indices, concentration, ranks), or have a marker. The text is text, and does not follow either.',
    'Tables show rounded numbers (half away from zero); the cells hold more decimals. The decimals shown are those of the brief, and do not change with a value.',
    'Where a value has more than 15 significant digits, the column “Exact value” gives it as text, as a fraction or a whole number. The last column has the ids of figures, by which commentary names them.',
  ],
  footer: '&CPage &P of &N',
  font: 'Calibri',
}

/** The words of a workbook in each language. */
export const workbookWords: Readonly<Record<Language, WorkbookWords>> = { zh, en }
