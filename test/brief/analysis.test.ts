import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/trade/language.ts'
import {
  briefOf,
  productOf,
  prose,
  rowTexts,
  type Side,
  statements,
  type Traded,
  table,
} from '../support/briefs.ts'

const 亿 = 100_000_000

/** The same trade in the month and in the year so far. */
const traded = (now: Side, before: Side = {}, more: Traded = {}): Traded => ({
  'month.current': now,
  'ytd.current': now,
  'month.base': before,
  'ytd.base': before,
  ...more,
})

/** What a section says of exports in the month, in both languages. */
function stated(section: string, subject: Traded, index = 0, more: object = {}) {
  const product = productOf({ flows: ['export'], sections: [section], ...more })
  const item = (language: Language) =>
    prose(briefOf({ export: subject }, { product, language, at: '2023-01' }))[index]
  return { zh: item('zh'), en: item('en') }
}

describe('prices and volumes', () => {
  const subject = (now: Side, before: Side) => stated('priceVolume', traded(now, before))
  const sold = (value: number, quantity: number): Side => ({
    partners: { '502': value },
    quantities: { '502': quantity },
    quantity,
  })

  it('say that prices rose and volumes fell', () => {
    const { zh, en } = subject(sold(6 * 亿, 2 * 亿), sold(8 * 亿, 4 * 亿))
    // 4 at 2 became 2 at 3: price +50 %, quantity -50 %; (3-2)(4+2)/2 = 3, (2-4)(2+3)/2 = -5.
    expect(zh).toBe(
      '2023年1月，出口平均单价为3.00美元/个，同比上升50.0%。就两年均有单价的商品和贸易伙伴（占两年出口额的100.0%）逐项比较，价格同比上升50.0%，数量同比下降50.0%。出口额比上年同期减少2.0亿美元，其中价格变动使其增加3.0亿美元，数量变动使其减少5.0亿美元。',
    )
    expect(en).toBe(
      'In January 2023, the average unit value of exports was US$3.00 per item; it rose 50.0% year on year. Over commodities and partners with a unit value in both years (100.0% of exports of both), prices rose 50.0% and volumes fell 50.0% year on year. Exports were worth US$200 million less than a year before: prices added US$300 million, volumes took away US$500 million.',
    )
  })

  it('say that nothing changed', () => {
    const { zh, en } = subject(sold(6 * 亿, 2 * 亿), sold(6 * 亿, 2 * 亿))
    expect(zh).toContain('同比持平。')
    expect(zh).toContain('价格同比持平，数量同比持平。出口额与上年同期相同。')
    expect(en).toContain('prices did not change and volumes did not change')
    expect(en).toContain('Exports were worth the same as a year before.')
  })

  it('leave out the split where there was nothing a year before, or is nothing now', () => {
    expect(subject(sold(6 * 亿, 2 * 亿), {}).zh).toBe('2023年1月，上年同期无出口，不作量价分解。')
    expect(subject({}, sold(6 * 亿, 2 * 亿)).zh).toBe('2023年1月，本期无出口，不作量价分解。')
    expect(subject({}, {}).zh).toBe('2023年1月，本期与上年同期均无出口。')
    expect(subject(sold(6 * 亿, 2 * 亿), {}).en).toContain('without exports a year before')
    expect(subject({}, sold(6 * 亿, 2 * 亿)).en).toContain('hence no prices to compare')
    expect(subject({}, {}).en).toBe('In January 2023 there were no exports, nor a year before.')
  })

  it('say where quantities are wanting', () => {
    const without: Side = { partners: { '502': 6 * 亿 }, quantity: null }
    const { zh, en } = subject(without, { ...without, partners: { '502': 5 * 亿 } })
    expect(zh).toBe(
      '2023年1月，因缺少数量或计量单位不一，出口平均单价无法计算。没有两年均有单价的商品和贸易伙伴，不计算价格指数。出口额比上年同期增加1.0亿美元，其中没有可比单价的部分使其增加1.0亿美元。',
    )
    expect(en).toContain('have no average unit value')
    expect(en).toContain('so there is no price index')
  })

  it('tell new trade and trade that ended from prices', () => {
    const { zh, en } = subject(
      { partners: { '502': 2 * 亿, '304': 1 * 亿 }, quantities: { '502': 亿, '304': 亿 }, quantity: 2 * 亿 },
      { partners: { '502': 2 * 亿, '141': 3 * 亿 }, quantities: { '502': 亿, '141': 亿 }, quantity: 2 * 亿 },
    )
    expect(zh).toContain('其中新增的贸易带来1.0亿美元，不再有的贸易减少3.0亿美元。')
    expect(en).toContain('new trade brought US$100 million, trade that ended had been US$300 million.')
  })
})

