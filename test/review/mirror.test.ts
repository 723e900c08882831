import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import type { Language } from '../../src/trade/trade.ts'
import { repository } from '../support/workspaces.ts'

const [brazil, taiwanAndJapan, thailand] = [
  'market-and-mirror-brazil',
  'market-and-mirror-taiwan-and-japan',
  'market-and-mirror-thailand',
] as const

/** What the audit finds of a published brief in which a text stands in the place of another. */
async function auditWith(name: string, language: Language, text: string, other: string) {
  const path = join(repository, 'test/cases/brief', name, `expected.${language}.md`)
  const brief = await readFile(path, 'utf8')
  expect(brief).toContain(text)
  return audit(readMarkdown(brief.replace(text, other)))
}

describe('the data of both sides are held against each other', () => {
  it.each([
    [
      'imports, against the difference, the month and prose',
      brazil,
      'zh',
      '2586.7 | 983.3',
      '2568.7 | 983.3',
    ],
    ['the percentage', brazil, 'zh', '944.9 | 59.3 | 1083.5', '944.9 | 53.9 | 1083.5'],
    ['a quantity', brazil, 'en', '1,133.5 | 1,294.2 | 14.2', '1,133.5 | 1,294.2 | 41.2'],
    ['a growth of months', taiwanAndJapan, 'zh', '| 294.3 | 52.6 | 2851.0', '| 294.3 | 56.2 | 2851.0'],
    ['a sign in the table', taiwanAndJapan, 'zh', '1050.0 | -53.5', '1050.0 | 53.5'],
    [
      'an amount in prose',
      taiwanAndJapan,
      'en',
      'recorded exports by US\\$0.53',
      'recorded exports by US\\$0.35',
    ],
    ['a percentage in prose', taiwanAndJapan, 'en', 'or 4.8%', 'or 4.3%'],
    [
      'the other direction of trade',
      thailand,
      'zh',
      '0.043 | 0.049 | 0.006 | 15.1',
      '0.043 | 0.049 | 0.006 | 51.1',
    ],
    [
      'prose of the other direction',
      thailand,
      'en',
      'China of US\\$8.3 million',
      'China of US\\$3.8 million',
    ],
    ['a quantity in prose', taiwanAndJapan, 'zh', '进口数据比出口数据多2.9%', '进口数据比出口数据多2.6%'],
  ] as const)('%s', async (_, name, language, text, other) => {
    const { findings } = await auditWith(name, language, text, other)
    expect(findings).toMatchObject([{ kind: 'figure', confidence: 'certain' }])
  })

  it.each([
    ['zh', '进口数据比出口数据少53.5', '进口数据比出口数据多53.5', '进口数据比出口数据少'],
    [
      'en',
      'imports fall short of recorded exports by 3.4',
      'imports exceed recorded exports by 3.4',
      'by quantity, recorded imports fall short of recorded exports by',
    ],
  ] as const)('words of more and less, in %s', async (language, text, other, expected) => {
    const { findings } = await auditWith(taiwanAndJapan, language, text, other)
    expect(findings).toMatchObject([{ kind: 'words', of: 'direction', expected, confidence: 'certain' }])
  })

  it('months of captions, once, against those of the whole brief', async () => {
    const { findings } = await auditWith(taiwanAndJapan, 'zh', '表6：2023年', '表6：2032年')
    expect(findings).toMatchObject([{ kind: 'words', of: 'period', printed: '2032年2月' }])
    const title = await auditWith(taiwanAndJapan, 'zh', '（2023年2月）', '（2032年2月）')
    expect(title.findings).toMatchObject([{ kind: 'words', of: 'period', place: { part: 'title' } }])
  })
})

describe('a chart below the table of its flow', () => {
  const chart = [
    '**图1：2022年12月至2023年2月中国对泰国出口锂离子蓄电池双方数据逐月走势（亿美元）**',
    '| 月份 | 出口：中国数据 | 进口：泰国数据 |\n| :--- | ---: | ---: |\n| 2022年12月 | 1.102 | .. |\n| 2023年1月 | 1.247 | 1.604 |\n| 2023年2月 | 1.369 | 1.542 |',
    '数据来源：中国海关总署。',
    '数据来源：联合国商品贸易统计数据库（UN Comtrade）。',
  ].join('\n\n')

  it('leaves the sentences of each direction with their table', async () => {
    const { checked } = await auditWith(thailand, 'zh', '**表5：', '**表5：')
    const withChart = await auditWith(thailand, 'zh', '**表5：', `${chart}\n\n**表5：`)
    expect(withChart.findings).toEqual([])
    const proseOf = (list: typeof checked) =>
      list.filter(({ kind }) => kind === 'proseFigure' || kind === 'mirrorPercent')
    expect(proseOf(withChart.checked)).toEqual(proseOf(checked))
  })
})

describe('origins of a market are held against all of them', () => {
  it.each([
    ['the sign of a change of share', brazil, '| 55.6 | 0.9 | -0.3', '| 55.6 | 0.9 | 0.3', 'likely'],
    ['a growth, by value and share', brazil, '1.3 | 61.1', '1.3 | -61.1', 'certain'],
    ['the sign of a price against all', taiwanAndJapan, '-4.1 | -3.5', '-4.1 | 3.5', 'certain'],
  ] as const)('%s', async (_, name, text, other, confidence) => {
    const { findings } = await auditWith(name, 'zh', text, other)
    expect(findings).toMatchObject([{ kind: 'figure', confidence }])
  })

  it.each(['zh', 'en'] as const)('each change of share and each price, in %s', async (language) => {
    const { checked } = await auditWith(brazil, language, 'ComexStat', 'ComexStat')
    expect(checked).toContainEqual({ kind: 'shareChange', count: 20, broken: 0 })
    expect(checked).toContainEqual({ kind: 'priceOfAll', count: 13, broken: 0 })
  })
})

describe('sections on other reporters under headings of the product file', () => {
  it.each([
    [brazil, 'zh', '二、巴西市场进口来源', '二、我们的竞争对手'],
    [brazil, 'en', 'Imports of Brazil by origin', 'Our competitors'],
    [brazil, 'zh', '三、与巴西的双方数据对照', '三、两国海关数据'],
    [thailand, 'zh', '三、与泰国的双方数据对照', '三、两国海关数据'],
    [taiwanAndJapan, 'zh', '二、伙伴市场进口来源', '二、我们的竞争对手'],
    [taiwanAndJapan, 'en', 'What both sides record', 'What the two customs say'],
  ] as const)('%s in %s: %s', async (name, language, heading, other) => {
    const { figures } = await auditWith(name, language, heading, heading)
    const reworded = await auditWith(name, language, heading, other)
    expect(reworded).toMatchObject({ figures, findings: [], unread: [] })
  })
})
