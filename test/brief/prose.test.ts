import { describe, expect, it } from 'vitest'
import { briefOf, inBothWindows, productOf, prose, statements, type Traded } from '../support/briefs.ts'

const 亿 = 100_000_000

const some = inBothWindows(
  { partners: { '502': 3 * 亿, '304': 2 * 亿, '141': 1 * 亿 }, places: { '35': 6 * 亿 }, quantity: 90_000 },
  { partners: { '502': 2 * 亿, '304': 2 * 亿, '141': 2 * 亿 }, places: { '35': 6 * 亿 }, quantity: 60_000 },
)

const withReimports = inBothWindows(
  { partners: { '142': 1 * 亿, '304': 2 * 亿 } },
  { partners: { '304': 2 * 亿 } },
)

describe('the overview', () => {
  it('says trade, exports, imports and the balance', () => {
    const imports = inBothWindows({ partners: { '133': 1 * 亿 } }, { partners: { '133': 2 * 亿 } })
    const [value] = prose(briefOf({ export: some, import: imports }))
    expect(value).toBe(
      '2023年6月，中国锂电池进出口7.0亿美元，同比下降12.5%。其中，出口6.0亿美元，同比持平；进口1.0亿美元，同比下降50.0%。当月净出口5.0亿美元。' +
        '2023年1-6月，中国锂电池累计进出口7.0亿美元，同比下降12.5%。其中，累计出口6.0亿美元，同比持平；累计进口1.0亿美元，同比下降50.0%。累计净出口5.0亿美元。',
    )
  })

  it('calls more imports than exports a net import', () => {
    const imports = inBothWindows({ partners: { '133': 8 * 亿 } }, { partners: { '133': 8 * 亿 } })
    expect(prose(briefOf({ export: some, import: imports }))[0]).toContain('当月净进口2.0亿美元。')
  })

  it('calls equal exports and imports a balance', () => {
    const imports = inBothWindows({ partners: { '133': 6 * 亿 } })
    expect(prose(briefOf({ export: some, import: imports }))[0]).toContain('当月进出口平衡。')
  })

  it('says that there were no imports, rather than zero', () => {
    const imports = inBothWindows({}, { partners: { '133': 8 * 亿 } })
    expect(prose(briefOf({ export: some, import: imports }))[0]).toContain('；无进口。当月净出口6.0亿美元。')
  })

  it('says that there was nothing a year before', () => {
    const imports = inBothWindows({ partners: { '133': 1 * 亿 } })
    expect(prose(briefOf({ export: some, import: imports }))[0]).toContain('进口1.0亿美元，上年同期为零。')
  })

  it('calls a change that rounds to nothing almost none', () => {
    const imports = inBothWindows({ partners: { '133': 100_000_001 } }, { partners: { '133': 1 * 亿 } })
    expect(prose(briefOf({ export: some, import: imports }))[0]).toContain('进口1.0亿美元，同比基本持平。')
  })

  it.each([
    ['zh', '其中，出口9.0万个，同比上升50.0%；进口数量记为零，'],
    ['en', 'items, up 50.0%; imports were recorded with a volume of zero.'],
  ] as const)('says that a quantity is zero, not that there was no trade, in %s', (language, words) => {
    const imports = inBothWindows({ partners: { '133': 1 * 亿 }, quantity: 0 })
    expect(prose(briefOf({ export: some, import: imports }, { language }))[1]).toContain(words)
  })

  it('in January says the month alone', () => {
    const january = prose(briefOf({ export: some, import: some }, { at: '2023-01' }))
    expect(january[0]).toMatch(/^2023年1月，中国锂电池进出口.*净出口平衡。$|^2023年1月，[^累]*$/)
    expect(january.join('')).not.toContain('1-1月')
    expect(january.join('')).not.toContain('累计')
  })

  it('of one flow speaks of that alone', () => {
    const document = briefOf({ export: some }, { product: productOf({ flows: ['export'] }) })
    expect(prose(document)[0]).toBe(
      '2023年6月，中国锂电池出口6.0亿美元，同比持平。2023年1-6月，中国锂电池累计出口6.0亿美元，同比持平。',
    )
    expect(prose(document)[1]).toContain('中国锂电池出口量为9.0万个，同比上升50.0%。')
    expect(prose(document).join('')).not.toContain('进口')
  })

  it('gives quantities in the unit of the data, scaled by the product', () => {
    const kilograms = inBothWindows({ partners: { '502': 亿 }, quantity: 5_000_000, unit: '千克' })
    const product = productOf({
      flows: ['export'],
      quantityScale: { factor: 1000, label: { zh: '吨', en: 'tonnes' } },
    })
    expect(prose(briefOf({ export: kilograms }, { product }))[1]).toContain(
      '出口量为5000.0吨，上年同期为零。',
    )
  })

  it('speaks of yuan where the product is counted in yuan', () => {
    const product = productOf({ flows: ['export'], currency: 'CNY' })
    const document = briefOf({ export: some }, { product })
    expect(prose(document)[0]).toContain('出口6.0亿元，')
    expect(statements(document).join('')).toContain('以人民币计')
  })

  it('marks the product with its footnote where it is named first, and there only', () => {
    const document = briefOf({ export: some, import: some })
    const marks = document.blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.content.filter((part) => part.kind === 'footnote') : [],
    )
    expect(marks).toHaveLength(1)
  })
})

