import { beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/brief/document.ts'
import { markdown } from '../../src/press/markdown.ts'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import { briefOf } from '../support/briefs.ts'

/** A small brief, of which single words and figures are then changed. */
let text: string
beforeAll(async () => {
  text = new TextDecoder().decode(await markdown.print(small()))
})

function small(): Document {
  const side = (scale: number) => ({
    partners: { '502': 5_000_000_000 * scale, '304': 3_000_000_000 * scale, '141': 2_000_000_000 * scale },
    places: { '35': 6_000_000_000 * scale, '44': 4_000_000_000 * scale },
    quantity: 70_000_000 * scale,
  })
  const imports = (scale: number) => ({
    partners: { '304': 1_000_000_000 * scale, '133': 400_000_000 * scale, '142': 100_000_000 * scale },
    places: { '11': 900_000_000 * scale, '31': 600_000_000 * scale },
    quantity: 30_000_000 * scale,
  })
  const spans = <Side>(subject: (scale: number) => Side) => ({
    'month.current': subject(1),
    'ytd.current': subject(6),
    'month.base': subject(2),
    'ytd.base': subject(5),
  })
  return briefOf({ export: spans(side), import: spans(imports) })
}

function findings(from: string | RegExp, to: string) {
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  return audit(readMarkdown(changed)).findings
}

describe('a brief with one thing wrong', () => {
  it('has nothing wrong before', () => {
    expect(audit(readMarkdown(text))).toMatchObject({ findings: [], unread: [] })
  })

  it('an amount in the overview that breaks many identities is one finding, at that cell', () => {
    const found = findings('| 出口额 | 100.0 |', '| 出口额 | 101.0 |')
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      id: 'export.month.value',
      place: { part: 'table', table: 1 },
      expected: { from: '100.0', to: '100.0' },
      confidence: 'certain',
      alternatives: [],
    })
    expect(found[0]?.kind === 'figure' && found[0].broken.length).toBeGreaterThan(3)
  })

  it('prose that differs from an upheld table is wrong itself', () => {
    expect(findings('出口100.0亿美元', '出口110.0亿美元')).toMatchObject([
      { id: 'export.month.value', place: { part: 'prose' }, printed: '110.0', confidence: 'certain' },
    ])
  })

  it('a rise that the table has as a fall', () => {
    expect(findings(/同比下降50.0%/, '同比上升50.0%')).toMatchObject([
      { kind: 'words', of: 'direction', printed: '上升', expected: '下降' },
    ])
  })

  it('names in another order than the ranking', () => {
    expect(findings('美国、德国和越南', '德国、美国和越南')).toMatchObject([
      { kind: 'words', of: 'proseNames', printed: '德国、美国、越南', expected: '美国、德国、越南' },
    ])
  })

  it('a month in a title, a unit in prose, the year of the base', () => {
    expect(findings('表4：2023年6月', '表4：2023年5月')).toMatchObject([
      { of: 'period', place: { table: 4 } },
    ])
    expect(findings('出口100.0亿美元', '出口100.0亿元')).toMatchObject([{ of: 'unit', printed: '亿元' }])
    expect(findings('减去2022年', '减去2021年')).toMatchObject([{ of: 'period', place: { part: 'note' } }])
  })

  it('a partner listed twice', () => {
    expect(
      findings('| 越南 | 20.0', '| 德国 | 20.0').some(
        (auditFinding) => auditFinding.kind === 'words' && auditFinding.of === 'duplicate',
      ),
    ).toBe(true)
  })

  it('a code that is none, and a nomenclature of other years', () => {
    expect(findings('（85076000）。', '（8507600）。')).toMatchObject([{ of: 'footnote' }])
    expect(findings('HS2022代码', 'HS2017代码')).toMatchObject([{ of: 'footnote', expected: 'HS2022' }])
  })

  it('shares of a total with something left out, which is fine where it is said', () => {
    const silent = findings(/\n进口区域分布：[^\n]*\n/, '\n')
    expect(silent).toMatchObject([{ kind: 'denominator', flow: 'import' }])
  })
})