describe('contributions', () => {
  const subject = (now: Side['partners'], before: Side['partners']) =>
    stated('contributions', traded({ partners: now ?? {} }, { partners: before ?? {} }))

  it('name who adds most and who takes most away', () => {
    const { zh, en } = subject({ '502': 5 * 亿, '304': 1 * 亿 }, { '502': 3 * 亿, '304': 2 * 亿 })
    expect(zh).toContain(
      '2023年1月，出口同比上升20.0%。贸易伙伴中，拉动最大的为美国（40.0个百分点）；拖累最大的为德国（-20.0个百分点）。',
    )
    expect(en).toContain(
      'In January 2023, exports rose 20.0% year on year. Among partners, the largest gains came from the United States (40.0 points); the largest losses came from Germany (-20.0 points).',
    )
  })

  it('say that there are none to speak of', () => {
    const { zh, en } = subject({ '502': 5 * 亿 }, { '502': 5 * 亿 })
    expect(zh).toContain('出口同比持平。贸易伙伴中，没有明显拉动；没有明显拖累。')
    expect(en).toContain('there was no gain of note; there was no loss of note.')
  })

  it('have no growth to add to without trade a year before', () => {
    expect(subject({ '502': 5 * 亿 }, {})).toEqual({
      zh: '2023年1月，上年同期无出口，不计算增长贡献。',
      en: 'In January 2023 there is no growth to speak of: there were no exports a year before.',
    })
  })

  it('are listed with the total that they add up to', () => {
    const document = briefOf(
      {
        export: traded(
          { partners: { '502': 5 * 亿, '304': 亿 } },
          { partners: { '502': 3 * 亿, '304': 2 * 亿 } },
        ),
      },
      { product: productOf({ flows: ['export'], sections: ['contributions'] }), at: '2023-01' },
    )
    expect(rowTexts(table(document, 'export.contributions'))).toEqual([
      ['合计', '1.0', '20.0'],
      ['贸易伙伴：拉动最大'],
      ['美国', '2.0', '40.0'],
      ['贸易伙伴：拖累最大'],
      ['德国', '-1.0', '-20.0'],
    ])
  })
})

describe('concentration', () => {
  const subject = (now: Side['partners'], before: Side['partners'], more: object = {}) =>
    stated('concentration', traded({ partners: now ?? {} }, { partners: before ?? {} }), 0, more)

  it('says who is new, who is gone and who moved', () => {
    const { zh, en } = subject(
      { '502': 4 * 亿, '304': 5 * 亿, '141': 1 * 亿 },
      { '502': 6 * 亿, '304': 3 * 亿, '133': 1 * 亿 },
    )
    expect(zh).toBe(
      '2023年1月，出口贸易伙伴共3个，与上年同期持平；前三大所占比重为100.0%，与上年同期持平；赫芬达尔—赫希曼指数为4200，比上年同期下降400。与上年同期相比，新增贸易伙伴越南（1.0亿美元）；韩国（上年同期1.0亿美元）不再有出口。名次变化最大的为德国（由第2位至第1位）和美国（由第1位至第2位）。',
    )
    expect(en).toContain(
      'Vietnam (US$100 million) is new; South Korea (US$100 million a year before) is gone.',
    )
    expect(en).toContain('The largest moves in the ranking: Germany (from place 2 to 1)')
  })

  it('counts the new beyond those that it names', () => {
    const many = { '502': 4 * 亿, '304': 3 * 亿, '141': 2 * 亿 }
    expect(subject(many, { '116': 亿 }, { named: 1 }).zh).toContain('新增贸易伙伴美国（4.0亿美元）等3个；')
    expect(subject(many, { '116': 亿 }, { named: 1 }).en).toContain('the largest of 3, are new;')
  })

  it('takes a renumbered code for the same partner', () => {
    expect(subject({ '150': 2 * 亿 }, { '337': 亿 }).zh).toContain('没有新增的贸易伙伴；没有退出的贸易伙伴。')
  })

  it('compares with nothing where there was nothing', () => {
    expect(subject({ '502': 亿 }, {}).zh).toContain('比上年同期增加1个；前三大所占比重为100.0%；赫芬达尔')
    expect(subject({}, { '502': 亿 })).toEqual({
      zh: '2023年1月，没有出口贸易伙伴。',
      en: 'In January 2023, exports had no partners.',
    })
  })
})

