import { escapeMarkup, plainPage } from '../../press/shared/shared.ts'
import type { Language, Localized } from '../../trade/trade.ts'
import { type Cause, joinCauses } from '../causes/causes.ts'
import type {
  BlockChange,
  CellChange,
  Comparison,
  FigureChange,
  RowChange,
  TableChange,
  TextChange,
} from '../comparison.ts'
import {
  causeSummary,
  figureSummary,
  hasSingleCause,
  linesWords,
  printedTexts,
  words,
} from './comparison-words.ts'
import { comparisonStyle } from './html-style.ts'

/**
 * A comparison as one HTML page that needs nothing else: figures with their causes, then the text with what was removed and
 * added marked (`del`, `ins`). It has no script, and a policy that allows none.
 */
export function comparisonPage(comparison: Comparison, language: Language): string {
  const printer = new Printer(language, hasSingleCause(comparison))
  const title = escapeMarkup(words.title[language])
  return plainPage({
    ...{ language, title, style: comparisonStyle },
    header: printer.versions(comparison),
    main: printer.main(comparison),
  })
}

class Printer {
  readonly #language: Language
  /** Where everything differs for one reason, it is said once, above all. */
  readonly #isCauseStatedOnce: boolean

  constructor(language: Language, isCauseStatedOnce: boolean) {
    this.#language = language
    this.#isCauseStatedOnce = isCauseStatedOnce
  }

  versions({ older, newer }: Comparison): string {
    return `<dl class="versions"><dt>${this.#say(words.older)}</dt><dd>${this.#say(older.words)}</dd><dt>${this.#say(words.newer)}</dt><dd>${this.#say(newer.words)}</dd></dl>`
  }

  main(comparison: Comparison): string {
    const { figures, isSame, blocks, title, subtitle, footnotes, cells, gaps } = comparison
    if (isSame)
      return [
        `<p>${this.#say(words.same)}</p>`,
        this.#list(
          words.gaps,
          gaps.map((gap) => this.#say(gap)),
        ),
      ].join('\n')
    const causes = causeSummary(comparison)
    return [
      `<p>${this.#say(figureSummary(comparison))}${causes ? ` ${this.#say(causes)}` : ''}</p>`,
      this.#list(
        words.gaps,
        gaps.map((gap) => this.#say(gap)),
      ),
      figures.length > 0 ? this.#figures(figures) : '',
      `<h2>${this.#say(words.text)}</h2>`,
      `<h3>${this.#marked(title)}</h3>`,
      `<p class="subtitle">${this.#marked(subtitle)}</p>`,
      ...blocks.map((block) => this.#block(block)),
      ...footnotes.map((note) => `<p class="notes">${this.#marked(note)}</p>`),
      this.#list(
        words.cells,
        cells.map(
          (cell) =>
            `${this.#say(cell.words)} <span class="lines">${this.#say(linesWords(cell.lines))}</span>`,
        ),
      ),
    ].join('\n')
  }

  #say(localized: Localized): string {
    return escapeMarkup(localized[this.#language])
  }

  #list(heading: Localized, items: readonly string[]): string {
    if (items.length === 0) return ''
    return `<h2>${this.#say(heading)}</h2>\n<ul class="cells">\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`
  }

  #figures(figures: readonly FigureChange[]): string {
    const rows = figures.map((figure) => {
      const { id, name, difference, unit, causes } = figure
      const { older, newer } = printedTexts(figure, this.#language)
      const cells = [older, newer, difference].map(
        (text) => `<td class="value">${escapeMarkup(text ?? words.notPrinted[this.#language])}</td>`,
      )
      return `<tr data-id="${escapeMarkup(id)}"><th scope="row">${this.#say(name)} <span class="unit">${this.#say(unit)}</span>${this.#causes(causes)}</th>${cells.join('')}</tr>`
    })
    const headings = [words.figure, words.older, words.newer, words.difference].map(
      (heading, index) => `<th scope="col"${index === 0 ? '' : ' class="value"'}>${this.#say(heading)}</th>`,
    )
    return `<h2>${this.#say(words.figures)}</h2>\n<div class="scroll" tabindex="0" role="group" aria-label="${this.#say(words.figures)}"><table class="figures"><thead><tr>${headings.join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>`
  }

  #causes(causes: readonly Cause[]): string {
    if (causes.length === 0 || this.#isCauseStatedOnce) return ''
    const separator = this.#language === 'zh' ? '；' : '; '
    return `<span class="cause">${causes.map((cause) => this.#say(cause.words)).join(separator)}</span>`
  }

  #block(block: BlockChange): string {
    switch (block.kind) {
      case 'heading':
        return `<h${block.level + 2}>${this.#marked(block.text)}</h${block.level + 2}>`
      case 'paragraph':
        return `<p class="${block.role === 'body' ? 'body' : 'statement'}">${this.#sentences(block.sentences)}</p>`
      case 'list':
        return `<ul>${block.items.map((item) => `<li>${this.#sentences([item])}</li>`).join('')}</ul>`
      case 'table':
        return this.#table(block)
      case 'chart': {
        const otherData =
          block.status === 'changed' && block.alternative.status === 'same'
            ? ` <span class="cause">${this.#say(words.otherChart)}</span>`
            : ''
        return `<p class="chart-caption">${this.#marked(block.caption)}${otherData}</p>\n<p class="notes">${this.#marked(block.alternative)}</p>`
      }
    }
  }

  /** Sentences of a paragraph, and why those that differ do. */
  #sentences(sentences: readonly TextChange[]): string {
    const causes = sentences.filter(({ status }) => status !== 'same').flatMap((sentence) => sentence.causes)
    return `${sentences.map((sentence) => this.#marked(sentence)).join('')}${this.#causes(joinCauses(causes))}`
  }

