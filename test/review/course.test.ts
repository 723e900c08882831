import { beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/brief/document.ts'
import { markdown } from '../../src/press/markdown.ts'
import { pdf } from '../../src/press/pdf/pdf.ts'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { readText } from '../../src/review/audit/reading/read-text.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import { wordPlace } from '../../src/review/audit/wording.ts'
import { poppler, readPdf } from '../support/poppler.ts'
import { sampleBrief } from '../support/sample-brief.ts'

let text = ''
let brief: Document
beforeAll(async () => {
  brief = await sampleBrief((product) => {
    product.sections = 'extended'
  })
  text = new TextDecoder().decode(await markdown.print(brief))
})

const auditOf = (changed: string) => audit(readMarkdown(changed))

describe('the course by month of a published brief', () => {
  it('is read and held against itself and the overview', () => {
    const { checked, findings, unread } = auditOf(text)
    expect(findings).toEqual([])
    expect(unread.filter((item) => item.text.includes('分月走势'))).toEqual([])
    const count = (kind: string) => checked.find((entry) => entry.kind === kind)?.count
    // January and February, three months, twelve, and the year, now and a year before; of exports and imports.
    expect([count('months'), count('onMonth')]).toEqual([18, 22])
    expect(count('repeated')).toBeGreaterThanOrEqual(4)
  })

  it.skipIf(!poppler)('is read from a PDF too', async () => {
    const pages = readPdf('pdftotext', await pdf.print(brief), {
      before: ['-layout', '-enc', 'UTF-8', '-q'],
      after: ['-'],
    })
    const { checked, findings } = audit(readText(pages))
    expect(findings).toEqual([])
    expect(checked.find(({ kind }) => kind === 'months')?.count).toBe(16)
    const wrong = pages.replace(/(近三个月 +)160\.0/, '$1106.0')
    expect(audit(readText(wrong)).findings).toMatchObject([{ id: 'export.month3.value', printed: '106.0' }])
  })

  it.each([
    ['| 2023年3月 | 56.4 | 73.0 |', '| 2023年3月 | 65.4 | 73.0 |', '表15 2023年3月 绝对值'],
    ['| 2023年1-2月合计 | 99.5 |', '| 2023年1-2月合计 | 95.9 |', '表15 2023年1-2月合计 绝对值'],
    ['| 2023年8月 | 58.2 | 18.2 | 6.6 |', '| 2023年8月 | 58.2 | 18.2 | 8.6 |', '表15 2023年8月 环比'],
    ['| 2023年12月 | 52.8 | -10.3 | -3.3 |', '| 2023年12月 | 52.8 | -13.0 | -3.3 |', '表15 2023年12月 同比'],
    ['| 近三个月 | 160.0 |', '| 近三个月 | 106.0 |', '表15 近三个月 绝对值'],
  ])('tells that %s was not %s', (printed, other, place) => {
    expect(text).toContain(printed)
    const [finding] = auditOf(text.replace(printed, other)).findings
    const named = finding?.kind === 'figure' ? [finding, ...finding.alternatives] : []
    expect(named.map((candidate) => wordPlace(candidate.place, 'zh').replace(/（.*）/, ''))).toContain(place)
  })
})