describe('procedures', () => {
  it('are told by size with their shares of all trade', () => {
    const { zh, en } = stated(
      'procedures',
      traded(
        { partners: { '502': 4 * 亿 }, procedures: { '10': 3 * 亿, '15': 1 * 亿 } },
        { partners: { '502': 4 * 亿 }, procedures: { '10': 2 * 亿, '14': 2 * 亿 } },
      ),
    )
    expect(zh).toBe(
      '2023年1月，锂电池出口中，一般贸易3.0亿美元，占75.0%（提高25.0个百分点），同比上升50.0%；进料加工贸易1.0亿美元，占25.0%（提高25.0个百分点），上年同期为零。',
    )
    expect(en).toContain('ordinary trade came to US$300 million, 75.0% (up 25.0 points), and rose 50.0%')
  })
})

describe('the course of the year', () => {
  const now: Side = { partners: { '502': 4 * 亿 } }
  const twice: Side = { partners: { '502': 8 * 亿 } }
  const everything: Traded = {
    'month-1.current': twice,
    'month-1.base': twice,
    'month3.current': twice,
    'month3.base': now,
    'rolling12.current': twice,
    'rolling12.base': twice,
    'month-24.current': { partners: { '502': 1 * 亿 } },
  }

  it('says growth on the month before, three and twelve months, and two years', () => {
    const { zh, en } = stated('course', traded(now, twice, everything))
    expect(zh).toBe(
      '2023年1月，出口环比下降50.0%，同比由上月持平转为下降50.0%；近三个月出口8.0亿美元，同比上升100.0%；近十二个月出口8.0亿美元，同比持平；当月两年平均增速为100.0%。',
    )
    expect(en).toContain(
      'exports fell 50.0% against the month before; year on year they fell 50.0%, after a month',
    )
    expect(en).toContain('Growth of the month averaged 100.0% over two years.')
  })

  it('says what it lacks, rather than nothing', () => {
    expect(stated('course', traded(now)).zh).toBe('2023年1月之前的月份未载入，不作走势分析。')
  })
})

