import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { readText } from '../../src/review/audit/reading/read-text.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import { wordPlace } from '../../src/review/audit/wording.ts'
import { repository } from '../support/workspaces.ts'

const brief = (language: string): string =>
  readFileSync(
    join(repository, 'test', 'cases', 'brief', 'both-quantities', `expected.${language}.md`),
    'utf8',
  )

/** The same brief of the year before, which has the same nomenclature. */
const ofYearBefore = (text: string): string =>
  text.replace(/(?<![\d.,S])20(?:22|23)(?![\d.,]\d)/g, (year) => String(Number(year) - 1))

describe.each(['zh', 'en'])('two briefs in one file (%s)', (language) => {
  const first = brief(language)

  it('have no findings where both are right', () => {
    const alone = audit(readMarkdown(first))
    const both = audit(readMarkdown(`${first}\n\n${ofYearBefore(first)}`))
    expect([alone.findings, both.findings]).toEqual([[], []])
    expect(both.tables).toBe(2 * alone.tables)
    expect(both.figures).toBe(2 * alone.figures)
    expect(both.unread).toEqual([])
  })

  it('have a fault in the second found there', () => {
    const found = /[|] (\d+)\.(\d) [|]/.exec(first)
    const wrong = first.replace(found?.[0] ?? '', `| ${Number(found?.[1]) * 3 + 7}.${found?.[2]} |`)
    expect(wrong).not.toBe(first)
    const { findings } = audit(readMarkdown(`${first}\n\n${wrong}`))
    expect(findings.length).toBeGreaterThan(0)
    for (const { place } of findings) {
      expect(place.brief).toBe(2)
      expect(wordPlace(place, 'zh')).toMatch(/^第 2 篇/)
    }
  })
})

describe('a single brief', () => {
  it('whose second table is misnumbered is not taken for two', () => {
    const text = brief('zh')
    const misnumbered = text.replace(/表\s?3(?=[：:])/, '表1')
    expect(misnumbered).not.toBe(text)
    const { findings } = audit(readMarkdown(misnumbered))
    expect(findings).toMatchObject([{ kind: 'words', of: 'numbering', confidence: 'certain' }])
    expect(findings[0]?.place.brief).toBeUndefined()
  })
})

it('products under titles of their own, whose sections have no numbers, are briefs of their own', () => {
  const part = (product: string, total: string) => `中国${product}进出口简报

2024年5月，中国${product}出口${total}亿美元，同比增长5.0%。

表1：2024年5月中国${product}出口前三大贸易伙伴（亿美元）
贸易伙伴 金额 同比（%）
美国 6.0 1.0
德国 3.0 2.0
日本 1.0 3.0

表2：2024年5月中国${product}出口前三大省份（亿美元）
省份 金额 同比（%）
广东 6.0 1.0
江苏 3.0 2.0
浙江 1.0 3.0
`
  const { findings, tables } = audit(readText(`${part('锂离子蓄电池', '20.0')}\n${part('光伏组件', '11.0')}`))
  expect(findings).toEqual([])
  expect(tables).toBe(4)
})