describe('partners', () => {
  const paragraph = (subject: Traded, index = 2, more: object = {}) =>
    prose(briefOf({ export: subject }, { product: productOf({ flows: ['export'], ...more }) }))[index]

  it('names the first three with value, share and signed growth', () => {
    const four = inBothWindows(
      { partners: { '502': 4 * 亿, '304': 3 * 亿, '141': 2 * 亿, '133': 1 * 亿 } },
      { partners: { '502': 2 * 亿, '304': 4 * 亿, '141': 2 * 亿 } },
    )
    expect(paragraph(four)).toBe(
      '2023年6月，中国锂电池前三大出口贸易伙伴为美国、德国和越南，出口分别为4.0亿美元、3.0亿美元和2.0亿美元，分别占锂电池贸易出口总额的40.0%、30.0%和20.0%，同比增速分别为100.0%、-25.0%和0.0%。',
    )
  })

  it.each([
    ['zh', '2023年1月，中国锂电池进口全部记在中国（国货复进口）名下，不列入排名。'],
    [
      'en',
      'In January 2023, China’s imports of lithium batteries were all recorded under China (re-imports), which rankings leave out.',
    ],
  ] as const)('says that all imports were re-imports, in %s', (language, words) => {
    const subject = { import: inBothWindows({ partners: { '142': 3 * 亿 } }) }
    const of = (section: string) => ({ flows: ['import'], sections: [section] })
    for (const section of ['partners', 'concentration'])
      expect(prose(briefOf(subject, { product: productOf(of(section)), language, at: '2023-01' }))).toEqual([
        words,
      ])
  })

  it('does not speak of a ranking where all are named', () => {
    const two = inBothWindows({ partners: { '502': 3 * 亿, '304': 亿 } })
    expect(paragraph(two)).toBe(
      '2023年6月，中国锂电池出口贸易伙伴为美国和德国，出口分别为3.0亿美元和1.0亿美元，分别占锂电池贸易出口总额的75.0%和25.0%，上年同期均无出口。',
    )
  })

  it('knows an only partner', () => {
    expect(paragraph(inBothWindows({ partners: { '502': 亿 } }, { partners: { '502': 2 * 亿 } }))).toBe(
      '2023年6月，中国锂电池唯一的出口贸易伙伴为美国，出口为1.0亿美元，同比增速为-50.0%。',
    )
  })

  it('says that there was no trade', () => {
    expect(paragraph(inBothWindows({}, { partners: { '502': 亿 } }))).toBe('2023年6月，中国锂电池无出口。')
  })

  it('takes a renumbered code for the same partner', () => {
    const georgia = inBothWindows({ partners: { '150': 2 * 亿 } }, { partners: { '337': 1 * 亿 } })
    expect(paragraph(georgia)).toContain('格鲁吉亚，出口为2.0亿美元，同比增速为100.0%')
  })
})

describe('places', () => {
  const paragraphs = (places: Record<string, number>) =>
    prose(
      briefOf(
        { export: inBothWindows({ partners: { '502': 亿 }, places }) },
        { product: productOf({ flows: ['export'], sections: ['places'] }) },
      ),
    )

  it('introduces 省市 once', () => {
    const [month, year] = paragraphs({ '35': 4 * 亿, '44': 3 * 亿, '32': 2 * 亿, '31': 亿 })
    expect(month).toContain('前三大锂电池产品出口省/直辖市（下文简称“省市”）为福建省、广东省和江苏省')
    expect(year).toContain('前三大锂电池产品出口省市为福建省')
  })

  it('says so where an autonomous region is among them', () => {
    expect(paragraphs({ '45': 4 * 亿, '44': 3 * 亿, '32': 2 * 亿, '31': 亿 })[0]).toContain(
      '省、自治区、直辖市（下文简称“省区市”）为广西壮族自治区、',
    )
  })
})

describe('the issuer', () => {
  it('has its name in the language of the edition, or the same in all', () => {
    const issued = (issuer: NonNullable<Parameters<typeof briefOf>[1]>['issuer']) =>
      (['zh', 'en'] as const).map(
        (language) =>
          briefOf({ export: some, import: some }, { language, issuer: issuer ?? null }).about.issuer,
      )
    expect(issued({ zh: '某某商会', en: 'Chamber of Commerce' })).toEqual(['某某商会', 'Chamber of Commerce'])
    expect(issued('某某商会')).toEqual(['某某商会', '某某商会'])
    expect(issued(null)).toEqual([null, null])
  })
})