describe('seasonal adjustment', () => {
  /** Twice as much each December, half in January and February, and nothing else. */
  const course = (months: number): Traded =>
    Object.fromEntries(
      Array.from({ length: months }, (_, lag): [string, Side] => {
        const calendar = ((((6 - 1 - lag) % 12) + 12) % 12) + 1
        const value = calendar === 12 ? 12 * 亿 : calendar < 3 ? 3 * 亿 : 6 * 亿
        return [lag === 0 ? 'month.current' : `month-${lag}.current`, { partners: { '502': value } }]
      }),
    )
  const product = productOf({ flows: ['export'], sections: ['seasonal'], quantity: 'none' })
  const subject = (months: number, language: Language = 'zh') =>
    briefOf(
      { export: { ...course(months), 'ytd.current': { partners: { '502': 30 * 亿 } } } },
      { product, language },
    )

  it('leaves a steady course where the season is all that there is', () => {
    const brief = subject(72)
    expect(prose(brief)).toEqual(['经季节调整，2023年6月出口6.0亿美元，环比基本持平。'])
    expect(prose(subject(72, 'en'))[0]).toMatch(
      /^Seasonally adjusted, exports in June 2023 were US\$[56][09]\d million/,
    )
    const rows = rowTexts(table(brief, 'export.seasonal'))
    expect(rows.map(([name]) => name)).toContain('2023年1-2月')
    expect(rows.find(([name]) => name === '2022年12月')?.slice(0, 3)).toEqual(['2022年12月', '12.0', '6.0'])
    expect(brief.blocks.some((block) => block.kind === 'chart' && block.id === 'export.seasonal.chart')).toBe(
      true,
    )
  })

  it('says what it lacks where there are less than five years', () => {
    const brief = subject(40)
    expect(prose(brief)[0]).toMatch(/^2023年6月出口不作季节调整：需要连续5年以上/)
    expect(brief.blocks.some((block) => block.kind === 'chart')).toBe(false)
  })
})

describe('the summary', () => {
  const month = (value: number): Side => ({ partners: { '502': value } })
  const months = (values: readonly number[]): Traded =>
    Object.fromEntries(
      values.flatMap((value, lag) => [
        [`month-${lag + 1}.current`, month(value)],
        ...(lag < 2 ? [[`month-${lag + 1}.base`, month(values[lag + 12] ?? 0)]] : []),
      ]),
    )

  const summary = (subject: Traded, language: Language) =>
    prose(
      briefOf(
        { export: subject },
        { product: productOf({ flows: ['export'], sections: ['summary'] }), language, at: '2023-06' },
      ),
    )

  const now: Side = { partners: { '304': 6 * 亿, '502': 3 * 亿 }, places: { '35': 9 * 亿 } }
  const before: Side = { partners: { '304': 1 * 亿, '502': 4 * 亿 }, places: { '35': 5 * 亿 } }
  // Two months under those a year before, after which this one is above; no month of two years was higher.
  const course = months(
    [2, 2, ...Array.from({ length: 21 }, (_, index) => 3 + (index % 2))].map((n) => n * 亿),
  )

  it('names contributions, records, turns and breaks of rank, each with its figures', () => {
    expect(summary(traded(now, before, course), 'zh')).toEqual([
      '2023年6月，锂电池出口9.0亿美元，同比上升80.0%。2023年1-6月，锂电池出口9.0亿美元，同比上升80.0%。',
      '拉动：德国出口比上年同期增加5.0亿美元，拉动6月出口增长100.0个百分点。',
      '拖累：美国出口比上年同期减少1.0亿美元，拖累6月出口增长20.0个百分点。',
      '拉动：福建省出口比上年同期增加4.0亿美元，拉动6月出口增长80.0个百分点。',
      '新高：6月出口9.0亿美元，为2021年7月以来各月最高。',
      '转折：6月出口同比由上月下降33.3%转为上升80.0%，此前至少连续两个月下降。',
      '名次：6月德国在出口贸易伙伴中由上年同期第2位至第1位。',
    ])
    expect(summary(traded(now, before, course), 'en').slice(1)).toEqual([
      'Gain: exports to Germany rose by US$500 million (100.0 points).',
      'Loss: exports to the United States fell by US$100 million (-20.0 points).',
      'Gain: exports registered in Fujian rose by US$400 million (80.0 points).',
      'Record: exports of US$900 million were the highest of any month since July 2021.',
      'Turn: exports rose 80.0% in June; the month before, they fell 33.3%.',
      'Ranking: Germany moved from place 2 to place 1 among partners of exports.',
    ])
  })

  it('says among the statements how its facts were chosen', () => {
    const product = productOf({ flows: ['export'], sections: ['summary'] })
    expect(statements(briefOf({ export: traded(now, before) }, { product }))).toContainEqual(
      expect.stringMatching(/^要点的选取：/),
    )
  })

  it('finds nothing remarkable where nothing moved', () => {
    expect(summary(traded(now, now), 'zh')).toHaveLength(1)
  })
})
