import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import { isRightFinding } from './support/right-finding.ts'
import { listFaults, rewordings } from './support/typist-faults.ts'

const text = readFileSync(
  new URL('../cases/brief/more-than-ten-partners/expected.zh.md', import.meta.url),
  'utf8',
)
const findings = (changed: string) => audit(readMarkdown(changed)).findings

describe('a brief in other words', () => {
  it.each(rewordings)('%s as %s has no findings, and is read', (from, to) => {
    const { findings: found, unread } = audit(readMarkdown(text.replace(from, to)))
    expect(found).toEqual([])
    expect(unread).toEqual([])
  })
})

describe('a brief with one fault', () => {
  it('has most of them found, and all deleted rows', () => {
    const faults = listFaults(text, 6)
    const certain: boolean[] = []
    const kinds = new Map<string, { total: number; found: number }>()
    for (const fault of faults) {
      const { kind } = fault
      const found = findings(fault.text)
      for (const finding of found)
        if (finding.confidence === 'certain') certain.push(isRightFinding(fault, finding))
      const counts = kinds.get(kind) ?? { total: 0, found: 0 }
      counts.total += 1
      if (found.length > 0) counts.found += 1
      kinds.set(kind, counts)
    }
    const found = [...kinds.values()].reduce((sum, counts) => sum + counts.found, 0)
    expect(certain.filter(Boolean).length / certain.length).toBeGreaterThanOrEqual(0.99)
    expect(found / faults.length).toBeGreaterThanOrEqual(0.85)
    expect(kinds.get('deleted row')?.found).toBe(kinds.get('deleted row')?.total)
  })
})
