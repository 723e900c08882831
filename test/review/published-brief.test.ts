import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readText } from '../../src/review/audit/reading/read-text.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import { isThere, shared } from '../support/workspaces.ts'

const file = join(shared, 'brief', 'lithium-ion-2023-12.brief.txt')

describe.skipIf(!isThere(join(shared, 'brief')))('the published brief of December 2023', () => {
  const report = () => audit(readText(readFileSync(file, 'utf8')))

  it('is read in whole', () => {
    const { unread, tables, figures } = report()
    expect(unread).toEqual([])
    expect(tables).toBe(5)
    expect(figures).toBe(252 + 86)
  })

  it('has 556 identities to be checked, and more', () => {
    expect(report().checked.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(556)
  })

  it('has exactly two faults: a share, and what the shares of imports are taken of', () => {
    const { findings } = report()
    expect(findings).toHaveLength(2)
    expect(findings[0]).toMatchObject({
      kind: 'figure',
      id: 'export.partner.ITA.ytd.value.share',
      place: { part: 'table', table: 2, row: '意大利', window: 'ytd', column: 'share' },
      printed: '2.6',
      expected: { from: '2.5', to: '2.5' },
    })
    expect(findings[1]).toMatchObject({
      kind: 'denominator',
      flow: 'import',
      windows: [
        { window: 'month', printed: '2.7', fits: { from: '2.200', to: '2.283' }, fitted: 12, shares: 12 },
        { window: 'ytd', printed: '23.6', fits: { from: '20.429', to: '20.537' }, fitted: 12, shares: 12 },
      ],
    })
    const against =
      findings[1]?.kind === 'denominator' ? findings[1].windows.map((window) => window.against) : []
    expect(against).toEqual([8, 12])
  })
})
