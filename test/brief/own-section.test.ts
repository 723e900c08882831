import { describe, expect, it } from 'vitest'
import { productSchema } from '../../src/brief/product/product-file.ts'
import { readYaml } from '../../src/brief/product/read-yaml.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { briefOf, composedOf, prose, rowTexts, table } from '../support/briefs.ts'

const 亿 = 100_000_000

const file = `name: {zh: 锂电池, en: lithium batteries}
classes: [{name: {zh: 锂电池, en: Lithium batteries}, codes: {HS2022: ["85076000"]}}]
flows: [export]
sections: [overview, keyMarkets]
ownSections:
  keyMarkets:
    heading: {zh: 重点市场, en: Key markets}
    text:
      - zh: 对美国出口{{export.partner.USA.month.value}}，同比{{export.partner.USA.month.value.yoy 升降}}。
        en: Exports to the United States were {{export.partner.USA.month.value}}, {{export.partner.USA.month.value.yoy change}}.
    table:
      caption: {zh: 重点市场（亿美元）, en: Key markets (US$ million)}
      columns:
        - {zh: 金额, en: Value}
        - {zh: 贡献（百分点）, en: Contribution (points)}
      rows:
        - name: {zh: 美国, en: United States}
          figures: [export.partner.USA.month.value, export.partner.USA.month.value.contribution]
        - name: {zh: 德国, en: Germany}
          figures: [export.partner.DEU.month.value, export.partner.DEU.month.value.contribution]
value: {scale: 亿}
`

const productOf = (text: string) => ({
  ...readYaml(text, 'products/lithium.yaml', productSchema),
  id: 'lithium',
})

const exports = {
  'month.current': { partners: { '502': 3 * 亿, '304': 1 * 亿 } },
  'month.base': { partners: { '502': 2 * 亿, '304': 2 * 亿 } },
}

/** What a faulty file is told. */
function reported(text: string): string {
  try {
    const document = briefOf({ export: exports }, { product: productOf(text) })
    return `no error: ${document.title}`
  } catch (error) {
    if (error instanceof UserError) return error.explain('en')
    throw error
  }
}

