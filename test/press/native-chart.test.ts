import { describe, expect, it } from 'vitest'
import { docx } from '../../src/press/docx/docx.ts'
import { chartData, chartPart } from '../../src/press/ooxml/native-chart/native-chart.ts'
import { monthly, ranked } from '../support/charts.ts'
import { documentOf } from '../support/documents.ts'
import { office, openedText } from '../support/office.ts'

const years = ['2023年1-10月', '2022年1-10月']
const bars = ranked({ 塑料马桶座圈: [31240.3, 36690.9], 铸铁浴缸: [1323.2, 1665.1] }, years)

const part = (chart: Parameters<typeof chartPart>[0]): string =>
  chartPart(chart, chartData(chart), { language: 'zh', workbookRelation: 'rId1' })

describe('a chart that Word and PowerPoint draw', () => {
  it('has a legend of its own, which shows the colours of the bars', () => {
    expect(part(bars)).toContain('<c:legendPos val="t"/>')
    expect(part(bars)).toContain('<c:autoTitleDeleted val="1"/>')
    expect(part(ranked({ 美国: [3] }, ['2023年']))).not.toContain('<c:legend>')
  })

  it('never breaks a value beside its bar or its line', () => {
    for (const chart of [bars, monthly({ 出口额: [1, 2, 3] })]) {
      const labels =
        part(chart)
          .match(/<c:dLbls>.*?<\/c:dLbls>/gs)
          ?.join('') ?? ''
      expect(labels).toContain('wrap="none"')
      expect(labels).not.toContain('wrap="square"')
    }
  })

  it('has the unit below the amounts of lying bars, however few the bars are', () => {
    const [, top = '0', height = '0'] =
      /<c:plotArea><c:layout>.*?<c:y val="([\d.]+)"\/>.*?<c:h val="([\d.]+)"\/>/s.exec(part(bars)) ?? []
    const [, unit = '0'] =
      /<c:valAx>.*?<c:title>.*?<c:layout><c:manualLayout>.*?<c:y val="([\d.]+)"\/>/s.exec(part(bars)) ?? []
    expect(Number(height)).toBeGreaterThan(0)
    expect(Number(unit)).toBeGreaterThan(Number(top) + Number(height))
  })

  it('has names of many months as large as their room on a page, or on a wider slide', () => {
    const amounts = Array.from({ length: 24 }, (_, index) => index)
    const chart = monthly({ 出口额: amounts })
    const sizeOf = (xml: string) => Number(/<c:catAx>.*?sz="(\d+)"/s.exec(xml)?.[1]) / 100
    // Two figures and a character, in points, stand beside 24 others.
    expect(sizeOf(part(chart)) * 2.3 * 24).toBeLessThan(604 * 0.75 * 0.85)
    expect(sizeOf(part(monthly({ 出口额: amounts.slice(0, 16) })))).toBe(7)
    const sizes = { usual: 12, small: 10, barLabel: 11, width: 828 }
    const options = { language: 'zh', workbookRelation: 'rId1', sizes } as const
    expect(sizeOf(chartPart(chart, chartData(chart), options))).toBe(10)
  })

  const states = ['São Paulo', 'Paraná', 'Amazonas', 'Rio Grande do Sul', 'Santa Catarina']
  const byState = ranked(
    Object.fromEntries(states.map((state, index) => [state, [12.44 / (index + 1), 9.195 / (index + 1)]])),
    ['2023', '2022'],
  )

  it('has the name of each lying bar, with room for the longest', () => {
    const axis = /<c:catAx>.*<\/c:catAx>/s.exec(part(byState))?.[0] ?? ''
    expect(axis).toMatch(/<c:lblOffset val="100"\/><c:tickLblSkip val="1"\/><c:noMultiLvlLbl val="0"\/>/)
    expect(axis).toContain('<a:bodyPr rot="0"')
    const leftOf = (chart: typeof byState) =>
      Number(/<c:layoutTarget val="inner"\/>.*?<c:x val="([\d.]+)"\/>/s.exec(part(chart))?.[1])
    // Nine points a letter, of which the usual ones are half as wide as high.
    expect(leftOf(byState) * 604 * 0.75).toBeGreaterThan('Rio Grande do Sul'.length * 9 * 0.5)
    expect(leftOf(byState)).toBeGreaterThan(leftOf(bars))
    expect(part(monthly({ 出口额: [1, 2, 3] }))).not.toContain('tickLblSkip')
  })

  it.skipIf(!office)('shows them on a line each in LibreOffice', { timeout: 120_000 }, async () => {
    const text = openedText(await docx.print({ ...documentOf([byState]), language: 'en' }))
    for (const state of states) expect(text).toContain(state)
  })
})
