import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { wordAuditFinding, wordUnread } from '../../src/review/audit/audit.ts'
import type { Piece } from '../../src/review/audit/reading/pieces.ts'
import { readDocx } from '../../src/review/audit/reading/read-docx.ts'
import { readHtml } from '../../src/review/audit/reading/read-html.ts'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { readText } from '../../src/review/audit/reading/read-text.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { auditFile } from '../../src/workspace/inspect/audit.ts'

const folder = mkdtempSync(join(tmpdir(), 'tradebrief-audit-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Bits of briefs and of what breaks readers. */
const bits = fc.constantFrom(
  '表1：2023年1-12月中国电池进出口概况（亿美元/万个）',
  '表2：2023年12月中国前十大电池出口目的地（亿美元）',
  '表5：9999年99月中国电池产品分省进口情况（亿美元）',
  '12月当月',
  '1至12月累计',
  '区域',
  '省份',
  '绝对值',
  '所占比重（%）',
  '重点区域',
  '排名前10地区',
  '全部地区',
  '出口额',
  '净出口额（亿美元）',
  '美国',
  '东盟',
  '福建',
  '0.0',
  '-100.0',
  '-100.1',
  '12.2',
  '1.2.3',
  '<0.0001',
  '9'.repeat(3000),
  '-',
  '..',
  '×',
  '\n',
  '\f',
  ' ',
  '|',
  '| --- |',
  '2023年12月，中国',
  '2023年1-12月，中国电池',
  '前三大出口贸易伙伴为',
  '，出口分别为',
  '，同比增速分别为',
  '产品出口省为',
  '亿美元',
  '和',
  '、',
  '。',
  '\u0000',
  '\u001b[31m',
  '注：',
  '（',
  '）',
  '__proto__',
  'constructor',
  '所占比重的分母不含',
  '基数较小：',
  '本报告定义的',
  '<table>',
  '<td>',
  '</table>',
  '<!--',
  '<w:tbl>',
  '<w:t>',
  '&#x110000;',
)
const soup = fc.array(bits, { maxLength: 120 }).map((list) => list.join(''))

const readers: readonly [string, (text: string) => Piece[]][] = [
  ['text', readText],
  ['markdown', readMarkdown],
  ['html', readHtml],
  ['docx', (text) => readDocx(text, text)],
]

describe('what is no brief, or a damaged one', () => {
  it.each(readers)('never breaks the audit of %s', (_, read) => {
    fc.assert(
      fc.property(soup, (text) => {
        const { findings, unread } = audit(read(text))
        for (const language of ['zh', 'en'] as const) {
          const lines = [
            ...findings.flatMap((finding) => wordAuditFinding(finding, language)),
            ...unread.map((item) => wordUnread(item, language)),
          ]
          for (const line of lines) expect(line).not.toMatch(/\p{Cc}/u)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('takes little time over long texts', () => {
    const begun = performance.now()
    for (const bit of [
      '2023年12月，中国',
      '，出口为',
      '表1：',
      '（',
      '注：',
      '和',
      '<',
      '净出口',
      '1.',
      '本报告定义的',
    ])
      for (const [, read] of readers) audit(read(bit.repeat(20_000)))
    expect(performance.now() - begun).toBeLessThan(15_000)
  })

  it.each([
    ['empty.txt', ''],
    ['garbage.txt', new Uint8Array([0x89, 0x50, 0xff, 0xff, 0x00, 0x81])],
    ['garbage.docx', 'PK\u0003\u0004 and nothing else'],
    ['empty.docx', ''],
    ['garbage.html', '<table><tr><td>1'],
    ['nothing.md', '# 没有数字\n\n中国电池进出口增长。\n'],
    ['empty.xlsx', ''],
    ['garbage.pdf', '%PDF-1.7 not really'],
  ])('%s is refused with its name', async (name, content) => {
    await expect(auditFile(file(name, content))).rejects.toThrow(UserError)
  })

  it('a file that is not there is refused', async () => {
    await expect(auditFile(join(folder, 'nowhere.txt'))).rejects.toThrow(UserError)
  })

  it('a bomb in a zip is not unpacked', () => {
    const script = `
import zipfile, sys
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z: z.writestr('word/document.xml', b'0' * 50_000_000)`
    const path = join(folder, 'bomb.docx')
    try {
      execFileSync('python3', ['-c', script, path])
    } catch {
      console.warn('skipped: a zip bomb is made with python3')
      return
    }
    return expect(auditFile(path)).rejects.toThrow(UserError)
  })
})

describe('a brief without one of its tables', () => {
  const rows =
    '| | 12月当月 绝对值 | 12月当月 同比变化（%） |\n| --- | --- | --- |\n| 进出口总额 | 55.5 | -9.0 |\n'
  const overview = `**表1：2023年12月中国电池进出口概况（亿美元/万个）**\n\n${rows}`

  it('reads prose that has no table', () => {
    const { unread, tables, figures } = audit(
      readMarkdown(
        `${overview}\n2023年12月，中国电池前三大出口贸易伙伴为美国、德国和越南，出口分别为12.2亿美元、7.5亿美元和5.0亿美元，同比增速分别为1.0%、2.0%和3.0%。\n`,
      ),
    )
    expect(tables).toBe(1)
    expect(unread).toEqual([])
    expect(figures).toBe(2 + 6)
  })

  it('says which caption has no table, and which cell is no number', () => {
    const { unread } = audit(
      readMarkdown(
        `${overview.replace('55.5', '5S.5')}\n**表2：2023年12月中国前十大电池出口目的地（亿美元）**\n`,
      ),
    )
    expect(unread).toMatchObject([
      { what: 'cell', text: '5S.5' },
      { what: 'table', place: { table: 2 } },
    ])
  })
})
