import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/trade/language.ts'
import {
  briefOf,
  inBothWindows,
  items,
  productOf,
  prose,
  rowTexts,
  type Side,
  statements,
  type Traded,
  table,
} from '../support/briefs.ts'

const 亿 = 100_000_000

/** What a section says of exports in the month, in both languages. */
function stated(section: string, subject: Traded, index = 0, more: object = {}) {
  const product = productOf({ flows: ['export'], sections: [section], ...more })
  const item = (language: Language) =>
    prose(briefOf({ export: subject }, { product, language, at: '2023-01' }))[index]
  return { zh: item('zh'), en: item('en') }
}

describe('prices and volumes', () => {
  const subject = (now: Side, before: Side) => stated('priceVolume', inBothWindows(now, before))
  const sold = (value: number, quantity: number): Side => ({
    partners: { '502': value },
    quantities: { '502': quantity },
    quantity,
  })

  it('say that prices rose and volumes fell', () => {
    const { zh, en } = subject(sold(6 * 亿, 2 * 亿), sold(8 * 亿, 4 * 亿))
    // 4 at 2 became 2 at 3: price +50 %, quantity -50 %; (3-2)(4+2)/2 = 3, (2-4)(2+3)/2 = -5.
    expect(zh).toBe(
      '2023年1月，锂电池出口的平均单价为3.00美元/个，同比上升50.0%。就两年均有单价的商品和贸易伙伴（占两年出口额的100.0%）逐项比较，价格指数同比上升50.0%，数量指数同比下降50.0%。出口额比上年同期减少2.0亿美元，其中价格因素使其增加3.0亿美元，数量因素使其减少5.0亿美元。',
    )
    expect(en).toBe(
      'In January 2023, the average unit value of China’s exports of lithium batteries was US$3.00 per item; it rose 50.0% year on year. Over commodities and partners with a unit value in both years (100.0% of the exports of both), the price index rose 50.0% and the quantity index fell 50.0% year on year. Exports were worth US$200.0 million less than a year earlier: price added US$300.0 million and volume subtracted US$500.0 million.',
    )
  })

  it('say that nothing changed', () => {
    const { zh, en } = subject(sold(6 * 亿, 2 * 亿), sold(6 * 亿, 2 * 亿))
    expect(zh).toContain('同比持平。')
    expect(zh).toContain('价格指数同比持平，数量指数同比持平。出口额与上年同期相同。')
    expect(en).toContain('the price index did not change and the quantity index did not change')
    expect(en).toContain('Exports were worth the same as a year earlier.')
  })

  it('leave out the split where there was nothing a year before, or is nothing now', () => {
    expect(subject(sold(6 * 亿, 2 * 亿), {}).zh).toBe(
      '2023年1月，锂电池出口没有上年同期数可比，不作量价分解。',
    )
    expect(subject({}, sold(6 * 亿, 2 * 亿)).zh).toBe('2023年1月，锂电池出口为零，不作量价分解。')
    expect(subject({}, {}).zh).toBe('2023年1月和上年同期，锂电池出口均为零，不作量价分解。')
    expect(subject(sold(6 * 亿, 2 * 亿), {}).en).toContain('cannot be compared with a year earlier')
    expect(subject({}, sold(6 * 亿, 2 * 亿)).en).toContain('were nil, so that they are not split')
    expect(subject({}, {}).en).toBe(
      'In January 2023, China’s exports of lithium batteries were nil, as a year earlier, so that there is nothing to split into price and volume.',
    )
  })

  it('say where quantities are wanting', () => {
    const without: Side = { partners: { '502': 6 * 亿 }, quantity: null }
    const { zh, en } = subject(without, { ...without, partners: { '502': 5 * 亿 } })
    expect(zh).toBe(
      '2023年1月，锂电池出口因缺少数量或计量单位不一，平均单价无法计算。没有两年均有单价的商品和贸易伙伴，不计算价格指数。出口额比上年同期增加1.0亿美元，其中未分解部分使其增加1.0亿美元。',
    )
    expect(en).toContain('had no average unit value')
    expect(en).toContain('so that there is no price index')
  })

  it('tell new trade and trade that ended from prices', () => {
    const { zh, en } = subject(
      { partners: { '502': 2 * 亿, '304': 1 * 亿 }, quantities: { '502': 亿, '304': 亿 }, quantity: 2 * 亿 },
      { partners: { '502': 2 * 亿, '141': 3 * 亿 }, quantities: { '502': 亿, '141': 亿 }, quantity: 2 * 亿 },
    )
    expect(zh).toContain('其中新增贸易使其增加1.0亿美元，退出贸易使其减少3.0亿美元。')
    expect(en).toContain(
      'new trade added US$100.0 million and discontinued trade subtracted US$300.0 million.',
    )
  })
})

