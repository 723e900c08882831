import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { readText } from '../../src/review/audit/reading/read-text.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import { foreignCases } from './support/foreign-cases.ts'

describe.each(foreignCases())('$name', ({ text, claims, errors, read }) => {
  it('is read, with nothing to be found', () => {
    const { figures, findings, unread } = audit(read(text))
    expect(findings).toEqual([])
    expect(unread).toEqual([])
    expect(figures).toBeGreaterThanOrEqual(Math.ceil(0.9 * claims))
    expect(figures).toBeLessThanOrEqual(claims)
  })

  it.each(errors)('with a wrong $kind has that found', ({ from, to }) => {
    expect(text).toContain(from)
    expect(audit(read(text.replace(from, to))).findings.length).toBeGreaterThan(0)
  })
})

it('an index of a size that years have is no year', () => {
  const text = `# 中国光伏贸易简报（2022年10月）

2022年10月，光伏出口的贸易伙伴共14个；赫芬达尔—赫希曼指数为1955，比上年同期上升296。`
  expect(audit(readMarkdown(text))).toMatchObject({ figures: 3, findings: [], unread: [] })
})

describe('a share whose sentence names no period, after totals of the month and of the year to date', () => {
  const wire = (share: string, period = '') =>
    audit(
      readText(`China’s copper concentrate imports rise in October
China imported 2.31 million tonnes of copper concentrate in October 2024, up 0.4% from a year earlier.
Imports in the first ten months of 2024 totalled 23.36 million tonnes. ${period}Chile was the largest source at 0.72 million tonnes, or ${share} of the total.
`),
    ).findings

  it.each(['31.2%', '3.1%'])('is right where one of the two fits: %s', (share) => {
    expect(wire(share)).toEqual([])
  })

  it('is possibly wrong where neither fits, and both totals are named', () => {
    expect(wire('32.1%')).toMatchObject([
      {
        printed: '32.1',
        confidence: 'possible',
        expected: { from: null, to: null },
        broken: [
          { kind: 'share', figures: ['32.1', '0.72', '23.36', '2.31'].map((printed) => ({ printed })) },
        ],
        alternatives: [
          { printed: '32.1', expected: { from: '3.1', to: '3.1' } },
          { printed: '32.1', expected: { from: '30.9', to: '31.5' } },
        ],
      },
    ])
  })

  it('has one value expected where the sentence names the month', () => {
    expect(wire('32.1%', 'In October 2024, ')).toMatchObject([
      { printed: '32.1', confidence: 'likely', expected: { from: '30.9', to: '31.5' } },
    ])
  })
})
