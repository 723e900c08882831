import { describe, expect, it } from 'vitest'
import type { Bulletin, BulletinAmounts } from '../../../src/sources/bulletin/bulletin.ts'
import type { Edition } from '../../../src/trade/edition.ts'
import { month, productOf } from '../../support/briefs.ts'
import { answersOf, groundOf, resultOf } from '../support/ground.ts'

const nothing: BulletinAmounts = { quantity: null, value: null }

const bulletin = (ytd: BulletinAmounts, unit: string | null = '万个', place = '2023-12'): Bulletin => ({
  table: 'goods',
  flow: 'export',
  currency: 'USD',
  month: month(place),
  moneyFactor: 1_000n,
  lines: [{ line: 7, name: '锂离子蓄电池', unit, month: nothing, ytd }],
})

/** 65,005,144,912 dollars and 3,621,434,999 pieces (or kilograms) in the year to date. */
const ground = (
  tables: readonly Bulletin[],
  unit = '个',
  line = '锂离子蓄电池',
  edition: Edition = 'month',
) => {
  const product = { ...productOf({ flows: ['export'], bulletin: { export: line } }), edition }
  const answers = answersOf(product, month('2023-12'), ({ by, spans }) =>
    by === null
      ? spans.map(({ key: span }) => ({ span, value: 65_005_144_912n, quantity: 3_621_434_999n, unit }))
      : [],
  )
  return groundOf({ product, answers, bulletins: tables })
}

describe('the customs bulletin', () => {
  it('agrees within its rounding, in value and quantity', () => {
    const agreeing = bulletin({ value: '65005145', quantity: '362143' })
    expect(resultOf('bulletin', ground([agreeing]))).toMatchObject({ looked: 2, findings: [] })
  })

  it('that prints something else is told of, with ours in its unit', () => {
    const other = bulletin({ value: '65005146', quantity: '362144' })
    const { findings } = resultOf('bulletin', ground([other]))
    expect(findings).toMatchObject([
      { severity: 'warning', facts: { measure: 'value', ours: '65005145', printed: '65005146' } },
      {
        severity: 'warning',
        facts: { measure: 'quantity', ours: '362143', printed: '362144', unit: '万个' },
      },
    ])
    expect(findings[1]?.words.zh).toBe('出口累计数量：数据为 362143，月报“锂离子蓄电池”印作 362144（万个）')
  })

  it('counts tonnes for kilograms, and passes over units that do not compare', () => {
    const tonnes = bulletin({ value: null, quantity: '362.1' }, '万吨')
    expect(resultOf('bulletin', ground([tonnes], '千克'))).toMatchObject({ looked: 1, findings: [] })
    expect(resultOf('bulletin', ground([tonnes], '个')).looked).toBe(0)
  })

  it('of the year before is held against the base', () => {
    const base = bulletin({ value: '1', quantity: null }, null, '2022-12')
    expect(resultOf('bulletin', ground([base])).findings).toMatchObject([{ facts: { span: 'ytd.base' } }])
  })

  it('of December is held against the sums of a year', () => {
    const other = bulletin({ value: '65005146', quantity: null })
    const { findings } = resultOf('bulletin', ground([other], '个', '锂离子蓄电池', 'year'))
    expect(findings).toMatchObject([{ facts: { span: 'year.current', ours: '65005145' } }])
  })

  it('without the line that the product file names is told of', () => {
    const { findings } = resultOf('bulletin', ground([bulletin(nothing)], '个', '蓄电池'))
    expect(findings).toMatchObject([{ severity: 'warning', facts: { kind: 'noLine', line: '蓄电池' } }])
  })

  it('says nothing where there is none, or it is in another currency', () => {
    expect(resultOf('bulletin', ground([])).looked).toBe(0)
    const renminbi: Bulletin = { ...bulletin({ value: '1', quantity: '1' }), currency: 'CNY' }
    expect(resultOf('bulletin', ground([renminbi])).looked).toBe(0)
  })
})
