import {
  type Block,
  type Cell,
  type Document,
  type Emphasis,
  type Footnote,
  getLocale,
  type Inline,
  type List,
  type Locale,
  type Row,
  type ShownFigure,
  type Table,
} from '../../brief/brief.ts'
import type { Palette } from '../chart/chart.ts'
import {
  escapeMarkup,
  getDecimalTail,
  headerGrid,
  keepAmounts,
  keepAmountsOfLine,
  longestTail,
  unbrokenRows,
} from '../shared/shared.ts'
import { htmlChart } from './chart.ts'
import {
  bodies,
  breakable,
  hasNarrowNames,
  headerCell,
  nameClasses,
  phrased,
  unbrokenCompounds,
} from './table-markup.ts'

/** Prints one document; it counts what needs an id of its own. */
export class Printer {
  readonly #figures: Document['figures']
  readonly #locale: Locale
  readonly #palette: Palette
  /** How often each footnote has been referred to. */
  readonly #marks = new Map<number, number>()
  #sections = 0
  #tables = 0

  constructor(document: Document) {
    this.#figures = document.figures
    this.#locale = getLocale(document.language)
    this.#palette = document.about.look?.colours?.series
  }

  /** The blocks, in nested sections by their headings; statements, and commentary, stand together. */
  main(blocks: readonly Block[]): string {
    const lines: string[] = []
    const open: number[] = []
    let group: 'statements' | 'commentary' | null = null
    const setApart = (next: typeof group) => {
      if (next === group) return
      if (group) lines.push('</div>')
      if (next) lines.push(`<div class="${next}">`)
      group = next
    }
    for (const block of blocks) {
      setApart(groupOf(block))
      if (block.kind === 'heading') {
        while ((open.at(-1) ?? 0) >= block.level) {
          lines.push('</section>')
          open.pop()
        }
        open.push(block.level)
        const id = `section-${++this.#sections}`
        const tag = `h${block.level + 1}`
        lines.push(`<section aria-labelledby="${id}">`, `<${tag} id="${id}">${phrased(block.text)}</${tag}>`)
      } else if (block.kind === 'table') {
        lines.push(this.#table(block))
      } else if (block.kind === 'list') {
        lines.push(this.#list(block))
      } else if (block.kind === 'chart') {
        lines.push(
          htmlChart(block, { locale: this.#locale, palette: this.#palette }, (id) =>
            this.#figureAttributes(id),
          ),
        )
      } else {
        const role = block.role === 'commentary' ? '' : ` class="${block.role}"`
        lines.push(`<p${role}>${this.#inlines(block.content)}</p>`)
      }
    }
    setApart(null)
    lines.push(...open.map(() => '</section>'))
    return lines.join('\n')
  }

  /** The footnotes, each with a way back to every place that refers to it; empty where there are none. */
  footnotes(footnotes: readonly Footnote[]): string {
    if (footnotes.length === 0) return ''
    const items = footnotes.map(({ number, content }) => {
      const text = this.#inlines(content)
      const back = Array.from(
        { length: this.#marks.get(number) ?? 0 },
        (_, index) =>
          ` <a class="back" role="doc-backlink" href="#${markId(number, index)}" aria-label="${this.#locale.press.html.back}">↩\uFE0E</a>`,
      )
      return `<li id="footnote-${number}" value="${number}">${text}${back.join('')}</li>`
    })
    return `<section class="footnotes" role="doc-endnotes" aria-label="${this.#locale.press.html.footnotes}">
<ol>
${items.join('\n')}
</ol>
</section>
`
  }

  #inlines(content: readonly Inline[]): string {
    return keepAmountsOfLine(content)
      .map((inline) => this.#inline(inline))
      .join('')
  }

  #inline(inline: Inline): string {
    switch (inline.kind) {
      case 'text':
        return emphasized(inline, unbrokenCompounds(inline.text))
      case 'figure': {
        const attributes = this.#figureAttributes(inline.id)
        return emphasized(inline, `<span class="figure"${attributes}>${escapeMarkup(inline.text)}</span>`)
      }
      case 'footnote': {
        const { number } = inline
        const before = this.#marks.get(number) ?? 0
        this.#marks.set(number, before + 1)
        return `<sup class="mark" id="${markId(number, before)}"><a role="doc-noteref" href="#footnote-${number}" aria-label="${this.#locale.press.html.footnote} ${number}">${number}</a></sup>`
      }
    }
  }

  #list({ start, items }: List): string {
    const entries = items.map((item) => `<li>${this.#inlines(item)}</li>`).join('\n')
    if (start === null) return `<ul>\n${entries}\n</ul>`
    return `<ol${start === 1 ? '' : ` start="${start}"`}>\n${entries}\n</ol>`
  }

  #table(table: Table): string {
    const id = `table-${++this.#tables}`
    const { rows, columns } = headerGrid(table)
    const tails = columns.map((_, column) =>
      longestTail(
        table.rows.map((row) => (row.kind === 'data' ? row.cells[column] : undefined)),
        this.#locale.numbers,
      ),
    )
    const notes = table.notes.map((note) => `<li>${unbrokenCompounds(keepAmounts(note))}</li>`)
    const groups = (rows[0] ?? []).map(({ columnSpan }) => `<colgroup span="${columnSpan}"></colgroup>`)
    const short = table.rows.length <= unbrokenRows ? ' short' : ''
    return `<div class="table${short}" id="${id}" data-table="${escapeMarkup(table.id)}">
<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-caption">
<table${hasNarrowNames(table.rows) ? ' class="narrow"' : ''}${notes.length === 0 ? '' : ` aria-describedby="${id}-notes"`}>
<caption><span class="caption" id="${id}-caption" data-hint="${escapeMarkup(this.#locale.press.html.wider)}">${phrased(table.caption)}</span></caption>
${groups.join('')}
<thead>
${rows.map((row) => `<tr>${row.map(headerCell).join('')}</tr>`).join('\n')}
</thead>
${bodies(table.rows)
  .map((body) => `<tbody>\n${body.map((row) => this.#row(row, tails)).join('\n')}\n</tbody>`)
  .join('\n')}
</table>
</div>
${notes.length === 0 ? '' : `<ul class="notes" id="${id}-notes">\n${notes.join('\n')}\n</ul>\n`}</div>`
  }

  #row(row: Row, tails: readonly string[]): string {
    if (row.kind === 'block')
      return `<tr class="block"><th scope="rowgroup" colspan="${tails.length}"><span>${escapeMarkup(row.label)}</span></th></tr>`
    return `<tr>${row.cells.map((cell, column) => this.#cell(cell, column, tails[column] ?? '')).join('')}</tr>`
  }

  #cell(cell: Cell, column: number, tail: string): string {
    switch (cell.kind) {
      case 'name': {
        const classes = nameClasses(cell.text, column)
        const place = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`
        return `<th scope="row"${place}>${breakable(cell.text)}</th>`
      }
      case 'figure': {
        const marker = cell.marker === null ? '' : ` data-marker="${cell.marker}"`
        // What others have right of the decimal point, so that these stand under one another.
        const missing = tail.slice(getDecimalTail(cell.text, this.#locale.numbers).length)
        const align = missing === '' ? '' : ` data-tail="${missing}"`
        return `<td class="value"${align}${this.#figureAttributes(cell.id)}${marker}>${escapeMarkup(cell.text)}</td>`
      }
      case 'empty':
        return '<td></td>'
    }
  }

  #figureAttributes(id: string): string {
    const figure = this.#figures.get(id)
    const title = figure ? exactValue(figure) : null
    return ` data-figure="${escapeMarkup(id)}"${title === null ? '' : ` title="${escapeMarkup(title)}"`}`
  }
}

/** What stands together with its neighbours of the same kind, set apart from the rest. */
function groupOf(block: Block): 'statements' | 'commentary' | null {
  if (block.kind === 'list') return block.role === 'body' ? null : block.role
  if (block.kind !== 'paragraph' || block.role === 'body') return null
  return block.role === 'statement' ? 'statements' : block.role
}

function emphasized({ strong, emphasis, link }: Emphasis, markup: string): string {
  const weighty = strong ? `<strong>${markup}</strong>` : markup
  const set = emphasis ? `<em>${weighty}</em>` : weighty
  return link === undefined ? set : `<a href="${escapeMarkup(link)}" rel="noopener">${set}</a>`
}

/** `5550000000 USD`; null where there is nothing to show. */
const exactValue = ({ value, unit }: ShownFigure): string | null =>
  value === null ? null : `${value} ${unit}`.trim()

const markId = (number: number, before: number): string =>
  before === 0 ? `footnote-mark-${number}` : `footnote-mark-${number}-${before + 1}`
