import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Chart } from '../../src/brief/document.ts'
import { getLocale } from '../../src/brief/wording/locales.ts'
import { chartSvg } from '../../src/press/chart/chart.ts'
import { cut, measureWidth } from '../../src/press/chart/text-width.ts'
import { axisOver } from '../../src/press/chart/ticks.ts'
import { monthly, ranked } from '../support/charts.ts'
import { expectAsIn } from '../support/expectation.ts'
import { malformed } from '../support/markup.ts'

const wave = (length: number, most: number) =>
  Array.from({ length }, (_, index) => Math.round(most * (6 + 4 * Math.sin(index / 3))) / 10)

const years = ['2023年1-12月', '2022年1-12月']

/** Columns of quarters from the first of a year on, whose names are wider than their places. */
function quarterly(year: number, count: number): Chart {
  const chart = monthly({ 出口额: wave(count, 312) }, { form: 'column' })
  const categories = chart.categories.map((_, index) => {
    const [group, tick] = [`${year + Math.floor(index / 4)}年`, `${'一二三四'[index % 4]}季度`]
    return { label: group + tick, tick, group }
  })
  return { ...chart, categories }
}

const drawings: Readonly<Record<string, Chart>> = {
  'two-years': monthly({ 出口额: wave(24, 58), 进口额: wave(24, 2.7) }),
  'five-years': monthly({ 出口额: wave(60, 58), 进口额: wave(60, 31) }),
  'a-gap': monthly({
    出口额: [3, 4, null, null, 5, null, 6, 7, 8, 9, 10, 11],
    进口额: [1, 1, 1, 1, null, 2, 2, 2, 2, 2, 2, 2],
  }),
  'one-month': monthly({ 出口额: [12.5] }),
  'net-imports-and-exports': monthly({ 净出口额: [5, 2, -1, -4, -2.5, 1, 3, 6] }, { form: 'column' }),
  'quarters-of-five-years': quarterly(2019, 20),
  'below-zero': ranked({ 美国: [12.2, -3], 德国: [-7.5, 4], 日本: [0, null] }, years),
  'long-names': ranked(
    {
      圣赫勒拿阿森松和特里斯坦达库尼亚群岛: [135.5, 101.2],
      'Saint Helena, Ascension and Tristan da Cunha': [93.4, 77.3],
      荷兰: [0.05, 33.7],
    },
    years,
  ),
  'hostile-names': ranked(
    { '<script>alert(1)</script>': [3, 2], '" onload="alert(1)': [2, 1], ']]>&amp;\u202Egnp.exe': [1, 0.5] },
    ['</text><image href="x"/>', '<!--'],
    { unit: '<b>', alternative: '"><script>' },
  ),
  'small-amounts': ranked({ 美国: [0.012, 0.011], 德国: [0.004, 0.009] }, years),
}

const folder = fileURLToPath(new URL('../cases/chart/', import.meta.url))

/** Where labels of so large letters in the middle of their places are, in a row of a drawing. */
function placesOf(svg: string, row: number) {
  return [...svg.matchAll(/<text[^>]* x="([\d.]+)" y="([\d.]+)" text-anchor="middle"[^>]*>([^<]*)</g)]
    .filter(([, , y]) => Math.round(Number(y)) === row)
    .map(([, x, , text = '']) => ({ x: Number(x), width: measureWidth(text) * 12 }))
    .sort((a, b) => a.x - b.x)
}

describe('the axis under bars', () => {
  it('has labels that do not touch, with that of zero among them', () => {
    const chart = ranked({ 价格因素: [-2_669_190], 数量因素: [599_360] }, ['2023年'])
    const svg = chartSvg(chart, { numbers: getLocale('en').numbers })
    const row = Math.max(
      ...[...svg.matchAll(/ y="([\d.]+)" text-anchor="middle"/g)].map(([, y]) => Math.round(Number(y))),
    )
    const places = placesOf(svg, row)
    expect(svg).toContain('>0</text>')
    expect(places.length).toBeGreaterThan(2)
    for (const [index, { x, width }] of places.slice(1).entries()) {
      const before = places[index]
      expect(x - width / 2).toBeGreaterThan((before?.x ?? 0) + (before?.width ?? 0) / 2)
    }
  })
})

describe('the axis of a flat chart', () => {
  it.each(['line', 'column'] as const)('has labels that stand apart: %s', (form) => {
    const chart = monthly({ 出口额: [104, 121, 106, 103, 87, 100, 95] }, { form })
    const svg = chartSvg(chart, { numbers: getLocale('en').numbers, flatness: 0.62 })
    const rows = [...svg.matchAll(/ y="([\d.]+)" text-anchor="end"/g)].map(([, y]) => Number(y))
    const sorted = rows.sort((a, b) => a - b)
    expect(sorted.length).toBeGreaterThan(2)
    for (const [index, y] of sorted.slice(1).entries()) expect(y - (sorted[index] ?? 0)).toBeGreaterThan(14)
  })
})

