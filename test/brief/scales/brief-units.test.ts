import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getLocale } from '../../../src/brief/wording/locales.ts'
import { chartSvg } from '../../../src/press/chart/chart.ts'
import type { Language } from '../../../src/trade/language.ts'
import { briefOf, productOf, prose, rowTexts, type Side, statements, table } from '../../support/briefs.ts'

const auto = { value: {}, quantityScale: 'auto' }
const years = (now: Side, before: Side) => ({
  'month.current': now,
  'month.base': before,
  'ytd.current': now,
  'ytd.base': before,
})
const exports = years(
  { partners: { '502': 900_000_000, '304': 51_600_000 }, quantity: 868_283_600, unit: '千克' },
  { partners: { '502': 800_000_000, '304': 12_000_000 }, quantity: 800_000_000, unit: '千克' },
)
const imports = years(
  { partners: { '133': 640_000, '304': 920_000 }, quantity: 9_000, unit: '千克' },
  { partners: { '133': 500_000, '304': 910_000 }, quantity: 8_000, unit: '千克' },
)

const brief = (language: Language, more: object = {}) =>
  briefOf({ export: exports, import: imports }, { language, product: productOf({ ...auto, ...more }) })

describe('a brief whose product file states no unit', () => {
  it('names one unit for money and tonnes for kilograms, in the title of the first table', () => {
    expect(table(brief('zh'), 'overview').caption).toContain('（亿美元/万吨）')
    expect(table(brief('en'), 'overview').caption).toContain('(US$ million, thousand tonnes)')
  })

  it('says that a tonne is 1,000 kilograms', () => {
    expect(statements(brief('zh'))).toContain('计量单位：重量由海关统计的千克换算为吨，1吨=1000千克。')
    expect(statements(brief('en')).join('\n')).toContain('in tonnes of 1,000 kg')
  })

  it('has the same numbers in prose, tables and charts', () => {
    for (const language of ['zh', 'en'] as const) {
      const document = brief(language)
      const text = rowTexts(table(document, 'export.partners')).find(([name]) =>
        /美国|United States/.test(name ?? ''),
      )
      expect(text?.[1]).toBe(language === 'zh' ? '9.000' : '900.0')
      expect(prose(document).join('\n')).toContain(language === 'zh' ? '9.000亿美元' : 'US$900.0 million')
      const chart = document.blocks.find(
        (block) => block.kind === 'chart' && block.id === 'export.partners.chart',
      )
      expect(chart).toMatchObject({ unit: language === 'zh' ? '亿美元' : 'US$ million' })
    }
  })

  it('has a unit of its own in the tables of a flow that is a hundred times smaller, and in its prose', () => {
    const document = brief('zh')
    const imported = table(document, 'import.partners')
    expect(imported.caption).toContain('（万美元）')
    expect(rowTexts(imported)).toContainEqual(['德国', '92.0', '59.0', '1.1', '德国', '92.0', '59.0', '1.1'])
    expect(prose(document).join('\n')).toContain('进口分别为92.0万美元和64.0万美元')
    expect(imported.notes).toContain('注：所占比重以6月当月156.0万美元、1至6月累计156.0万美元为100%。')
    const figure = document.figures.get('import.partner.DEU.month.value')
    expect(figure).toMatchObject({ text: '92.0', scale: '10000', value: '920000' })
  })

  it('has the exact values and ids of a brief whose units are stated', () => {
    const exact = (document: ReturnType<typeof brief>) =>
      [...document.figures.values()].map(({ id, exact: value, marker, unit }) => [id, value, marker, unit])
    expect(exact(brief('zh'))).toEqual(exact(brief('zh', { value: { scale: '亿' }, quantityScale: '万' })))
    expect(exact(brief('en'))).toEqual(exact(brief('zh')))
  })
})

describe('the unit of a product near one 亿', () => {
  const near = (months: readonly number[], now: number) => {
    const sides = (value: number): Side => ({ partners: { '502': value * 1_000_000 } })
    const lags = months.map((value, index) => [`month-${index + 1}.current`, sides(value)] as const)
    const spans = { ...years(sides(now), sides(now)), ...Object.fromEntries(lags) }
    const product = productOf({ ...auto, flows: ['export'], quantity: 'none', sections: ['overview'] })
    return table(briefOf({ export: spans }, { product, at: '2023-01' }), 'overview').caption
  }
  const yearBefore = (mean: number) => Array.from({ length: 12 }, (_, index) => mean + (index % 2 ? 20 : -20))

  it('is that of the mean month of the year before, whatever side of it the month is on', () => {
    for (const now of [85, 95, 105, 140]) {
      expect(near(yearBefore(105), now)).toContain('（亿美元）')
      expect(near(yearBefore(95), now)).toContain('（万美元）')
    }
  })

  it('is the month’s own where the month could not be read in that', () => {
    expect(near(yearBefore(105), 3)).toContain('（万美元）')
    expect(near(yearBefore(95), 4_000)).toContain('（亿美元）')
  })

  it('is that of the same months of the year before where the rest of it is not known', () => {
    expect(near(yearBefore(105).slice(0, 11), 95)).toContain('（万美元）')
  })
})