describe('a sentence with an amount far under the unit of the brief', () => {
  const [before, now] = [{ '304': 9 * 亿 }, { '304': 9 * 亿, '502': 4_120, '141': 236_000 }]
  const newcomers = (language: 'zh' | 'en', more: object = {}): string => {
    const product = productOf({
      flows: ['export'],
      value: { scale: 'auto' },
      sections: ['concentration'],
      ...more,
    })
    return prose(
      briefOf({ export: inBothWindows({ partners: now }, { partners: before }) }, { product, language }),
    ).join('')
  }

  it('has a unit in which that can be read, for all its amounts', () => {
    expect(newcomers('zh')).toContain('新增贸易伙伴越南（23.6万美元）和美国（0.41万美元）')
    expect(newcomers('en')).toContain('Viet Nam (US$0.24 million) and the United States (US$0.004 million)')
  })

  it('has it also where the product file states the unit', () => {
    expect(newcomers('zh', { value: { scale: '亿' } })).toContain('越南（23.6万美元）和美国（0.41万美元）')
  })
})

describe('what a brief says about itself', () => {
  it('names its data, base, re-imports, valuation, registration and rounding', () => {
    const everything = statements(briefOf({ export: some, import: withReimports })).join('\n')
    for (const words of [
      '截至2023年7月18日',
      '1个文件中的3行记录',
      '同比基数',
      '不含原产国为中国的复进口',
      '离岸价（FOB）',
      '到岸价（CIF）',
      '注册地',
      '四舍五入',
    ])
      expect(everything).toContain(words)
  })

  it('says nothing of re-imports where there are none', () => {
    expect(statements(briefOf({ export: some, import: some })).join('')).not.toContain('复进口')
  })

  it('points at growth on a very small base', () => {
    const low = inBothWindows({ partners: { '502': 3 * 亿 } }, { partners: { '502': 270_000 } })
    const document = briefOf({ export: low }, { product: productOf({ flows: ['export'] }) })
    expect(statements(document).join('')).toContain('基数较小：')
    expect(statements(document).join('')).toContain('当月对美国出口（111011.1%）')
    expect(document.figures.get('export.partner.USA.month.value.yoy')?.marker).toBe('lowBase')
  })

  it.each([
    ['zh', '基数较小：锂电池2023年4月出口（111011.1%）的'],
    ['en', 'very small: exports of lithium batteries in April 2023 (111,011.1%).'],
  ] as const)('names the month of a growth that is of an earlier one, in %s', (language, words) => {
    const [large, small] = [{ partners: { '502': 3 * 亿 } }, { partners: { '502': 270_000 } }]
    const months = { 'month-1.current': large, 'month-2.current': large, 'month-2.base': small }
    const product = productOf({ flows: ['export'], sections: ['course'] })
    const document = briefOf({ export: { ...inBothWindows(large, large), ...months } }, { product, language })
    expect(statements(document).join('')).toContain(words)
  })

  it('names a growth of both currencies once', () => {
    const low = inBothWindows({ partners: { '502': 3 * 亿 } }, { partners: { '502': 270_000 } })
    const product = productOf({ flows: ['export'], sections: ['overview'], currency: 'both' })
    const document = briefOf({ export: low }, { product, second: { export: low } })
    expect(document.figures.get('export.month.valueCNY.yoy')?.marker).toBe('lowBase')
    expect(statements(document).join('')).toContain(
      '基数较小：锂电池当月出口（111011.1%）、锂电池累计出口（111011.1%）的',
    )
  })

  it.each([
    ['zh', '一般贸易当月出口（'],
    ['en', 'exports under ordinary trade in the month ('],
  ] as const)('names the procedure that a small base is of, in %s', (language, words) => {
    const now = { partners: { '502': 3 * 亿 }, procedures: { '10': 1 * 亿, '15': 2 * 亿 } }
    const before = { partners: { '502': 2 * 亿 }, procedures: { '10': 270_000, '15': 2 * 亿 - 270_000 } }
    const product = productOf({ flows: ['export'], sections: ['procedures'] })
    expect(
      statements(briefOf({ export: inBothWindows(now, before) }, { product, language })).join(''),
    ).toContain(words)
  })

  it('names the class that a small base is of', () => {
    const now = { partners: { '502': 3 * 亿 }, commodities: { '85076000': 1 * 亿, '85078000': 2 * 亿 } }
    const before = { commodities: { '85076000': 270_000, '85078000': 2 * 亿 } }
    const classes = [
      { name: { zh: '电芯', en: 'Cells' }, codes: { HS2022: ['85076000'] } },
      { name: { zh: '电池组', en: 'Packs' }, codes: { HS2022: ['85078000'] } },
    ]
    const product = productOf({ flows: ['export'], sections: ['classes'], classes })
    expect(statements(briefOf({ export: inBothWindows(now, before) }, { product })).join('')).toContain(
      '电芯当月出口（',
    )
  })
})
