import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBrief } from '../../src/review/audit/brief/read-brief.ts'
import { listIdentities } from '../../src/review/audit/identities/identities.ts'
import type { FigureIdentity } from '../../src/review/audit/identity.ts'
import { deepestPlace, Overlap } from '../../src/review/audit/overlap.ts'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import { attribute } from '../../src/review/audit/suspects/attribution.ts'
import { Interval } from '../../src/review/printed-numbers/interval.ts'
import { IntervalSum } from '../../src/review/printed-numbers/interval-sum.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { Fraction } from '../../src/trade/numbers/fraction.ts'
import { repository } from '../support/workspaces.ts'
import { plainFaults } from './support/plain-attribution.ts'

const brief = readFileSync(
  join(repository, 'test', 'cases', 'brief', 'both-quantities', 'expected.zh.md'),
  'utf8',
)
const figure = /(?<![\d-])-?\d+\.\d+(?!\d)/g

/** The brief with figures replaced, so that they contradict each other. */
const withFigures = (replace: (printed: string, index: number) => string): string => {
  let index = 0
  return brief.replace(figure, (printed) => replace(printed, index++))
}

const figureIdentities = (text: string): FigureIdentity[] =>
  listIdentities(readBrief(readMarkdown(text))).filter((identity) => identity.of === 'figures')

const bound = fc.record({
  at: fc.integer({ min: -9, max: 9 }).map((index) => Fraction.of(BigInt(index))),
  open: fc.boolean(),
})
const interval = fc
  .tuple(fc.option(bound, { freq: 6 }), fc.option(bound, { freq: 6 }))
  .map(([low, high]) => Interval.between(low, high))
const shown = ({ low, high }: Interval) =>
  [low, high].map((end) => end && `${end.at}${end.open ? ' open' : ''}`)

describe('intervals', () => {
  it('add up to the same as one after another, also without one of them', () => {
    fc.assert(
      fc.property(fc.array(interval, { minLength: 1, maxLength: 8 }), (intervals) => {
        const plain = (some: readonly Interval[]) =>
          some.reduce((total, item) => total.plus(item), Interval.point(Fraction.zero))
        const sum = new IntervalSum(intervals)
        expect(shown(sum.total())).toEqual(shown(plain(intervals)))
        for (const index of intervals.keys())
          expect(shown(sum.without(index))).toEqual(
            shown(plain(intervals.filter((_, other) => other !== index))),
          )
      }),
    )
  })

  it('whose sum has a denominator of thousands of digits stay within 10^-30 of it, and hold it', () => {
    const thirds = Array.from({ length: 400 }, (_, index) =>
      Interval.point(Fraction.of(index % 2 === 0 ? 7n : -7n, 10_007n + 2n * BigInt(index))),
    )
    const exact = Fraction.sum(thirds.flatMap(({ low }) => low?.at ?? []))
    const { low, high } = new IntervalSum(thirds).total()
    const margin = Fraction.of(1n, 10n ** 30n)
    expect(low?.at.compare(exact)).toBe(-1)
    expect(high?.at.compare(exact)).toBe(1)
    expect(high?.at.minus(low?.at ?? exact).compare(margin)).toBe(-1)
  })

  it('overlap as one after another, also without one of them', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 8 }), (intervals) => {
        const plain = (some: readonly Interval[]) =>
          some.reduce<Interval | null>((common, entry) => common?.and(entry) ?? null, Interval.notNegative)
        const overlap = new Overlap(intervals)
        const same = (candidate: Interval | null, other: Interval | null) =>
          expect(candidate && shown(candidate)).toEqual(other && shown(other))
        same(overlap.all(), plain(intervals))
        for (const index of intervals.keys())
          same(overlap.without(index), plain(intervals.filter((_, other) => other !== index)))
      }),
    )
  })

  it('overlap most where as many meet anywhere', () => {
    const halves = Array.from({ length: 45 }, (_, index) =>
      Interval.point(Fraction.of(BigInt(index - 22), 2n)),
    )
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 10 }), (intervals) => {
        const depth = (place: Interval) => intervals.filter((element) => element.meets(place)).length
        const most = Math.max(...halves.map(depth))
        const place = deepestPlace(intervals)
        expect(place ? depth(place) : 0).toBe(most)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the faults of a brief with many', () => {
  it('are those that a plain greedy search finds', () => {
    const change = fc.record({ index: fc.nat(400), tenths: fc.integer({ min: 0, max: 9_999 }) })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 25 }), (changes) => {
        const byIndex = new Map(changes.map(({ index, tenths }) => [index, (tenths / 10).toFixed(1)]))
        const identities = figureIdentities(withFigures((printed, index) => byIndex.get(index) ?? printed))
        const { faults } = attribute(identities)
        const plain = plainFaults(identities)
        expect(faults.map(({ suspicion }) => suspicion.figure)).toEqual(plain.map((fault) => fault.figure))
        for (const [index, { suspicion }] of faults.entries()) {
          const { full, slip, held, explains } = plain[index] ?? suspicion
          expect(suspicion).toMatchObject({ full, slip, held })
          expect(suspicion.explains.slice(0, explains.length)).toEqual(explains)
        }
      }),
      { numRuns: 25, seed: 24 },
    )
  })

  it('are found soon where every figure contradicts the others', () => {
    let seed = 7
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      return seed % below
    }
    const text = withFigures((printed) => printed.replace(/\d/g, () => String(random(10))))
    const times = [1, 2, 3].map(() =>
      secondsOf(() => expect(audit(readMarkdown(text)).findings.length).toBeGreaterThan(50)),
    )
    // Under a fifth of a second where nothing else runs; two minutes' work of others may stand beside it.
    expect(Math.min(...times)).toBeLessThan(3)
  })

  it('are found soon in a table of a thousand rows', () => {
    const rows = Array.from(
      { length: 1_000 },
      (_, index) => `| 国${index} | ${1_000 - index}.${index % 10} | ${index % 7}.1 | -${index % 50}.2 |\n`,
    )
    const heading =
      '**表2：2023年12月中国前十大锂离子蓄电池出口目的地（亿美元）**\n\n| 12月当月 区域 | 12月当月 绝对值 | 12月当月 所占比重（%） | 12月当月 同比变化（%） |\n| :--- | ---: | ---: | ---: |\n'
    let findings = 0
    const seconds = secondsOf(() => {
      findings = audit(readMarkdown(`${heading}${rows.join('')}`)).findings.length
    })
    expect(findings).toBeGreaterThan(500)
    expect(seconds).toBeLessThan(15)
  })

  it('do not break off where a month has no year before it', () => {
    const course =
      '**表6：1900年1月中国电池出口分月走势（亿美元）**\n\n| 月份 | 出口额 | 同比 | 环比 |\n| --- | --- | --- | --- |\n| 1900年1月 | 1.0 | 2.0 | 3.0 |\n'
    expect(audit(readMarkdown(course)).unread).not.toEqual([])
  })

  it('are too many where one sentence has more of them than a call takes arguments', () => {
    const overview =
      '**表1：2023年12月中国电池进出口概况（亿美元/万个）**\n\n| | 12月当月 绝对值 | 12月当月 同比变化（%） |\n| --- | --- | --- |\n| 出口额 | 55.5 | -9.0 |\n'
    const sentence = `2023年12月，中国电池${'出口1.0元，'.repeat(150_000)}`
    expect(() => audit(readMarkdown(`${overview}\n${sentence}\n`))).toThrow(UserError)
  })
})

/** Seconds of processor time. */
function secondsOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}
