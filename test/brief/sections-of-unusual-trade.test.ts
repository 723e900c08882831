import { expect, it } from 'vitest'
import {
  briefOf,
  inBothWindows,
  productOf,
  prose,
  type Side,
  statements,
  sumsOf,
  type Traded,
  table,
} from '../support/briefs.ts'

const 亿 = 100_000_000

it.each([
  ['zh', '2023年5月以来（此前一个月无可排名的贸易伙伴），美国连续2个月为'],
  ['en', 'Since May 2023, after a month without one, the United States has been the largest destination'],
] as const)('a leader after a month without trade, in %s', (language, words) => {
  const two = { partners: { '502': 3 * 亿, '304': 亿 } }
  const exports = { ...inBothWindows(two, two), 'month-1.current': two, 'month-2.current': {} }
  const product = productOf({ flows: ['export'], sections: ['leaders'] })
  expect(prose(briefOf({ export: exports }, { product, language }))[0]).toContain(words)
})

it('a class that has fallen to zero is no trade', () => {
  const exports = inBothWindows({ commodities: { '85076000': 0 } }, { commodities: { '85076000': 5 * 亿 } })
  const classes = ['85076000', '85078000'].map((code) => ({
    name: { zh: code, en: code },
    codes: { HS2022: [code] },
  }))
  const product = productOf({ flows: ['export'], sections: ['classes'], classes })
  expect(prose(briefOf({ export: exports }, { product, language: 'en' }))[0]).toBe(
    'In June 2023, China had no exports of lithium batteries.',
  )
})

it('contributions are left out of the brief of a partner without data by place', () => {
  const exports = inBothWindows({ partners: { '304': 3 * 亿 } }, { partners: { '304': 亿 } })
  const { total, partner } = sumsOf({ export: exports }).origins.export ?? {}
  const document = briefOf(
    { export: exports },
    {
      product: productOf({
        ...{ kind: 'partner', partner: 'DEU', flows: ['export'], sections: ['summary', 'contributions'] },
      }),
      language: 'en',
      more: { origins: { export: { total, partner } } },
    },
  )
  const headings = document.blocks.flatMap((block) => (block.kind === 'heading' ? [block.part] : []))
  expect(headings).not.toContain('contributions')
  expect(prose(document)).not.toContain('')
  expect(statements(document)).toContain(
    'Provinces: no exports by province are available, so no facts are by province.',
  )
})

it('a chart of months has the note on gaps where one of its lines has a gap', () => {
  const some = { partners: { '502': 亿 } }
  const months = { 'month-1.current': some, 'month-2.current': some }
  const notes = (imports: Traded) =>
    briefOf(
      {
        export: { ...inBothWindows(some, some), ...months },
        import: { ...inBothWindows(some, some), ...imports },
      },
      { product: productOf({ sections: ['overview'] }), language: 'en' },
    ).blocks.flatMap((block) => (block.kind === 'chart' && block.id === 'months' ? block.notes : []))
  const gaps = 'Note: where there is a gap, data are not available.'
  expect(notes(months)).not.toContain(gaps)
  expect(notes({ 'month-2.current': some })).toContain(gaps)
})

it('names the years whose codes a seasonal adjustment borrows', () => {
  const side = (lag: number): Side => ({ partners: { '502': 亿 + (lag % 12) * 1_000_000 } })
  const months = Object.fromEntries(
    Array.from({ length: 70 }, (_, lag) => [`month${lag > 0 ? `-${lag}` : ''}.current`, side(lag)]),
  )
  const product = productOf({ flows: ['export'], sections: ['seasonal'] })
  const document = briefOf(
    { export: { ...inBothWindows(side(0), side(0)), ...months } },
    { product, language: 'en' },
  )
  expect(document.figures.get('export.month.value.adjusted')?.value).not.toBeNull()
  expect(statements(document).join('\n')).toContain('HS2017 applied in 2019;')
})

it.each([
  ['zh', '注：“..”表示缺少所需月份的数据，或其间商品编码有变化、不作加总。'],
  [
    'en',
    'Note: “..” means that data of the months needed are not available, or that the codes of the product changed within them, so that they are not added up.',
  ],
] as const)('a course across a change of codes says why its sums are missing, in %s', (language, note) => {
  const some = { partners: { '502': 亿 } }
  const classes = [
    { name: { zh: '电池', en: 'Batteries' }, codes: { HS2022: ['85076000'], HS2017: ['85076010'] } },
  ]
  const product = productOf({ flows: ['export'], sections: ['course'], classes })
  const document = briefOf({ export: inBothWindows(some, some) }, { product, language, at: '2022-06' })
  expect(table(document, 'export.course').notes).toContain(note)
})
