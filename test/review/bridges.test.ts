import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getStanding, listBridges } from '../../src/review/bridge/code-bridge.ts'
import { month, productOf } from '../support/briefs.ts'
import { groundOf, resultOf } from './support/ground.ts'

const pair = (former: string, later: string) => ({ former, later, line: 1 })

const code = fc.integer({ min: 0, max: 7 }).map((digit) => `8541400${digit}`)
const tables = fc
  .array(fc.tuple(code, code), { minLength: 1, maxLength: 12 })
  .map((list) => list.map(([former, later]) => pair(former, later)))

/** All codes that hang together with a former code, on both sides. */
function hangingTogether(pairs: readonly ReturnType<typeof pair>[], first: string) {
  const [former, later] = [new Set([first]), new Set<string>()]
  for (let round = 0; round < pairs.length; round++)
    for (const item of pairs)
      if (former.has(item.former) || later.has(item.later)) {
        former.add(item.former)
        later.add(item.later)
      }
  return { former: [...former], later: [...later] }
}

describe('a product across nomenclatures', () => {
  it('is bridged with all codes that hang together, and with none of them left out', () => {
    fc.assert(
      fc.property(tables, (pairs) => {
        const codes = hangingTogether(pairs, pairs[0]?.former ?? '')
        const standing = (subject: typeof codes) => getStanding(listBridges({ pairs }, subject))
        expect(standing(codes)).toBe('bridged')
        for (const item of codes.later)
          expect(standing({ ...codes, later: codes.later.filter((other) => other !== item) })).not.toBe(
            'bridged',
          )
        for (const entry of codes.former)
          expect(standing({ ...codes, former: codes.former.filter((other) => other !== entry) })).not.toBe(
            'bridged',
          )
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the check of a comparison across nomenclatures', () => {
  const split = [pair('85414020', '85414200'), pair('85414020', '85414300')]
  const cells = (former: readonly string[], later: readonly string[]) =>
    productOf({
      flows: ['export'],
      classes: [{ name: { zh: '电池', en: 'Cells' }, codes: { HS2017: [...former], HS2022: [...later] } }],
    })
  const correlations = [{ file: 'table.csv', former: 'HS2017', later: 'HS2022', pairs: split } as const]
  const resultAt = (place: string, product = cells(['85414020'], ['85414200'])) =>
    resultOf('correlation', groundOf({ product, month: month(place), correlations, answers: [] }))

  it('warns of a code of the later year that the product lacks', () => {
    expect(resultAt('2022-12').findings).toMatchObject([
      {
        severity: 'warning',
        facts: { side: 'former', code: '85414020', lacking: ['85414300'], shared: [] },
        words: {
          en: 'by table.csv, goods of 85414020 later are also under 85414300, which the product file lacks; the two years are the same goods only with all of them',
        },
      },
    ])
  })

  it('finds nothing where both sides are whole, and looks at nothing where no nomenclature is crossed', () => {
    expect(resultAt('2022-12', cells(['85414020'], ['85414200', '85414300']))).toMatchObject({
      looked: 3,
      findings: [],
    })
    expect(resultAt('2023-12')).toMatchObject({ looked: 0, findings: [] })
  })

  it('warns of codes borrowed from the later year, whose goods stood under another code', () => {
    const borrowed = productOf({
      flows: ['export'],
      classes: [{ name: { zh: '电池', en: 'Cells' }, codes: { HS2022: ['85414200'] } }],
    })
    expect(resultAt('2022-12', borrowed).findings).toMatchObject([
      {
        severity: 'warning',
        facts: { side: 'later', lacking: ['85414020'], shared: ['85414020'], also: ['85414300'] },
      },
    ])
  })

  it('tells of classes that a split crosses, where the product as a whole is bridged', () => {
    const crossed = productOf({
      flows: ['export'],
      classes: [
        { name: { zh: '甲', en: 'A' }, codes: { HS2017: ['85414020'], HS2022: ['85414200'] } },
        { name: { zh: '乙', en: 'B' }, codes: { HS2017: ['38180019'], HS2022: ['38180019', '85414300'] } },
      ],
    })
    expect(resultAt('2022-12', crossed).findings).toMatchObject([
      { facts: { classEn: 'A', code: '85414020', lacking: ['85414300'] } },
      { facts: { classEn: 'B', code: '85414300', lacking: ['85414020'], also: ['85414200'] } },
    ])
  })

  it('only notes that headings cannot tell', () => {
    const pairs = [pair('854140', '854142'), pair('854140', '854143')]
    const six = correlations.map((correlation) => ({ ...correlation, pairs }))
    const ground = groundOf({
      product: cells(['85414020'], ['85414200']),
      month: month('2022-12'),
      correlations: six,
      answers: [],
    })
    expect(resultOf('correlation', ground).findings).toMatchObject([
      { severity: 'note', facts: { level: 'heading', lacking: ['854143'] } },
    ])
  })
})
