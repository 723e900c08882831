import { describe, expect, it } from 'vitest'
import { type Commentary, listMentions } from '../../src/brief/commentary/commentary-text.ts'
import { readCommentary } from '../../src/brief/commentary/read-commentary.ts'
import type { Block } from '../../src/brief/document.ts'
import { plainText } from '../../src/brief/wording/inline-template.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import type { Language } from '../../src/trade/language.ts'
import { briefOf, productOf, type Side, type Traded } from '../support/briefs.ts'

const file = 'commentary/2023-06/lithium.md'

const commentary = (text: string, language: Language = 'zh'): Commentary => ({
  file,
  sha256: '0',
  parts: readCommentary(text, file, language),
})

/** Exports of 12.2 and 3 亿 after 10 and 3, imports of 1 after 2; the same in the year to date. */
const sides = (germany: number, norway: number): Side => ({
  partners: { '304': germany, '326': norway },
  places: { '44': germany + norway },
  quantity: 25_000,
})
const traded: Traded = {
  'month.current': sides(1_220_000_000, 300_000_000),
  'month.base': sides(1_000_000_000, 300_000_000),
  'ytd.current': sides(1_220_000_000, 300_000_000),
  'ytd.base': sides(1_000_000_000, 300_000_000),
}
const imported: Traded = { ...traded, 'month.base': sides(0, 0) }

const briefWith = (text: string, language: Language = 'zh', more: object = {}) =>
  briefOf(
    { export: traded, import: imported },
    { language, product: productOf(more), commentary: { [language]: commentary(text, language) } },
  )

/** The commentary of a brief, a text a block, with the heading that it follows. */
function placed(blocks: readonly Block[]): string[] {
  let under = ''
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') under = block.part ?? ''
    if (!('role' in block) || block.role !== 'commentary') return []
    const text = block.kind === 'list' ? block.items.map(plainText).join('|') : plainText(block.content)
    return [`${under}: ${text}`]
  })
}

