import {
  type Block,
  type Cell,
  type Document,
  getLocale,
  type Inline,
  type List,
  type Row,
  type Table,
} from '../../brief/brief.ts'
import type { NumberForm } from '../../trade/numbers/numbers.ts'
import {
  balanceLines,
  escapeText,
  getDecimalTail,
  keepAmounts,
  keepAmountsOfLine,
  printedLogo,
  runs,
} from '../shared/shared.ts'
import { type ArticleStyle, createArticleStyle } from './article-style.ts'
import { cutForPhones, type PhoneTable } from './phone-table.ts'

/** The pictures of an article. */
export interface ArticlePictures {
  /** Their names in their order: the logo, where there is one, then the charts. */
  readonly names: readonly string[]
  /** Where a picture is, by its name. */
  address(name: string): string
}

/** A brief as the markup of an article. */
export function article(document: Document, pictures: ArticlePictures): string {
  return new ArticleWriter(document, pictures).write()
}

/** How many halves of a Chinese character stand on a line of a phone. */
const capacity = { title: 34, caption: 45 } as const

class ArticleWriter {
  readonly #document: Document
  readonly #pictures: ArticlePictures
  readonly #style: ArticleStyle
  readonly #numbers: NumberForm
  #shown = 0

  constructor(document: Document, pictures: ArticlePictures) {
    this.#document = document
    this.#pictures = pictures
    const { script, numbers } = getLocale(document.language)
    this.#numbers = numbers
    this.#style = createArticleStyle(script, document.about.look?.colours?.accent)
  }

  write(): string {
    const { title, subtitle, about, blocks, footnotes } = this.#document
    const logo = printedLogo(this.#document, getLocale(this.#document.language))
    const parts = [
      ...(logo ? [this.#element('p', 'centred', this.#picture(logo.alternative, 'logo'))] : []),
      this.#element('p', 'title', cutLines(title, capacity.title)),
      this.#element('p', 'subtitle', escapeText(subtitle)),
      ...(about.issuer === null ? [] : [this.#element('p', 'subtitle', escapeText(about.issuer))]),
      ...blocks.map((block) => this.#block(block)),
      ...footnotes.map(({ number, content }) =>
        this.#element('p', 'note', `[${number}] ${this.#inlines(content)}`),
      ),
    ]
    return this.#element('section', 'article', `\n${parts.join('\n')}\n`)
  }

  /** An element with one of the styles, and markup within. */
  #element(name: string, look: keyof ArticleStyle, content: string): string {
    return `<${name} style="${this.#style[look]}">${content}</${name}>`
  }

  /** The next picture. */
  #picture(words: string, look: 'logo' | 'picture'): string {
    const name = this.#pictures.names[this.#shown++] ?? ''
    return `<img src="${this.#pictures.address(name)}" alt="${escapeText(words)}" style="${this.#style[look]}" />`
  }

  #block(block: Block): string {
    switch (block.kind) {
      case 'heading':
        return this.#element('p', block.level === 1 ? 'heading1' : 'heading2', escapeText(block.text))
      case 'paragraph':
        return this.#element('p', block.role, this.#inlines(block.content))
      case 'list':
        return this.#list(block)
      case 'table':
        return this.#table(block)
      case 'chart':
        return [
          this.#element('p', 'centred', this.#picture(block.alternative, 'picture')),
          this.#element('p', 'caption', cutLines(block.caption, capacity.caption)),
          this.#notes(block.notes),
        ].join('\n')
    }
  }

  /** The editor numbers lists anew from 1, so that numbers are written out. */
  #list({ role, start, items }: List): string {
    const entries = items.map((item, index) => {
      const mark = start === null ? '•' : `${start + index}.`
      return this.#element('p', role === 'body' ? 'item' : 'commentary', `${mark} ${this.#inlines(item)}`)
    })
    return entries.join('\n')
  }

  /** The editor drops links to other sites: their addresses stand behind their texts. */
  #inlines(content: readonly Inline[]): string {
    return runs(keepAmountsOfLine(content))
      .map((run) => {
        if (run.kind === 'footnote') return this.#element('sup', 'mark', `[${run.number}]`)
        const text = escapeText(run.text)
        const weighty = run.strong ? this.#element('strong', 'strong', text) : text
        const set = run.emphasis ? this.#element('em', 'emphasis', weighty) : weighty
        return run.link ? `${set}${this.#element('span', 'link', ` (${escapeText(run.link)})`)}` : set
      })
      .join('')
  }

  #table(block: Table): string {
    const parts = cutForPhones(block).flatMap((part) => [
      ...(part.label === '' ? [] : [this.#element('p', 'part', escapeText(part.label))]),
      this.#grid(part),
    ])
    const caption = this.#element('p', 'caption', cutLines(block.caption, capacity.caption))
    return this.#element(
      'section',
      'table',
      `\n${[caption, ...parts, this.#notes(block.notes)].join('\n')}\n`,
    )
  }

  #grid({ columns, rows }: PhoneTable): string {
    const header = columns.map(({ label, holds }) =>
      this.#element('th', holds === 'name' ? 'nameHeader' : 'figureHeader', escapeText(label)),
    )
    const longest = columns.map((_, index) =>
      Math.max(0, ...rows.map((row) => tailWidth(row, index, this.#numbers))),
    )
    const body = rows.map((row) => `<tr>${this.#cells(row, columns.length, longest)}</tr>`)
    const head = columns.some(({ label }) => label !== '') ? [`<tr>${header.join('')}</tr>`] : []
    return this.#element('table', 'grid', `<tbody>\n${[...head, ...body].join('\n')}\n</tbody>`)
  }

  #cells(row: Row, width: number, longest: readonly number[]): string {
    if (row.kind === 'block')
      return `<td colspan="${width}" style="${this.#style.block}">${escapeText(row.label)}</td>`
    return row.cells
      .map((cell, index) => {
        if (cell.kind === 'name') return this.#element('td', 'name', escapeText(cell.text))
        // Decimal points of a column stand under one another.
        const missing = (longest[index] ?? 0) - tailWidth(row, index, this.#numbers)
        const padding = `padding:6px ${(0.3 + missing).toFixed(2)}em 6px 4px`
        return `<td style="${padding};${this.#style.figure}">${escapeText(textOf(cell))}</td>`
      })
      .join('')
  }

  #notes(texts: readonly string[]): string {
    return texts.map((text) => this.#element('p', 'note', escapeText(keepAmounts(text)))).join('\n')
  }
}

/** A text that is broken between phrases. */
const cutLines = (text: string, most: number): string =>
  balanceLines(text, most).map(escapeText).join('<br />')

const textOf = (cell: Cell): string => (cell.kind === 'empty' ? '' : cell.text)

/** How wide what stands right of the place of the decimal point is, in heights of the letters. */
function tailWidth(row: Row, index: number, numbers: NumberForm): number {
  const cell = row.kind === 'data' ? row.cells[index] : undefined
  const tail = cell?.kind === 'figure' ? getDecimalTail(cell.text, numbers) : ''
  return tail === '' ? 0 : (tail.length - 1) * 0.56 + 0.28
}
