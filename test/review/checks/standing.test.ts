import { describe, expect, it } from 'vitest'
import { checks, runChecks } from '../../../src/review/checks/checks.ts'
import { month, productOf } from '../../support/briefs.ts'
import { answersOf, code, groundOf, loadOf, resultOf, usualRows } from '../support/ground.ts'

const found = (id: string, ground: Parameters<typeof resultOf>[1]) => resultOf(id, ground).findings

describe('the catalogue', () => {
  it('finds nothing where all is well', () => {
    expect(runChecks(groundOf()).filter(({ findings }) => findings.length > 0)).toEqual([])
  })

  it('has an id of its own for each check, and words in both languages', () => {
    const ids = checks.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { title } of runChecks(groundOf())) expect(title.zh && title.en).toBeTruthy()
  })
})

describe('what a brief stands on', () => {
  const [need] = answersOf(productOf({ flows: ['export'] }), month('2023-12')).map((item) => item.need)
  if (!need) throw new Error('a brief needs something')

  it('is refused without its months, and one that two tables lack is told once', () => {
    const gap = {
      span: 'month.current',
      commodity: code,
      months: [month('2023-12')],
      reason: 'missing',
    } as const
    const missing = { fits: false, cut: ['commodity', 'partner'], gaps: [gap] } as const
    const ground = groundOf({
      lacking: [
        { need, missing },
        { need: { ...need, by: 'partner' }, missing },
      ],
    })
    expect(found('complete', ground)).toMatchObject([
      {
        severity: 'refusal',
        facts: { flow: 'export', commodities: [code], months: '2023-12', reason: 'missing' },
        words: { zh: expect.stringContaining('没有数据'), en: expect.stringContaining('no data') },
      },
    ])
  })

  it('with a cut-off file that the user accepted is told with a warning', () => {
    const loads = [loadOf(1, 'a.csv', { truncatedAt: month('2023-12') }), loadOf(2, 'b.csv')]
    expect(found('accepted-truncation', groundOf({ loads, overruled: ['a.csv'] }))).toMatchObject([
      { severity: 'warning', facts: { file: 'a.csv', month: '2023-12' } },
    ])
    expect(found('accepted-truncation', groundOf({ loads }))).toEqual([])
  })

  it('is refused where two cuts of the same trade differ', () => {
    const contradiction = {
      flow: 'export',
      currency: 'USD',
      span: {
        key: '2023-12',
        months: { from: month('2023-12'), to: month('2023-12') },
        grain: 'month',
        commodities: [code],
      },
      commodity: code,
      by: 'partner',
      code: '502',
      measure: 'value',
      unit: null,
      cuts: [
        ['commodity', 'partner'],
        ['commodity', 'partner', 'place'],
      ],
      sums: [60n, 61n],
    } as const
    const ground = groundOf({ compared: 24, contradictions: [contradiction] })
    expect(resultOf('cuts-agree', ground)).toMatchObject({
      looked: 24,
      findings: [
        {
          severity: 'refusal',
          facts: { first: '60', second: '61' },
          words: {
            en: 'exports Dec 2023 85076000 partner 502: 60 by commodity+partner, 61 by commodity+partner+place (US dollars)',
          },
        },
      ],
    })
    expect(resultOf('cuts-agree', groundOf({ compared: 24 })).findings).toEqual([])
  })

  it('is warned of a code that no list has', () => {
    const product = productOf({ flows: ['export'] })
    const answers = answersOf(product, month('2023-12'), (entry) =>
      usualRows(entry).map((row) => (row.code === '304' ? { ...row, code: '888' } : row)),
    )
    expect(found('listed-codes', groundOf({ answers }))).toMatchObject([
      { severity: 'warning', facts: { dimension: 'partner', code: '888' } },
    ])
  })
})

describe('subheadings of another reporter', () => {
  const files = [
    { load: loadOf(7, 'IMP_2022.csv', { sha256: 'a' }), codes: ['85076010'] },
    { load: loadOf(8, 'IMP_2023.csv', { sha256: 'b' }), codes: ['85076010', '85076090'] },
  ]
  const partial = { reporter: 'BRA', flow: 'import', subheading: '850760', files } as const
  const find = (more: Parameters<typeof groundOf>[0]) => found('whole-subheadings', groundOf(more))

  it('of which files list national codes are to be confirmed, for these files and codes', () => {
    const [finding] = find({ partialSubheadings: [partial] })
    expect(finding).toMatchObject({
      severity: 'confirmation',
      confirmation: { id: 'whole-subheadings:BRA.import.850760' },
      words: {
        zh: expect.stringContaining('IMP_2022.csv 没有 85076090，按没有贸易计'),
        en: expect.stringContaining('IMP_2022.csv has no 85076090'),
      },
    })
    expect(finding?.confirmed).toBeUndefined()
    const [first, second] = files as [(typeof files)[0], (typeof files)[0]]
    const revised = { ...second, load: { ...second.load, sha256: 'c' } }
    const [other] = find({ partialSubheadings: [{ ...partial, files: [first, revised] }] })
    expect(other?.confirmation?.fingerprint).not.toBe(finding?.confirmation?.fingerprint)
  })

  it('are confirmed where all of these files were loaded with it', () => {
    const confirmed = { kind: 'confirmed', severity: 'note', count: 1, subject: 'whole-subheadings' } as const
    const answered = files.map((file) => ({ ...file, load: { ...file.load, findings: [confirmed] } }))
    expect(find({ partialSubheadings: [{ ...partial, files: answered }] })[0]?.confirmed?.channel).toBe(
      'load',
    )
    const half = [answered[0], files[1]].flatMap((file) => file ?? [])
    expect(find({ partialSubheadings: [{ ...partial, files: half }] })[0]?.confirmed).toBeUndefined()
  })
})
