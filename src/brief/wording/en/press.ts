import { figureWords, standardCodes } from '../../../codes/codes.ts'
import { mapRules } from '../../../trade/observation/observation.ts'
import { nameMonthRange } from '../../../trade/trade.ts'
import type { DerivationWords, PressWords, WorkbookWords } from '../press-words.ts'
import { currencyNames } from './statements.ts'

const workbook: WorkbookWords = {
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

const derivation: DerivationWords = {
  sum: 'Sum of customs data',
  bulletin: (file, line, goods) => `Customs bulletin ${file}, line ${line} (${goods})`,
  notLoaded: 'The customs bulletin’s table of national totals, which was not loaded',
  flow: { export: 'exports', import: 'imports' },
  measure: { value: 'value', quantity: 'quantity', quantity2: 'second quantity' },
  currency: (currency) => currencyNames[currency],
  range: (months) => nameMonthRange(months).en,
  named: (name, code) => `${name} (${code})`,
  commodities: 'commodities',
  dimension: { partner: 'partners', place: 'places of registration', procedure: 'customs procedures' },
  without: 'without',
  within: 'within',
  more: (count) => ` … (${count})`,
  between: ', ',
  after: ': ',
  parts: '; ',
  rules: mapRules(({ en }) => en),
}

/** What formats say in English. */
export const enPress: PressWords = {
  logo: 'Logo of the issuer',
  contents: 'Contents',
  page: { before: 'Page ', between: ' of ', after: '' },
  continued: ' (continued)',
  noCharts: 'This brief has no charts.',
  html: {
    wider: 'Scroll sideways for the other columns',
    ...{ back: 'Back to the text', footnote: 'Footnote', footnotes: 'Footnotes' },
    chartData: 'Data of the figure',
    derivations: (count) => `Where the figures come from (${count})`,
    ...{ close: 'Close', printed: 'printed as', ids: 'Show ids' },
  },
  workbook,
  slides: {
    ...{ summary: 'Summary', footnotes: 'Footnotes', statements: 'About this brief' },
    ...{ basis: 'Data files: ', asOf: 'published up to', source: 'Source: ' },
    notesOf: (table) => `Notes to Table ${table}`,
  },
  article: {
    copy: 'Copy the article',
    copied: 'Copied: paste it into the editor',
    failed: 'The browser does not allow copying: press Ctrl+C, the article is selected',
    use: 'Copy the article, then paste it into the editor of the official account. Pictures come with it; upload those that the editor does not take.',
  },
  derivation,
  nameFigure: (id, last, named) => figureWords(id, standardCodes, last, named).en,
}
