import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/brief/document.ts'
import { markdown } from '../../src/press/markdown.ts'
import { brief, documentOf } from '../support/documents.ts'

const print = async (document = brief('zh')) => new TextDecoder().decode(await markdown.print(document))
const body = (text: string): Block => ({ kind: 'paragraph', role: 'body', content: [{ kind: 'text', text }] })

describe('a brief as Markdown', () => {
  it('flattens the header, aligns figures right and sets block rows in bold', async () => {
    const text = await print()
    expect(text).toContain(
      [
        '| 12月当月 省份 | 12月当月 出口额 | 12月当月 同比变化（%） | 1至12月累计 省份 | 1至12月累计 出口额 | 1至12月累计 同比变化（%） |',
        '| :--- | ---: | ---: | :--- | ---: | ---: |',
        '| 福建 | 18.0 | -11.9 | 福建 | 182.6 | 44.0 |',
      ].join('\n'),
    )
    expect(text).toContain('\n| **重点区域** |  |  |  |  |  |  |  |\n| 东盟 | 6.4 |')
    expect(text).toContain('\n\n**表5：2023年12月中国锂离子蓄电池产品分省进口情况（亿美元）**\n\n')
  })

  it('refers to footnotes and gives them at the end', async () => {
    const text = await print()
    expect(text).toContain('中国锂离子蓄电池[^1]进出口55.5亿美元')
    expect(text.trim().split('\n').at(-1)).toMatch(/^\[\^1\]: 本报告定义的/)
  })

  it.each([
    ['# 题', '\\# 题'],
    ['- 项', '\\- 项'],
    ['+ 项', '\\+ 项'],
    ['1. 项', '1\\. 项'],
    ['12) 项', '12\\) 项'],
    ['===', '\\==='],
    ['    代码', '代码'],
    ['> 引', '\\> 引'],
    ['一\n\n二', '一 二'],
    ['<b>&amp;', '\\<b\\>\\&amp;'],
    ['https://example.org', 'https\\://example.org'],
    ['2023-12: -9.0%', '2023-12: -9.0%'],
    ['3.5 倍', '3.5 倍'],
  ])('writes %j as %j', async (text, expected) => {
    expect((await print(documentOf([body(text)]))).split('\n\n')[2]?.trimEnd()).toBe(expected)
  })

  it('draws one rule above the statements', async () => {
    expect((await print()).match(/^---$/gm)).toHaveLength(1)
  })
})
