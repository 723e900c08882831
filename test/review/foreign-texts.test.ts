import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
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
