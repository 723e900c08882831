import { describe, expect, it } from 'vitest'
import { asOtherReporter } from '../../src/brief/product/as-other-reporter.ts'
import { captionIds, headingParts } from '../../src/brief/product/own-words-schema.ts'
import { productSchema } from '../../src/brief/product/product-file.ts'
import { readYaml } from '../../src/brief/product/read-yaml.ts'
import { sectionNames } from '../../src/brief/product/section-names/section-names.ts'
import type { UserError } from '../../src/trade/errors/user-error.ts'
import { briefOf, productOf, sumsOf, type Traded } from '../support/briefs.ts'

const side = { partners: { '304': 1_000_000_000 }, places: { '44': 1_000_000_000 }, quantity: 10_000 }
const traded: Traded = {
  'month.current': side,
  'ytd.current': side,
  'month.base': { ...side, partners: { '304': 500_000_000 } },
  'ytd.base': { ...side, partners: { '304': 2_000_000_000 } },
}

/** Enough partners and places for the fastest growing to be told. */
const fivePartners = {
  ...side,
  partners: {
    '304': 1_000_000_000,
    '502': 900_000_000,
    '116': 60_000_000,
    '141': 30_000_000,
    '410': 10_000_000,
  },
  quantities: { '304': 5_000, '502': 5_000 },
  places: { '44': 1_000_000_000, '35': 1_000_000_000 },
}

const brief = (wording: object, language: 'zh' | 'en' = 'zh', more: object = {}) =>
  briefOf({ export: traded }, { language, product: productOf({ flows: ['export'], wording, ...more }) })

describe('words of one’s own', () => {
  const zh = {
    title: '{year}年{month}月{product}月报',
    headings: { overview: '总体', 'export.partners': '出口市场', statements: '说明' },
    captions: { overview: '{product}出口', 'export.partners': '{product}出口市场前{top}位' },
    source: '来源：海关。',
  }

  it('stand in their places, with the program’s numbers and units around them', () => {
    const { title, blocks } = brief({ zh }, 'zh', { top: 1 })
    expect(title).toBe('2023年6月锂电池月报')
    expect(blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).toEqual([
      '一、总体',
      '二、出口市场',
      '三、分省出口变化情况',
      '说明',
    ])
    expect(blocks.flatMap((block) => (block.kind === 'table' ? [block.caption] : []))).toEqual([
      '表1：锂电池出口（亿美元/万个）',
      '表2：锂电池出口市场前1位（亿美元）',
      '表3：2023年6月中国锂电池产品分省出口情况（亿美元）',
    ])
  })

  it('are each language’s own', () => {
    expect(brief({ zh }, 'en').title).toBe(brief({}, 'en').title)
    const document = brief(
      { en: { title: '{product}, {month} {year}', captions: { overview: 'Exports' } } },
      'en',
    )
    expect(document.title).toBe('lithium batteries, June 2023')
    expect(document.blocks.find((block) => block.kind === 'table')?.caption).toBe(
      'Table 1. Exports (US$ million, thousand items)',
    )
  })

  it('reach every heading, table and chart that the program words', () => {
    const parts = {
      procedures: { '10': 1_500_000_000, '14': 500_000_000 },
      commodities: { '85076000': 1_500_000_000, '85078000': 500_000_000 },
    }
    const flow: Traded = {
      'month.current': { ...fivePartners, ...parts },
      'ytd.current': { ...fivePartners, ...parts },
      'ytd.base': {
        partners: { '304': 500_000_000, '502': 800_000_000 },
        quantities: { '304': 6_000, '502': 9_000 },
        places: { '44': 1_300_000_000 },
      },
      // Five years of months, so that there is a season.
      ...Object.fromEntries(
        Array.from({ length: 66 }, (_, lag) => [`month-${lag + 1}.current`, fivePartners]),
      ),
      'quarter.current': fivePartners,
      'quarter-3.current': fivePartners,
    }
    const current = (subject: readonly string[]) =>
      Object.fromEntries(subject.map((id) => [id, `${id} {month}`]))
    const reported = { reporter: 'BRA', source: 'comexstat' }
    const product = productOf({
      market: reported,
      mirror: { ...reported, flows: ['export', 'import'] },
      classes: ['85076000', '85078000'].map((code) => ({
        name: { zh: code, en: code },
        codes: { HS2022: [code] },
      })),
      currency: 'both',
      sections: sectionNames,
      wording: { en: { headings: current(headingParts), captions: current(captionIds) } },
    })
    const other = asOtherReporter(
      product,
      { ...reported, flows: ['export', 'import'] },
      { HS2022: ['85076000'] },
    )
    const others = [{ product: other, ...sumsOf({ export: flow, import: flow }), files: [] }]
    const { blocks } = briefOf({ export: flow, import: flow }, { language: 'en', product, more: { others } })
    const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block] : []))
    for (const { text, part } of headings) expect(text).toContain(`${part} June`)
    expect(headings.map(({ part }) => part).sort()).toEqual([...headingParts].sort())
    const titled = blocks.flatMap((block) =>
      block.kind === 'table' || block.kind === 'chart' ? [block] : [],
    )
    // Captions of tables of other reporters are worded by section; they can name the reporter.
    const captionOf = (id: string) => id.replace('.BRA', '')
    for (const { id, caption } of titled) expect(caption).toContain(`. ${captionOf(id)} June`)
    expect(titled.map(({ id }) => captionOf(id)).sort()).toEqual([...captionIds].sort())
    const alternatives = titled.flatMap((block) => (block.kind === 'chart' ? [block.alternative] : []))
    expect(alternatives[0]).toContain(': months June, in')
  })

  it.each([
    ['wording: {zh: {title: "{jahr}"}}', '花括号里只能写 {year} {month} {period} {product} {top} {reporter}'],
    ['wording: {zh: {titel: 月报}}', 'titel'],
    ['wording: {zh: {headings: {import: 进口}}}', 'import'],
    ['wording: {fr: {title: x}}', 'fr'],
  ])('%s is refused', (line, words) => {
    const text = `name: {zh: 甲, en: a}\nclasses: [{name: {zh: 甲, en: a}, codes: {HS2022: ["85"]}}]\n${line}\n`
    let refused: UserError | null = null
    try {
      readYaml(text, 'products/a.yaml', productSchema)
    } catch (error) {
      refused = error as UserError
    }
    expect(refused?.explain('zh')).toContain(words)
    expect(refused?.where?.line).toBe(3)
  })
})
