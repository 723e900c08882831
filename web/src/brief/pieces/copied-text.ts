import type { CopiedText } from '../../parts/clipboard.ts'

/** What the desk has put into a page, and what of it has no place in a copy. */
const ownParts = '.tools, button.comment, .tip, details, .hit, svg, .mark'

/** Makes pieces of a brief ready for other programs: figures as text, tables with their own lines. */
export function readCopiedText(pieces: readonly Element[]): CopiedText {
  const copies = pieces.map(plainCopy)
  return {
    html: copies.map((copy) => copy.outerHTML.replaceAll(` ${lookName}="`, ' style="')).join('\n'),
    text: copies.map(textOf).filter(Boolean).join('\n'),
  }
}

/** Stands for `style` until the copy is a text: the desk’s policy forbids inline styles, and would say so. */
const lookName = 'data-look'

function plainCopy(piece: Element): Element {
  const copy = piece.cloneNode(true) as Element // a clone of an element is one
  for (const part of copy.querySelectorAll(ownParts)) part.remove()
  for (const button of copy.querySelectorAll('button')) button.replaceWith(button.textContent ?? '')
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    const look = lookOf(element)
    for (const { name } of [...element.attributes])
      if (name !== 'colspan' && name !== 'rowspan') element.removeAttribute(name)
    if (look !== '') element.setAttribute(lookName, look)
  }
  return copy
}

const line = '1px solid #999'

/** Styles that other programs keep, since they take no style sheet. */
function lookOf(element: Element): string {
  if (element.tagName === 'TABLE') return 'border-collapse:collapse'
  if (element.tagName === 'CAPTION') return 'font-weight:bold;padding:4px'
  if (element.tagName !== 'TD' && element.tagName !== 'TH') return ''
  const isNumber = element.classList.contains('value')
  return `border:${line};padding:2px 6px;text-align:${isNumber ? 'right' : 'left'}`
}

/** Tables as a spreadsheet takes them, the rest in lines. */
function textOf(copy: Element): string {
  const tables = copy.tagName === 'TABLE' ? [copy] : [...copy.querySelectorAll('table')]
  if (tables.length === 0) return plain(copy.textContent)
  return tables
    .map((table) => {
      const caption = plain(table.querySelector('caption')?.textContent)
      return [...(caption === '' ? [] : [caption]), ...gridOf(table).map((row) => row.join('\t'))].join('\n')
    })
    .join('\n\n')
}

const plain = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim()

/** The cells of a table in their columns; what a cell spans beyond its first is empty. */
function gridOf(table: Element): string[][] {
  const grid: string[][] = []
  for (const [index, row] of [...table.querySelectorAll('tr')].entries()) {
    const cells = gridRow(grid, index)
    for (const cell of row.querySelectorAll('th, td')) {
      let column = 0
      while (cells[column] !== undefined) column++
      const [width, height] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')]
      for (let down = 0; down < height; down++)
        for (let right = 0; right < width; right++)
          gridRow(grid, index + down)[column + right] = down + right === 0 ? plain(cell.textContent) : ''
    }
  }
  return grid
}

function gridRow(grid: string[][], index: number): string[] {
  const row = grid[index] ?? []
  grid[index] = row
  return row
}

const spanOf = (cell: Element, name: string): number => Number(cell.getAttribute(name) ?? 1)