function refusal(attempt: () => unknown): UserError {
  try {
    attempt()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('commentary', () => {
  it('stands at the end of the part that its heading names, in any of the ways to name it', () => {
    const { blocks } = briefWith(
      '开头。\n\n# 贸易总体情况\n\n总体。\n\n## export.partners\n\n出口。\n\n# 二、区域分布及变化情况\n\n区域。\n\n# （二）进口变化\n\n进口省市。',
    )
    expect(placed(blocks)).toEqual([
      ': 开头。',
      'overview: 总体。',
      'partners: 区域。',
      'export.partners: 出口。',
      'import.places: 进口省市。',
    ])
    const parts = blocks.map((block) => ('role' in block ? block.role : block.kind))
    expect(parts.slice(0, 5)).toEqual(['commentary', 'heading', 'body', 'body', 'table'])
    expect(parts[5]).toBe('commentary')
  })

  it.each([
    ['{{export.month.value}}', '15.2亿美元', 'US$1,520.0 million'],
    ['{{ export.month.value 数字 }}', '15.2', '1,520.0'],
    ['｛｛export.month.value，数字｝｝', '15.2', '1,520.0'],
    ['{{export.month.value.yoy}}', '16.9%', '16.9%'],
    ['{{export.month.value.yoy 升降}}', '上升16.9%', 'up 16.9%'],
    ['{{export.month.value.yoy change}}', '上升16.9%', 'up 16.9%'],
    ['{{export.partner.NOR.month.value.yoy change}}', '持平', 'unchanged'],
    ['{{import.month.value.yoy change}}', '上年同期为零', 'compared with none a year earlier'],
    ['{{import.month.value.yoy}}', '-', '-'],
    ['{{net.month.value.difference change}}', '下降13.0亿美元', 'down US$1,300.0 million'],
    ['{{net.month.value.difference}}', '-13.0亿美元', '-US$1,300.0 million'],
    ['{{export.month.quantity}}', '2.5万个', '25.0 thousand items'],
    ['{{export.group.EU.month.value.share}}', '80.3%', '80.3%'],
    ['{{export.partner.ZAF.month.value}}', '0.0亿美元', 'US$0.0 million'],
    ['{{trade.ytd.value}}，{{export.ytd.value 数字}}', '30.4亿美元，15.2', 'US$3,040.0 million，1,520.0'],
    ['{{export.partner.DEU.month.value.contribution}}', '16.9个百分点', '16.9 percentage points'],
    ['{{export.month.unitValue}}', '60800.00美元/个', 'US$60,800.00 per item'],
    ['{{export.partner.all.month.value.hhi}}', '6832', '6,832'],
    ['\\{{export}}', '{{export}}', '{{export}}'],
  ])('%s gives %s and %s', (text, zh, en) => {
    expect(placed(briefWith(text).blocks)).toEqual([`: ${zh}`])
    expect(placed(briefWith(text, 'en').blocks)).toEqual([`: ${en}`])
  })

  it('gives no number without its unit where the unit is chosen from the data', () => {
    const chosen = { value: { scale: 'auto' }, quantityScale: 'auto' }
    const error = refusal(() => briefWith('出口{{export.month.value 数字}}亿美元。', 'zh', chosen))
    expect(error.explain('zh')).toContain('export.month.value 只写数字，而单位是按数据选定的')
    expect(error.explain('zh')).toContain('写 {{export.month.value}}，单位由程序写出')
    expect(placed(briefWith('{{export.month.value.yoy 数字}}', 'zh', chosen).blocks)).toEqual([': 16.9'])
    expect(placed(briefWith('{{export.month.value}}', 'zh', chosen).blocks)).toEqual([': 15.20亿美元'])
  })

  it('makes figures that no table shows, in every edition, whoever refers to them', () => {
    const id = 'export.partner.ZAF.ytd.value.share'
    const both = (['zh', 'en'] as const).map((language) =>
      briefOf(
        { export: traded, import: imported },
        { language, commentary: { en: commentary(`South Africa: {{${id}}}`, 'en') } },
      ),
    )
    for (const { figures } of both) expect(figures.get(id)?.text).toBe('0.0')
    expect([...(both[0]?.figures.keys() ?? [])]).toEqual([...(both[1]?.figures.keys() ?? [])])
    expect(both.map(({ about }) => about.commentary)).toEqual([null, { file, sha256: '0' }])
  })

  it('keeps bold, italics, links and lists as data, also beside Chinese punctuation', () => {
    const [list, paragraph] = briefWith(
      '1. **增长{{export.month.value.yoy}}。**其中\n2. [*海关*](https://example.org/a?b=1&c)\n\n一\n二 <!-- x --> English\nwords',
    ).blocks
    expect(list).toEqual({
      kind: 'list',
      role: 'commentary',
      start: 1,
      items: [
        [
          { kind: 'text', text: '增长', strong: true },
          { kind: 'figure', id: 'export.month.value.yoy', text: '16.9', strong: true },
          { kind: 'text', text: '%', strong: true },
          { kind: 'text', text: '。', strong: true },
          { kind: 'text', text: '其中' },
        ],
        [{ kind: 'text', text: '海关', emphasis: true, link: 'https://example.org/a?b=1&c' }],
      ],
    })
    expect(paragraph?.kind === 'paragraph' && plainText(paragraph.content)).toBe('一二 English words')
  })

  it('says that it is there', () => {
    const stated = (text: string) =>
      briefWith(text).blocks.some(
        (block) => block.kind === 'paragraph' && plainText(block.content).startsWith('评论由编制人员撰写'),
      )
    expect(stated('一')).toBe(true)
    expect(briefOf({ export: traded, import: imported }).about.commentary).toBeNull()
  })
})

describe('commentary that cannot be printed', () => {
  it.each([
    ['一\n\n二 {{export.month.valu.yoy}}', 3, 3, '{{export.month.valu.yoy}}', 'export.month.value.yoy'],
    [
      '{{export.partner.DEUT.month.value}}',
      1,
      1,
      '{{export.partner.DEUT.month.value}}',
      'export.partner.DEU.month.value',
    ],
    ['- **x {{export.commodity.85.month.value}}**', 1, 7, '{{export.commodity.85.month.value}}', 'export'],
    ['{{trade.month.value.share}}', 1, 1, '{{trade.month.value.share}}', 'trade.month.value'],
    ['{{export.month.value 大写}}', 1, 1, '{{export.month.value 大写}}', '{{编号 升降}}'],
    ['{{export.month.value change}}', 1, 1, '{{export.month.value change}}', 'export.month.value.yoy'],
    ['甲\n乙{{export.month', 2, 2, '{{export.month', '\\{{'],
    ['# 总体状况\n\n一', 1, 1, '# 总体状况', '贸易总体情况（overview）'],
    ['# {{export.month.value}}\n\n一', 1, 1, '# {{export.month.value}}', ''],
    ['一<script>alert(1)</script>', 1, 2, '<script>alert(1)</script>', '\\<'],
    ['<div>\n', 1, 1, '<div>', ''],
    ['一\n\n![图](https://example.org/x.png)', 3, 1, '![图](https://example.org/x.png)', ''],
    ['[x](javascript:alert(1))', 1, 1, '[x](javascript:alert(1))', 'mailto:'],
    ['[x](data:text/html,x)', 1, 1, '[x](data:text/html,x)', 'mailto:'],
    ['[x](../y)', 1, 1, '[x](../y)', 'mailto:'],
    ['- a\n  - b', 2, 3, '- b', ''],
    ['> 一', 1, 1, '> 一', ''],
    ['    code', 1, 1, '    code', ''],
    ['`code`', 1, 1, '`code`', ''],
    ['[x]: https://example.org\n\n[x]', 1, 1, '[x]: https://example.org', ''],
  ])('%j is refused with its place', (text, line, column, found, hint) => {
    const error = refusal(() => briefWith(text))
    expect(error.where).toEqual({ file, line, column, found })
    expect(`${error.hint?.zh}`).toContain(hint)
    expect(error.explain('en')).not.toMatch(/[一-鿿]{2}.*is|undefined/)
  })

  it('says that the product has only one flow', () => {
    const single = refusal(() =>
      briefOf(
        { export: traded },
        { product: productOf({ flows: ['export'] }), commentary: { zh: commentary('{{net.month.value}}') } },
      ),
    )
    expect(single.words.zh).toContain('产品文件没有这个方向')
  })
})

it('is read in time, whatever is in it', () => {
  const begun = performance.now()
  for (const piece of ['*', '**a', '[', '{{a}}', '- ', '<!-- ', '_', '`', '> ', '长']) {
    try {
      listMentions(commentary(piece.repeat(20_000)))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
    }
  }
  expect(performance.now() - begun).toBeLessThan(2_000)
})