describe('the legend of a drawing', () => {
  const names = ['Exports: China', 'Imports: Taiwan, China']
  const chart = monthly({ [names[0] ?? '']: [3, 4, 5], [names[1] ?? '']: [2, 3, 4] }, { unit: 'US$ million' })
  const draw = (width: number, drawn: Chart = chart) =>
    chartSvg(drawn, { numbers: getLocale('en').numbers, width })
  const rowOf = (svg: string, text: string) =>
    Number(new RegExp(` y="([\\d.]+)"[^>]*>${text.replace('$', '\\$')}<`).exec(svg)?.[1])

  it('has names in full on a narrow one, on a line of their own', () => {
    const svg = draw(380)
    for (const name of names) expect(rowOf(svg, name)).toBeGreaterThan(rowOf(svg, 'US$ million') + 12)
    expect(svg).not.toContain('…')
  })

  it('stands beside the unit where it fits there', () => {
    for (const name of names) expect(rowOf(draw(600), name)).toBe(rowOf(draw(600), 'US$ million'))
  })

  it('takes as many lines as it needs, above the plot', () => {
    const three = monthly({
      [names[0] ?? '']: [3, 4],
      [names[1] ?? '']: [2, 3],
      'Imports: Hong Kong, China': [1, 2],
    })
    const svg = draw(300, three)
    const rows = three.series.map(({ name }) => rowOf(svg, name))
    expect(new Set(rows).size).toBe(3)
    const highest = Math.min(...[...svg.matchAll(/d="M[\d.]+,([\d.]+)L/g)].map(([, y]) => Number(y)).slice(3))
    expect(Math.max(...rows)).toBeLessThan(highest)
  })
})

describe('a chart', () => {
  it.each(Object.entries(drawings))('of %s is drawn as before', (name, chart) => {
    expectAsIn(`${folder}${name}.svg`, `${chartSvg(chart, { numbers: getLocale('zh').numbers })}\n`)
  })

  it.each(Object.entries(drawings))('of %s is well-formed, and has nothing that runs', (_, chart) => {
    const svg = chartSvg(chart, { numbers: getLocale('en').numbers, pointed: true })
    expect(malformed(svg)).toBeNull()
    const tags = svg.match(/<[^>]*>/g)?.join('') ?? '' // what is text has no < of its own
    expect(tags).not.toMatch(/<(?:script|image|foreignObject|a)\b|\son\w+=|href=|NaN|Infinity/)
  })

  it('has every text within its space', () => {
    for (const chart of Object.values(drawings)) {
      const svg = chartSvg(chart, { numbers: getLocale('zh').numbers })
      const [, width = '0', height = '0'] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []
      for (const [, x = '0', y = '0', anchor = 'start', size = '0', text = ''] of svg.matchAll(
        /<text(?: class="quiet")? x="([-\d.]+)" y="([-\d.]+)"(?: text-anchor="(\w+)")? font-size="([\d.]+)"[^>]*>([^<]*)</g,
      )) {
        const long = measureWidth(text.replace(/&\w+;/g, 'x')) * Number(size)
        const left = Number(x) - (anchor === 'end' ? long : anchor === 'middle' ? long / 2 : 0)
        expect(left, text).toBeGreaterThan(-1)
        expect(left + long, text).toBeLessThan(Number(width) + 1)
        expect(Number(y), text).toBeLessThanOrEqual(Number(height))
      }
    }
  })
})

describe('the round values of an axis', () => {
  it('are written from whole multiples, as the language groups digits', () => {
    expect(axisOver([0.3], 5, getLocale('zh').numbers).ticks.map(({ label }) => label)).toEqual([
      '0.00',
      '0.05',
      '0.10',
      '0.15',
      '0.20',
      '0.25',
      '0.30',
    ])
    expect(axisOver([5_279.4], 5, getLocale('en').numbers).ticks.map(({ label }) => label)).toEqual([
      '0',
      '1,000',
      '2,000',
      '3,000',
      '4,000',
      '5,000',
      '6,000',
    ])
    expect(axisOver([-6.6, 2], 4, getLocale('zh').numbers).ticks.map(({ label }) => label)).toEqual([
      '-8',
      '-6',
      '-4',
      '-2',
      '0',
      '2',
    ])
  })

  it('enclose every amount, with zero among them, and are what they say', () => {
    const amounts = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { maxLength: 20 })
    fc.assert(
      fc.property(amounts, (subject) => {
        const { from, to, ticks } = axisOver(subject, 5, getLocale('zh').numbers)
        for (const amount of subject) {
          const room = (to - from) * 1e-6
          expect(amount).toBeGreaterThanOrEqual(from - room)
          expect(amount).toBeLessThanOrEqual(to + room)
        }
        expect(ticks.map(({ value }) => value)).toContain(0)
        expect(ticks.length).toBeLessThan(20)
        for (const { value, label } of ticks) expect(Number(label)).toBeCloseTo(value, 9)
        expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length)
      }),
    )
  })
})

describe('a name too long for its place', () => {
  it('is cut with an ellipsis, between characters', () => {
    expect(cut('中国香港', 4.1)).toBe('中国香港')
    expect(cut('圣赫勒拿阿森松和特里斯坦达库尼亚', 5.5)).toBe('圣赫勒拿…')
    expect(cut('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 7)).toBe('👩‍👩‍👧…')
  })
})
