import type { Document } from '../../src/brief/document.ts'
import type { Language } from '../../src/trade/language.ts'
import { monthly, ranked } from './charts.ts'
import { documentOf } from './documents.ts'

/** A document of a chart of each form, with a gap and negative amounts. */
export const chartsBrief = (language: Language): Document =>
  documentOf(
    [
      { kind: 'heading', level: 1, text: language === 'zh' ? '一、图' : '1. Charts' },
      monthly(
        { 出口额: [52.8, null, 47.1, 50.2], 进口额: [2.7, 2.5, 2.9, 3.1] },
        { number: 1, id: 'months' },
      ),
      ranked({ 美国: [135.5, 101.2], 德国: [93.4, 77.3], 韩国: [-3.5, null] }, ['2023年', '2022年'], {
        number: 2,
        id: 'export.partners.chart',
      }),
      monthly({ 净出口额: [5, -2, 7] }, { number: 3, id: 'net.months', form: 'column' }),
    ],
    { language },
  )
