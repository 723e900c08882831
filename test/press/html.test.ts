import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/brief/document.ts'
import { html } from '../../src/press/html/html.ts'
import { pageScript } from '../../src/press/html/script.ts'
import { styleSheet } from '../../src/press/html/style.ts'
import { phrased } from '../../src/press/html/table-markup.ts'
import { cutForPhones } from '../../src/press/wechat/phone-table.ts'
import { chartsBrief } from '../support/chart-documents.ts'
import { brief, documentOf, tableOf } from '../support/documents.ts'
import { caught } from '../support/markup.ts'

const print = async (document = brief('zh')) => new TextDecoder().decode(await html.print(document))

describe('a brief as HTML', () => {
  it('needs no network and only its own script, and is held to that', async () => {
    const page = await print()
    expect(page.replace(`<script>${pageScript}</script>`, '')).not.toMatch(
      /<script|<link|<img|@import|https?:|\bon[a-z]+=|url\(/i,
    )
    const [style, script] = [styleSheet, pageScript].map((text) =>
      createHash('sha256').update(text).digest('base64'),
    )
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${style}'; script-src 'sha256-${script}'; img-src data:`,
    )
    expect(page).toContain(`<style>${styleSheet}</style>`)
    expect(page).not.toContain(' style="')
  })

  it('has each id once, and goes only where there is something', async () => {
    const page = await print()
    const ids = caught(page, / id="([^"]+)"/g)
    expect(new Set(ids).size).toBe(ids.length)
    const targets = [
      ...caught(page, /href="#([^"]+)"/g),
      ...caught(page, /aria-(?:labelledby|describedby)="([^"]+)"/g),
    ]
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
    expect(targets).toContain('footnote-mark-1')
  })

  it('carries the id and exact value of every figure that it shows', async () => {
    const document = brief('zh')
    const page = await print(document)
    for (const figure of document.figures.values()) {
      expect(page).toContain(
        `data-figure="${figure.id}" title="${figure.value} ${figure.unit}">${figure.text}<`,
      )
    }
  })

  it('tells what its header cells head', async () => {
    const page = await print()
    expect(page).toContain(
      '<td class="first" rowspan="2"></td><th scope="colgroup" colspan="2">12月当月</th>',
    )
    expect(page).toContain('<th scope="rowgroup" colspan="8"><span>重点区域</span></th>')
    expect(page).toContain('<th scope="row" class="later">东盟</th>')
    const bodies = caught(page, /(<tbody>)/g)
    expect(bodies).toHaveLength(1 + 2 + 2 + 1 + 1)
  })

  it('says why a figure is missing', async () => {
    const row: Block = {
      kind: 'table',
      id: 'overview',
      number: 1,
      caption: '表1',
      header: [{ label: '同比', holds: 'figure' }],
      rows: [{ kind: 'data', cells: [{ kind: 'figure', id: 'a', text: '-', marker: 'noBase' }] }],
      notes: [],
    }
    expect(await print(documentOf([row]))).toContain(
      '<td class="value" data-figure="a" data-marker="noBase">-</td>',
    )
  })

  it('nests sections by their headings, also where a level is left out', async () => {
    const heading = (level: 1 | 2): Block => ({ kind: 'heading', level, text: '题' })
    const page = await print(documentOf([heading(2), heading(2), heading(1), heading(2), heading(1)]))
    const shape = page.match(/<section|<\/section|<h[23]/g)?.join(' ')
    expect(shape).toBe(
      '<section <h3 </section <section <h3 </section <section <h2 <section <h3 </section </section <section <h2 </section',
    )
  })

  it('leads back from a footnote to every mark', async () => {
    const page = await print(
      documentOf(
        [
          {
            kind: 'paragraph',
            role: 'body',
            content: [
              { kind: 'footnote', number: 1 },
              { kind: 'text', text: '又' },
              { kind: 'footnote', number: 1 },
            ],
          },
        ],
        { footnotes: [{ number: 1, content: [{ kind: 'text', text: '注' }] }] },
      ),
    )
    expect(caught(page, /role="doc-backlink" href="#([^"]+)"/g)).toEqual([
      'footnote-mark-1',
      'footnote-mark-1-2',
    ])
  })

  it('has a narrow drawing of each chart for phones, hidden elsewhere', async () => {
    const document = chartsBrief('en')
    const page = await print(document)
    const charts = document.blocks.filter(({ kind }) => kind === 'chart').length
    expect(caught(page, /(<svg [^>]*width="600")/g)).toHaveLength(charts)
    expect(caught(page, /(<svg [^>]*width="380"[^>]*display="none")/g)).toHaveLength(charts)
  })

  it('keeps brackets of a caption on one line', () => {
    expect(phrased('exports by province (top 10), 2023')).toContain('<span class="unbroken">(top 10),</span>')
  })

  it('leaves no rows without figures in the parts of a table for phones', () => {
    const names = (text: string) => ({ kind: 'name' as const, text })
    const empty = { kind: 'empty' as const }
    const group = (label: string) => ({
      label,
      holds: 'figure' as const,
      children: [
        { label: 'Partner', holds: 'name' as const },
        { label: 'Amount', holds: 'figure' as const },
      ],
    })
    const table = {
      ...tableOf(['x']),
      header: [group('December'), group('Year')],
      rows: [
        { kind: 'data' as const, cells: [names('A'), empty, names('B'), empty] },
        { kind: 'block' as const, label: 'Others' },
        { kind: 'data' as const, cells: [empty, empty, names('C'), empty] },
      ],
    }
    const rows = cutForPhones(table).map((part) => part.rows.map(({ kind }) => kind))
    expect(rows).toEqual([['data'], ['data', 'block', 'data']])
  })

  it.each([
    ['light', 'fffefb', ['1c1b19', '5b5852', '8f1d1d']],
    ['dark', '17181a', ['e6e3dc', 'aaa69d', 'f0998d']],
  ] as const)('has enough contrast in %s', (_, paper, inks) => {
    expect(styleSheet).toContain(`--paper: #${paper}`)
    for (const ink of inks) {
      expect(styleSheet).toContain(`#${ink}`)
      expect(contrast(paper, ink)).toBeGreaterThan(4.5)
    }
  })
})

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(item: string, other: string): number {
  const [low = 0, high = 0] = [luminance(item), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((index) => {
    const channel = Number.parseInt(color.slice(index, index + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
