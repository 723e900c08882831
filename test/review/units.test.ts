import { describe, expect, it } from 'vitest'
import { markdown } from '../../src/press/markdown.ts'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import { readUnit } from '../../src/review/printed-numbers/printed-unit.ts'
import { briefOf, productOf, type Side } from '../support/briefs.ts'

/** Exports in 亿美元 and imports of a hundredth, in 万美元; a course by month. */
async function textOf(more: object): Promise<string> {
  const side = (scale: number): Side => ({
    partners: { '502': 5_012_345_678 * scale, '304': 3_023_456_789 * scale, '141': 2_034_567_891 * scale },
    places: { '35': 6_000_000_000 * scale, '44': 4_070_370_358 * scale },
    quantity: 70_000_000 * scale,
  })
  const small = (scale: number): Side => ({
    partners: { '304': 31_234_567 * scale, '133': 14_345_678 * scale, '116': 3_456_789 * scale },
    places: { '11': 29_000_000 * scale, '31': 20_037_034 * scale },
    quantity: 300_000 * scale,
  })
  const spans = (subject: (scale: number) => Side) => ({
    'month.current': subject(1),
    'ytd.current': subject(6),
    'month.base': subject(2),
    'ytd.base': subject(5),
  })
  const product = productOf({ value: {}, quantityScale: 'auto', ...more })
  const document = briefOf({ export: spans(side), import: spans(small) }, { product })
  return new TextDecoder().decode(await markdown.print(document))
}

const text = await textOf({})
const report = (changed: string) => audit(readMarkdown(changed))

function findings(from: string | RegExp, to: string, base = text) {
  const changed = base.replace(from, to)
  expect(changed).not.toBe(base)
  return report(changed).findings
}

describe('a brief of two units of money', () => {
  it('has them in its captions', () => {
    expect(text).toMatch(/表2：.*（亿美元）/)
    expect(text).toMatch(/表3：.*（万美元）/)
    expect(text).toMatch(/所占比重以6月当月4903\.7万美元、/)
  })

  it('has no findings, and is read as one of a single unit is', async () => {
    const [two, single] = [report(text), report(await textOf({ value: { scale: '万' } }))]
    expect(two).toMatchObject({ findings: [], unread: [] })
    expect(two.figures).toBe(single.figures)
    const count = ({ checked }: typeof two) => checked.reduce((sum, { count: each }) => sum + each, 0)
    expect(count(two)).toBeGreaterThanOrEqual(count(single))
  })

  it('with a wrong amount in a table of the smaller unit', () => {
    expect(findings(/(\| 德国 \| )3123\.5( \|.*万?)/, '$13132.5$2')).toMatchObject([
      { kind: 'figure', id: 'import.partner.DEU.month.value', printed: '3132.5', confidence: 'certain' },
    ])
  })

  it('with a wrong share in a table of the smaller unit, of the total that its note prints', () => {
    expect(findings(/(\| 德国 \| 3123\.5 \| )63\.7/, '$163.8')).toMatchObject([
      { kind: 'figure', id: 'import.partner.DEU.month.value.share', expected: { from: '63.7', to: '63.7' } },
    ])
  })

  it('with a wrong total in the note on what shares are of', () => {
    expect(findings('以6月当月4903.7万美元', '以6月当月9403.7万美元')).toMatchObject([
      { kind: 'figure', id: 'import.month.value.denominator', printed: '9403.7' },
    ])
  })
})

describe('a wrong unit', () => {
  it.each([
    ['表1', '亿美元', '万美元'],
    ['表2', '亿美元', '万美元'],
    ['表3', '万美元', '亿美元'],
    ['表4', '亿美元', '百万美元'],
    ['表5', '万美元', '美元'],
  ])('in the caption of %s: %s as %s', (table, right, wrong) => {
    const found = findings(new RegExp(`(${table}：.*（)${right}`), `$1${wrong}`)
    expect(found).toMatchObject([
      { kind: 'words', of: 'unit', place: { part: 'caption' }, printed: wrong, expected: right },
    ])
  })

  it('in the caption of a course by month', async () => {
    const course = await textOf({ sections: ['standard', 'course'] })
    expect(report(course).findings).toEqual([])
    expect(findings(/(表\d+：.*进口分月走势（)万美元/, '$1亿美元', course)).toMatchObject([
      { kind: 'words', of: 'unit', place: { part: 'caption' }, printed: '亿美元', expected: '万美元' },
    ])
  })

  it('of one number in prose, whose digits are right', () => {
    expect(findings('进口分别为3123.5万美元', '进口分别为3123.5亿美元')).toMatchObject([
      { kind: 'words', of: 'unit', place: { part: 'prose' }, printed: '亿美元', expected: '万美元' },
    ])
  })

  it('of another currency', () => {
    expect(findings('进口分别为3123.5万美元', '进口分别为3123.5万元')).toMatchObject([
      { kind: 'words', of: 'unit', printed: '万元', expected: '万美元' },
    ])
  })

  it('of a quantity in the caption of the overview', () => {
    const [, unit = ''] = /表1：.*\/(.*?)）/.exec(text) ?? []
    expect(findings(new RegExp(`(表1：.*/)${unit}`), '$1千个')).toMatchObject([
      { kind: 'words', of: 'unit', place: { part: 'caption' }, printed: '千个', expected: unit },
    ])
  })
})

describe('another unit that is right', () => {
  it('in prose is no finding', () => {
    expect(findings('进口分别为3123.5万美元', '进口分别为0.31235亿美元')).toEqual([])
    expect(findings('进口分别为3123.5万美元', '进口分别为0.31275亿美元')).toHaveLength(1)
  })
})

describe('a printed unit', () => {
  it.each([
    ['亿美元', '美元', 100_000_000n],
    ['百万美元', '美元', 1_000_000n],
    ['万元', '元', 10_000n],
    ['美元', '美元', 1n],
    ['万吨', '克', 10_000_000_000n],
    ['千克', '克', 1_000n],
    ['万千瓦', '瓦', 10_000_000n],
    ['亿个', '个', 100_000_000n],
  ])('%s', (printed, base, factor) => {
    const unit = readUnit(printed)
    expect([unit.base, unit.factor.toString()]).toEqual([base, `${factor}`])
  })
})