describe('the tables of a small flow', () => {
  const brief = (millions: number) => {
    const small: Side = { partners: { '304': millions * 600_000, '133': millions * 400_000 } }
    const product = productOf({ ...auto, quantity: 'none', sections: ['overview', 'partners'] })
    const large: Side = { partners: { '502': 5_000_000_000 } }
    return briefOf({ export: years(large, large), import: years(small, small) }, { product, at: '2023-01' })
  }

  it('have a smaller unit as long as its year has five digits there', () => {
    expect(table(brief(80), 'import.partners').caption).toContain('（万美元）')
    const briefOfJanuary = brief(90)
    expect(table(briefOfJanuary, 'import.partners').caption).toContain('（亿美元）')
    expect(rowTexts(table(briefOfJanuary, 'import.partners'))).toContainEqual([
      '德国',
      '0.540',
      '60.0',
      '0.0',
    ])
    expect(table(briefOfJanuary, 'import.partners').notes.join('')).toContain(
      '所占比重以1月当月0.900亿美元为100%',
    )
  })
})

describe('a paragraph with an amount under the last decimal of its unit', () => {
  const listed = (tiny: number) => {
    const side: Side = { partners: { '502': 38_181_657_000, '304': 12_000_000_000, '133': tiny } }
    const product = productOf({ ...auto, flows: ['export'], quantity: 'none', sections: ['partners'] })
    return prose(briefOf({ export: years(side, side) }, { product, at: '2023-01' })).join('\n')
  }

  it('has that amount alone in a smaller unit where the others are too long for it', () => {
    expect(listed(5200)).toContain('381.82亿美元、120.00亿美元和0.52万美元')
  })

  it('has all of them in the smaller unit where that is short enough', () => {
    const side: Side = { partners: { '502': 990_000_000, '304': 90_000_000, '133': 40_000 } }
    const product = productOf({ ...auto, flows: ['export'], quantity: 'none', sections: ['partners'] })
    const text = prose(briefOf({ export: years(side, side) }, { product, at: '2023-01' })).join('\n')
    expect(text).toMatch(/99000\.0+万美元、9000\.0+万美元和4\.0+万美元/)
  })
})

describe('the decimals of a column', () => {
  it('are the same for all amounts, and others for changes', () => {
    const now: Side = { partners: { '502': 5_279_000_000, '304': 269_500_000, '133': 1_200_000 } }
    const before: Side = { partners: { '502': 5_279_000_000, '304': 269_490_000, '133': 1_100_000 } }
    const product = productOf({
      ...{
        ...auto,
        flows: ['export'],
        quantity: 'none',
        sections: ['overview', 'partners', 'contributions'],
      },
    })
    const document = briefOf({ export: years(now, before) }, { product, at: '2023-01' })
    const texts = (id: string) => rowTexts(table(document, id)).map(([name, amount]) => [name, amount])
    expect(texts('export.partners')).toContainEqual(['美国', '52.790'])
    expect(texts('export.partners')).toContainEqual(['韩国', '0.012'])
    expect(rowTexts(table(document, 'overview'))[0]?.[1]).toBe('55.497')
    expect(texts('export.contributions')).toContainEqual(['韩国', '0.001'])
  })
})

describe('a product of any size', () => {
  it('prints no amount that is only a limit, and no axis in thousandths', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 10n, max: 10n ** 12n }),
        fc.constantFrom('zh', 'en'),
        (value, language) => {
          const [large, small] = [Number(value), Number(value / 7n)]
          const spans = years(
            { partners: { '502': large, '304': small } },
            { partners: { '502': small + 1, '304': large } },
          )
          const product = productOf({ ...auto, flows: ['export'], sections: ['standard', 'course'] })
          const document = briefOf({ export: spans }, { product, language })
          const { blocks } = document
          const cells = blocks.flatMap((block) => (block.kind === 'table' ? rowTexts(block).flat() : []))
          expect([...cells, ...prose(document)].join('\n')).not.toMatch(/<0/)
          for (const block of blocks)
            if (block.kind === 'chart') expect(chartSvg(block, getLocale(language))).not.toMatch(/>0\.00/)
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('what a product file states', () => {
  it('prevails', () => {
    const stated = { value: { scale: '万', decimals: 2 }, quantityScale: '千' }
    expect(table(brief('zh', stated), 'overview').caption).toContain('（万美元/千千克）')
    expect(table(brief('zh', stated), 'import.partners').caption).toContain('（万美元）')
    const millions = { value: { scale: '亿', decimals: 2 }, quantityScale: '百万' }
    expect(table(brief('en', millions), 'overview').caption).toContain('(US$ million, million kg)')
  })

  it('gives way in a language with other units where these would have five digits of thousands or more', () => {
    const stated = { value: { scale: '万', decimals: 2 }, quantityScale: '千' }
    expect(table(brief('en', stated), 'overview').caption).toContain('(US$ million, thousand tonnes)')
  })

  it('may be the decimals alone', () => {
    const rows = rowTexts(table(brief('zh', { value: { decimals: 0 } }), 'export.partners'))
    expect(rows.find(([name]) => name === '美国')?.[1]).toBe('9')
  })
})

describe('the mark of a low base', () => {
  const small = years(
    { partners: { '502': 900_000_000, '304': 60_000_000 } },
    { partners: { '502': 800_000_000, '304': 10_000_000 } },
  )
  const marks = (scale: string) =>
    [
      ...briefOf(
        { export: small },
        { product: productOf({ flows: ['export'], value: { scale } }) },
      ).figures.values(),
    ]
      .filter(({ marker }) => marker === 'lowBase')
      .map(({ id }) => id)

  it('does not depend on the unit', () => {
    expect(marks('auto')).toContain('export.partner.DEU.month.value.yoy')
    expect(marks('亿')).toEqual(marks('auto'))
    expect(marks('个')).toEqual(marks('auto'))
  })
})
