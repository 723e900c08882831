import type { Language } from '../../trade/trade.ts'
import { type TidyTable, tidyColumns } from './tidy-table.ts'

const titles: Readonly<Record<(typeof tidyColumns)[number], { readonly zh: string; readonly en: string }>> = {
  group: { zh: '表内分组', en: 'Group of rows' },
  row: { zh: '行', en: 'Row' },
  column: { zh: '列', en: 'Column' },
  figure: { zh: '数字的编号', en: 'Id of the figure' },
  value: { zh: '准确值（基本单位）', en: 'Exact value, in base units' },
  unit: { zh: '单位（货币按 ISO 4217）', en: 'Unit (money: ISO 4217)' },
  marker: { zh: '无数字可显示的原因', en: 'Why there is nothing to show' },
  printed: { zh: '简报所印', en: 'As printed in the brief' },
}

/**
 * What a CSV file of the site means, beside it (W3C, Metadata Vocabulary for Tabular Data).
 *
 * @param file the name of the CSV file, which is in the same folder.
 */
export function describeCsv(table: TidyTable, file: string, language: Language): string {
  const tag = language === 'zh' ? 'zh-Hans' : 'en'
  const columns = tidyColumns.map((name) => ({
    name,
    titles: name,
    'dc:description': { '@value': titles[name][language], '@language': tag },
    datatype: name === 'value' ? 'decimal' : 'string',
    // An empty cell is none: without this a decimal would have to be there.
    null: '',
    required: name === 'figure' || name === 'printed',
  }))
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': tag }],
    url: encodeURIComponent(file),
    'dc:title': table.title,
    'dc:language': tag,
    dialect: { encoding: 'utf-8', header: true },
    tableSchema: { columns },
  }
  return `${JSON.stringify(metadata, null, 2)}\n`
}