describe('contributions', () => {
  const subject = (now: Side['partners'], before: Side['partners']) =>
    stated('contributions', inBothWindows({ partners: now ?? {} }, { partners: before ?? {} }))

  it('name who adds most and who takes most away', () => {
    const { zh, en } = subject({ '502': 5 * 亿, '304': 1 * 亿 }, { '502': 3 * 亿, '304': 2 * 亿 })
    expect(zh).toContain(
      '2023年1月，锂电池出口同比上升20.0%。贸易伙伴中，拉动最大的为美国（40.0个百分点）；拖累最大的为德国（-20.0个百分点）。',
    )
    expect(en).toContain(
      'In January 2023, China’s exports of lithium batteries rose 20.0% year on year. Among partners, the largest positive contribution came from the United States (40.0 percentage points), the largest negative one from Germany (-20.0 percentage points).',
    )
  })

  it('say that there are none to speak of', () => {
    const { zh, en } = subject({ '502': 5 * 亿 }, { '502': 5 * 亿 })
    expect(zh).toContain('锂电池出口同比持平。贸易伙伴中，没有明显的拉动或拖累。')
    expect(en).toContain('there were no notable contributions.')
  })

  it('have no growth to add to without trade a year before', () => {
    expect(subject({ '502': 5 * 亿 }, {})).toEqual({
      zh: '2023年1月，锂电池出口没有上年同期数可比，不计算增长贡献。',
      en: 'In January 2023, China’s exports of lithium batteries cannot be compared with a year earlier, so there are no contributions to growth.',
    })
  })

  it('are listed with the total that they add up to', () => {
    const document = briefOf(
      {
        export: inBothWindows(
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
    stated('concentration', inBothWindows({ partners: now ?? {} }, { partners: before ?? {} }), 0, more)

  it('says who is new, who is gone and who moved', () => {
    const { zh, en } = subject(
      { '502': 4 * 亿, '304': 5 * 亿, '141': 1 * 亿 },
      { '502': 6 * 亿, '304': 3 * 亿, '133': 1 * 亿 },
    )
    expect(zh).toBe(
      '2023年1月，锂电池出口的贸易伙伴共3个，与上年同期持平；赫芬达尔—赫希曼指数为4200，比上年同期下降400。与上年同期相比，新增贸易伙伴越南（1.0亿美元）；对韩国（上年同期1.0亿美元）不再有出口。名次变化最大的为德国（由第2位升至第1位）和美国（由第1位降至第2位）。',
    )
    expect(en).toContain(
      'Viet Nam (US$100.0 million) was a new partner; exports to the Republic of Korea (US$100.0 million a year earlier) had ceased.',
    )
    expect(en).toContain('The largest changes in rank were those of Germany (ranked 1st, up from 2nd)')
  })

  it('counts the new beyond those that it names', () => {
    const many = { '502': 4 * 亿, '304': 3 * 亿, '141': 2 * 亿 }
    expect(subject(many, { '116': 亿 }, { named: 1 }).zh).toContain('新增贸易伙伴美国（4.0亿美元）等3个；')
    expect(subject(many, { '116': 亿 }, { named: 1 }).en).toContain(
      '3 partners were new, the largest of them the United States',
    )
  })

  it('takes a renumbered code for the same partner', () => {
    expect(subject({ '150': 2 * 亿 }, { '337': 亿 }).zh).toContain(
      '与上年同期相比，没有新增或退出的贸易伙伴。',
    )
  })

  it('has an index in whole points, whose change is that of the printed numbers', () => {
    // Taken before rounding, the change from 5,555.6 to 3,333.3 would be 2222.
    const [now, before] = [
      { '502': 亿, '304': 亿, '141': 亿 },
      { '502': 2 * 亿, '304': 亿 },
    ]
    expect(subject(now, before).zh).toContain('赫芬达尔—赫希曼指数为3333，比上年同期下降2223。')
    expect(subject(now, before).en).toContain('The Herfindahl-Hirschman index was 3,333, down 2,223.')
    // Of equal amounts the lower code is first, in the sentence as in the table.
    expect(subject(now, before).zh).toContain('名次变化最大的为美国（由第1位降至第3位）。')
  })

  it('says among how many partners changes in rank are counted', () => {
    const product = productOf({ flows: ['export'], sections: ['concentration'], top: 5 })
    const document = briefOf({ export: inBothWindows({ partners: { '502': 亿 } }) }, { product })
    expect(table(document, 'export.concentration').notes.join('')).toContain(
      '名次变化只计本期或上年同期居前五位者。',
    )
  })

  it('compares with nothing where there was nothing', () => {
    expect(subject({ '502': 亿 }, {}).zh).toContain('比上年同期增加1个；赫芬达尔')
    expect(subject({}, { '502': 亿 })).toEqual({
      zh: '2023年1月，中国锂电池无出口。',
      en: 'In January 2023, China had no exports of lithium batteries.',
    })
  })
})

describe('sections with nothing to report', () => {
  const headings = (sections: readonly string[], subject: Traded) =>
    briefOf({ export: subject }, { product: productOf({ flows: ['export'], sections }) }).blocks.flatMap(
      (block) => (block.kind === 'heading' ? [block.text] : []),
    )

  it('are left out, and the next one has their number', () => {
    const lone = inBothWindows({ partners: { '502': 亿 } }, { partners: { '502': 亿 } })
    expect(headings(['overview', 'leaders', 'records', 'partners'], lone)).toEqual([
      '一、贸易总体情况',
      '二、出口区域分布及变化情况',
      '编制说明',
    ])
  })

  it('are there where they have something', () => {
    const two = inBothWindows(
      { partners: { '502': 2 * 亿, '304': 亿 } },
      { partners: { '502': 亿, '304': 亿 } },
    )
    expect(headings(['leaders'], two)).toContain('一、出口领先者与增速')
  })
})

describe('what places are', () => {
  const places = '分省数据按进出口企业注册地统计，不代表货物的生产地或消费地。'
  const stated = (section: string, side: Side) =>
    statements(
      briefOf(
        { export: inBothWindows(side, { partners: { '502': 亿 }, places: { '35': 亿 } }) },
        { product: productOf({ flows: ['export'], sections: [section] }) },
      ),
    )

  it('is stated wherever a table or sentence is by place', () => {
    const side = { partners: { '502': 2 * 亿 }, places: { '35': 2 * 亿 } }
    for (const section of ['places', 'contributions', 'summary'])
      expect(stated(section, side)).toContain(places)
    expect(stated('partners', side)).not.toContain(places)
  })
})

describe('procedures', () => {
  it('are told by size with their shares of all trade', () => {
    const { zh, en } = stated(
      'procedures',
      inBothWindows(
        { partners: { '502': 4 * 亿 }, procedures: { '10': 3 * 亿, '15': 1 * 亿 } },
        { partners: { '502': 4 * 亿 }, procedures: { '10': 2 * 亿, '14': 2 * 亿 } },
      ),
    )
    expect(zh).toBe(
      '2023年1月，锂电池出口中，一般贸易3.0亿美元，占75.0%（提高25.0个百分点），同比上升50.0%；进料加工贸易1.0亿美元，占25.0%（提高25.0个百分点），上年同期为零。',
    )
    expect(en).toContain(
      'ordinary trade came to US$300.0 million, 75.0% of the total (up 25.0 percentage points), and rose 50.0%',
    )
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
    const { zh, en } = stated('course', inBothWindows(now, twice, everything))
    expect(zh).toBe(
      '2023年1月，锂电池出口环比下降50.0%，同比由上月持平转为下降50.0%；近三个月出口合计8.0亿美元，同比上升100.0%；近十二个月出口合计8.0亿美元，同比持平；当月两年平均增速为100.0%。',
    )
    expect(en).toContain(
      'China’s exports of lithium batteries fell 50.0% month on month; year on year they fell 50.0%, having been unchanged the month before',
    )
    expect(en).toContain('Over two years, growth of the month averaged 100.0% a year.')
  })

  it('says what it lacks, rather than nothing', () => {
    expect(stated('course', inBothWindows(now)).zh).toBe(
      '2023年1月以前各月数据缺失，不作锂电池出口走势分析。',
    )
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
    expect(prose(brief)).toEqual(['经季节调整，2023年6月，锂电池出口6.0亿美元，环比基本持平。'])
    expect(prose(subject(72, 'en'))[0]).toMatch(
      /^In June 2023, China’s exports of lithium batteries were US\$[56][09]\d\.\d million, seasonally adjusted/,
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
    expect(prose(brief)[0]).toMatch(/^2023年6月，锂电池出口不作季节调整：需要连续5年以上/)
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
    items(
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
    expect(summary(inBothWindows(now, before, course), 'zh')).toEqual([
      '2023年6月，锂电池出口9.0亿美元，同比上升80.0%；1-6月累计9.0亿美元，同比上升80.0%。',
      '6月，锂电池对德国出口比上年同期增加5.0亿美元，拉动出口增长100.0个百分点。',
      '6月，锂电池对美国出口比上年同期减少1.0亿美元，拖累出口增长20.0个百分点。',
      '6月，福建省锂电池出口比上年同期增加4.0亿美元，拉动出口增长80.0个百分点。',
      '6月，锂电池出口9.0亿美元，为2021年7月以来单月最高。',
      '6月，锂电池出口同比由上月下降33.3%转为上升80.0%，此前至少连续两个月下降。',
      '6月，德国在锂电池出口的贸易伙伴中由上年同期的第2位升至第1位。',
    ])
    expect(summary(inBothWindows(now, before, course), 'en').slice(1)).toEqual([
      'In June 2023, China’s exports of lithium batteries to Germany rose by US$500.0 million on a year earlier, adding 100.0 percentage points to growth.',
      'In June 2023, China’s exports of lithium batteries to the United States fell by US$100.0 million on a year earlier, taking 20.0 percentage points off growth.',
      'In June 2023, China’s exports of lithium batteries by traders registered in Fujian rose by US$400.0 million on a year earlier, adding 80.0 percentage points to growth.',
      'In June 2023, China’s exports of lithium batteries came to US$900.0 million, the highest monthly figure in the data, which run from July 2021.',
      'In June 2023, China’s exports of lithium batteries rose 80.0% year on year; the month before, they were down 33.3%.',
      'In June 2023, Germany ranked 1st among destinations of China’s exports of lithium batteries, up from 2nd a year earlier.',
    ])
  })

  it('says among the statements how its facts were chosen', () => {
    const product = productOf({ flows: ['export'], sections: ['summary'] })
    expect(statements(briefOf({ export: inBothWindows(now, before) }, { product }))).toContainEqual(
      expect.stringMatching(/^要点的选取：/),
    )
  })

  it('says among how many partners it looks for moves', () => {
    const stated = (language: Language) =>
      statements(
        briefOf(
          { export: inBothWindows(now, before) },
          { language, product: productOf({ flows: ['export'], sections: ['summary'], top: 5 }) },
        ),
      ).join('\n')
    expect(stated('zh')).toContain('本期居前五位的贸易伙伴名次变动不少于三位或升至首位')
    expect(stated('en')).toContain(
      'of the five largest partners, those that moved three ranks or more, or to first rank',
    )
  })

  it('states the codes of a year only where the brief speaks of it', () => {
    const stated = (subject: Traded) =>
      statements(
        briefOf({ export: subject }, { product: productOf({ flows: ['export'], sections: ['summary'] }) }),
      ).join('\n')
    const borrowed = '2021年适用HS2017，产品文件未列其编码'
    expect(stated(inBothWindows(now, before, course))).toContain(borrowed) // the highest of any month since July 2021
    const ordinary: Side = { partners: { '304': 3 * 亿, '502': 0.5 * 亿 } }
    expect(stated(inBothWindows(ordinary, before, course))).not.toContain(borrowed)
  })

  it('finds nothing remarkable where nothing moved', () => {
    expect(summary(inBothWindows(now, now), 'zh')).toHaveLength(1)
  })
})