  #marked({ pieces }: TextChange): string {
    return pieces
      .map(({ status, text }) => {
        const escaped = escapeMarkup(text)
        if (status === 'same') return escaped
        return status === 'removed' ? `<del>${escaped}</del>` : `<ins>${escaped}</ins>`
      })
      .join('')
  }

  #table({ caption, columns, rows, notes }: TableChange): string {
    const headings = columns.map((column) => `<th scope="col">${escapeMarkup(column)}</th>`)
    const body = rows.map((row) => this.#row(row, columns.length))
    const text = notes.map((note) => `<p class="notes">${this.#marked(note)}</p>`)
    return `<div class="table"><div class="scroll" tabindex="0" role="group" aria-label="${escapeMarkup(caption.newer ?? caption.older ?? '')}"><table><caption>${this.#marked(caption)}</caption><thead><tr>${headings.join('')}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>${text.join('')}</div>`
  }

  #row({ kind, status, cells }: RowChange, columns: number): string {
    if (kind === 'block')
      return `<tr class="block"><th scope="rowgroup" colspan="${columns}">${cells.map((cell) => markedCell(cell)).join('')}</th></tr>`
    const isFirstName = cells.findIndex((cell) => cell.kind === 'name')
    const written = cells.map((cell, index) => {
      if (index === isFirstName) return `<th scope="row">${markedCell(cell)}</th>`
      return `<td${cell.kind === 'figure' ? ' class="value"' : ''}>${markedCell(cell)}</td>`
    })
    return `<tr${status === 'same' ? ' class="unchanged"' : ''}>${written.join('')}</tr>`
  }
}

function markedCell({ older, newer }: CellChange): string {
  if (older === newer) return escapeMarkup(newer ?? '')
  const removed = older ? `<del>${escapeMarkup(older)}</del>` : ''
  const added = newer ? `<ins>${escapeMarkup(newer)}</ins>` : ''
  return [removed, added].filter(Boolean).join(' ')
}
