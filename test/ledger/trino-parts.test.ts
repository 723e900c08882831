import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listWholeLines } from '../../src/ledger/trino/load/export-rows.ts'
import { everything, listGroups, listParts, listStretches, within } from '../../src/ledger/trino/parts.ts'
import { listSlices, uncontested, without } from '../../src/ledger/trino/totals/slices.ts'
import type { Observation } from '../../src/trade/observation/observation.ts'
import { month, months, observation } from '../support/staged.ts'

describe('the parts of a load', () => {
  const counts = fc
    .uniqueArray(
      fc.record({ commodity: fc.stringMatching(/^\d{2,10}$/), rows: fc.integer({ min: 1, max: 40_000 }) }),
      {
        selector: ({ commodity }) => commodity,
        maxLength: 200,
      },
    )
    .map((list) => list.sort((a, b) => (a.commodity < b.commodity ? -1 : 1)))

  it('have every commodity once, in order, and no more rows than they may unless it is one commodity', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const parts = listParts(given, 16_000)
        expect(parts.map(({ number }) => number)).toStrictEqual(parts.map((_, index) => index))
        const held = parts.map(({ first }, index) =>
          given.filter(
            ({ commodity }) => commodity >= first && !(commodity >= (parts[index + 1]?.first ?? '~')),
          ),
        )
        expect(held.flat()).toStrictEqual(given)
        for (const [index, part] of parts.entries()) {
          expect(held[index]?.reduce((sum, { rows }) => sum + rows, 0)).toBe(part.rows)
          if (part.rows > 16_000) expect(held[index]).toHaveLength(1)
        }
      }),
    )
  })

  it('are put together to stretches that hold all that there can be, each once', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 30 }), fc.string(), (given, years, code) => {
        const groups = listGroups(listParts(given, 16_000), years)
        for (const group of groups) if (group.length > 1) expect(group.length * years).toBeLessThan(100)
        const stretches = listStretches(groups)
        const having = stretches.filter(
          ({ from, before }) => (from === null || code >= from) && (before === null || code < before),
        )
        expect(having).toHaveLength(1)
      }),
    )
  })

  it('are all of it where nothing is there', () => {
    expect(listStretches([])).toStrictEqual([everything])
    expect(within(everything)).toStrictEqual({ sql: 'true', parameters: {} })
  })

  it('are bounded by codes that are bound', () => {
    expect(within({ from: "01'", before: '85' })).toStrictEqual({
      sql: 'commodity >= $stretchFrom AND commodity < $stretchBefore',
      parameters: { stretchFrom: "01'", stretchBefore: '85' },
    })
  })
})

describe('slices', () => {
  const spring = {
    key: 'spring',
    months: months('2023-02', '2023-03'),
    grain: 'month',
    commodities: [],
  } as const
  const year = { key: 'year', months: months('2023-01', '2023-12'), grain: 'whole', commodities: [] } as const
  const series = 'XUcp'
  const slice = (commodity: string, from: string, to = from) => ({
    series,
    commodity,
    from: month(from),
    to: month(to),
  })

  it('are the months of spans, or their period where it is taken whole, each once', () => {
    const wanted = [
      { series, span: spring, commodity: '01' },
      { series, span: { ...spring, key: 'again' }, commodity: '01' },
      { series, span: year, commodity: '01' },
    ]
    expect(listSlices(wanted)).toStrictEqual([
      slice('01', '2023-02'),
      slice('01', '2023-03'),
      slice('01', '2023-01', '2023-12'),
    ])
  })

  it('are left where they are not among those taken', () => {
    const list = [slice('01', '2023-02'), slice('02', '2023-02'), slice('01', '2023-03')]
    expect(without(list, [slice('01', '2023-02')])).toStrictEqual(list.slice(1))
  })

  it('are uncontested where no other load has anything in their months', () => {
    const holder = (batch: string, from: string, to = from) => ({
      series,
      batch,
      from: month(from),
      to: month(to),
    })
    const stored = { batch: 'a', ...slice('01', '2023-02') }
    expect(uncontested([holder('a', '2023-01', '2023-03')], [stored])).toStrictEqual([stored])
    expect(uncontested([holder('a', '2023-02'), holder('b', '2023-03')], [stored])).toStrictEqual([stored])
    expect(uncontested([holder('a', '2023-02'), holder('b', '2023-01', '2023-12')], [stored])).toStrictEqual(
      [],
    )
    const others = [holder('a', '2023-02'), { ...holder('b', '2023-02'), series: 'MUcp' }]
    expect(uncontested(others, [stored])).toStrictEqual([stored])
    // Its load is not seen: taken back, or published later.
    expect(uncontested([], [stored])).toStrictEqual([])
    expect(uncontested([holder('b', '2023-02')], [stored])).toStrictEqual([])
  })
})

describe('pages of rows', () => {
  it('have every row once, in order, where a line has several rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 20 }), async (rowsPerLine) => {
        const rows = rowsPerLine.flatMap((count, line) =>
          Array.from({ length: count }, (_, index) => observation({ line, value: BigInt(index) })),
        )
        const size = 5
        const readPage = async (after: number) => rows.filter(({ line }) => line > after).slice(0, size)
        const pages: Observation[] = []
        for await (const page of listWholeLines(readPage, size)) pages.push(...page)
        expect(pages).toStrictEqual(rows)
      }),
    )
  })
})