describe('a section of one’s own', () => {
  it('says its sentences and shows its table, in either language', () => {
    const zh = briefOf({ export: exports }, { product: productOf(file) })
    const en = briefOf({ export: exports }, { product: productOf(file), language: 'en' })
    expect(prose(zh).at(-1)).toBe('对美国出口3.0亿美元，同比上升50.0%。')
    expect(prose(en).at(-1)).toBe('Exports to the United States were US$300.0 million, up 50.0%.')
    expect(rowTexts(table(zh, 'keyMarkets'))).toEqual([
      ['美国', '3.0', '25.0'],
      ['德国', '1.0', '-25.0'],
    ])
    expect(table(zh, 'keyMarkets').caption).toBe('表2：重点市场（亿美元）')
    expect(table(en, 'keyMarkets').caption).toBe('Table 2. Key markets (US$ million)')
    expect(zh.blocks).toContainEqual({ kind: 'heading', level: 1, text: '二、重点市场', part: 'keyMarkets' })
    expect([...en.figures.keys()]).toEqual([...zh.figures.keys()])
  })

  it('is left out of the brief of a language in which it is not written, and a warning says so', () => {
    const chinese = file
      .replace(/\n {8}en: Exports to the United States.*/, '')
      .replace(/ {4}table:[\s\S]*(?=value: \{scale)/, '')
      .replace('[overview, keyMarkets]', '[keyMarkets, overview]')
    const brief = (language: 'zh' | 'en', text = chinese) =>
      composedOf({ export: exports }, { product: productOf(text), language })
    const [zh, en] = [brief('zh'), brief('en')]
    const headings = ({ document }: typeof zh) =>
      document.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []))
    expect(headings(zh).slice(0, 2)).toEqual(['一、重点市场', '二、贸易总体情况'])
    expect(headings(en)[0]).toBe('1. Overview')
    expect(zh.warnings).toEqual([])
    expect(en.warnings.map((warning) => warning.en)).toEqual([
      '“Key markets” has no English text, and the English brief is without this section; write it under “Sections of your own” in the settings of the product.',
    ])
    expect([...en.document.figures.keys()]).toEqual([...zh.document.figures.keys()])
    const unnamed = chinese.replace('zh: 重点市场, ', '')
    expect(brief('zh', unnamed).warnings).toMatchObject([
      { zh: expect.stringContaining('“Key markets”没有中文小标题') },
    ])
  })

  it('may refer to the year to date in January, too', () => {
    const text = file.replaceAll('export.partner.USA.month.value}}', 'export.partner.USA.ytd.value}}')
    const months = exports
    const traded = { ...months, 'ytd.current': months['month.current'], 'ytd.base': months['month.base'] }
    const january = briefOf({ export: traded }, { product: productOf(text), at: '2023-01' })
    expect(prose(january).at(-1)).toMatch(/^对美国出口3\.0亿美元/)
  })

  it('is without a paragraph that is not written in its language', () => {
    const added = file.replace('    table:', '      - zh: 只有中文。\n    table:')
    const en = composedOf({ export: exports }, { product: productOf(added), language: 'en' })
    expect(prose(en.document).at(-1)).toMatch(/^Exports to the United States/)
    expect(en.warnings).toMatchObject([{ en: expect.stringMatching(/^Paragraph 2 of “Key markets” has no/) }])
  })

  it('states the units that are chosen, whatever unit its words name', () => {
    const auto = file
      .replace('value: {scale: 亿}\n', '')
      .replace('flows: [export]', 'flows: [export, import]')
      .replaceAll('export.partner', 'import.partner')
      .replace('对美国出口', '自美国进口')
    const small = {
      'month.current': { partners: { '502': 3_000_000, '304': 1_000_000 } },
      'month.base': { partners: { '502': 2_000_000, '304': 2_000_000 } },
    }
    const inUnits = (text: string, language: 'zh' | 'en') =>
      briefOf({ export: exports, import: small }, { product: productOf(text), language })
    const [zh, en] = [inUnits(auto, 'zh'), inUnits(auto, 'en')]
    expect(prose(zh).at(-1)).toBe('自美国进口300.0万美元，同比上升50.0%。')
    expect(rowTexts(table(zh, 'keyMarkets'))[0]).toEqual(['美国', '300.0', '25.0'])
    expect(table(zh, 'keyMarkets').caption).toBe('表2：重点市场（万美元）')
    expect(table(en, 'keyMarkets').caption).toBe('Table 2. Key markets (US$ million)')
    const bare = inUnits(auto.replace('（亿美元）', ''), 'zh')
    expect(table(bare, 'keyMarkets').caption).toBe('表2：重点市场（万美元）')
    const inColumn = inUnits(auto.replace('（亿美元）', '').replace('zh: 金额,', 'zh: 金额（亿美元）,'), 'zh')
    expect(table(inColumn, 'keyMarkets').caption).toBe('表2：重点市场')
    expect(table(inColumn, 'keyMarkets').header.map(({ label }) => label)).toEqual([
      ...['', '金额（万美元）', '贡献（百分点）'],
    ])
  })

  it('that is not there is told with line and column', () => {
    expect(reported(file.replace('[overview, keyMarkets]', '[overview, keyMarket]'))).toMatch(
      /there is no such section[\s\S]*line 4, column: 22/,
    )
  })

  it('with a false id in a table or a sentence is told with line and column', () => {
    expect(
      reported(file.replace('figures: [export.partner.USA.month.value,', 'figures: [export.USA.value,')),
    ).toMatch(/this is no id of a figure[\s\S]*line 18, column: 21/)
    expect(reported(file.replace('{{export.partner.USA.month.value}}，', '{{export.USA}}，'))).toMatch(
      /export\.USA is no id of a figure[\s\S]*line 9, column: 13/,
    )
    expect(reported(file.replace('升降}}。', '升降。'))).toMatch(/no }} after \{\{[\s\S]*line 9/)
  })

  it('with a row too short is told so', () => {
    expect(reported(file.replace(', export.partner.USA.month.value.contribution]', ']'))).toMatch(
      /expected 2 figures, one for each column/,
    )
  })

  it('with a figure that the brief cannot have is told so', () => {
    expect(reported(file.replaceAll('export.partner.DEU', 'import.partner.DEU'))).toMatch(
      /import\.partner\.DEU\.month\.value[\s\S]*products\/lithium\.yaml/,
    )
  })

  it('may not take the name of another', () => {
    expect(reported(file.replaceAll('keyMarkets', 'course'))).toMatch(/this name is taken/)
  })

  it('shows text, whatever stands in it', () => {
    const document = briefOf(
      { export: exports },
      { product: productOf(file.replace('对美国出口', '<b>对美国</b>\\{{x}}出口')) },
    )
    expect(prose(document).at(-1)).toContain('<b>对美国</b>{{x}}出口3.0亿美元')
  })
})
