import { putPieceTools } from '../brief/pieces/piece-tools.ts'
import { pointAt } from '../charts/point-at.ts'
import type { Say } from '../say.tsx'

/** How the desk’s own page differs from a page by itself: it is narrower, and its figures can be asked. */
const ownStyle = `
:host { display: block; position: relative; }
.page { max-width: 48rem; margin: 0 auto; background: var(--paper); color: var(--ink); }
button.figure { all: unset; text-indent: 0; cursor: pointer; border-bottom: 1px dotted var(--hairline); }
button.figure:hover { color: var(--accent); border-bottom-color: var(--accent); }
button.figure:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
button.comment {
  font: .8125rem/1.4 var(--sans); color: var(--faint); cursor: pointer; background: none;
  border: 1px dashed var(--hairline); border-radius: 6px; padding: .1875rem .625rem; margin: 0 0 1.25rem;
}
button.comment:hover { color: var(--accent); border-color: var(--accent); }
button.comment:focus-visible, .plot:focus-visible, .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
button.comment[aria-pressed="true"] { color: var(--accent); border: 1px solid var(--accent); }
@media (max-width: 67.99rem) { button { scroll-margin-block: 6rem 65vh; } }
.changed { position: relative; }
.changed:not(tr)::before { content: ''; position: absolute; inset: 0 auto 0 -.75rem; width: 3px; background: var(--accent); }
tr.changed > :first-child { box-shadow: inset 3px 0 0 var(--accent); }
.together { white-space: nowrap; }
.tools { display: flex; gap: .5rem; margin: .25rem 0 .75rem; }
button.tool {
  font: .75rem/1.4 var(--sans); color: var(--faint); cursor: pointer; background: var(--paper);
  border: 1px solid var(--hairline); border-radius: 6px; padding: .0625rem .5rem; min-height: 1.625rem;
}
button.tool:hover { color: var(--accent); border-color: var(--accent); }
button.tool:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
button.tool.beside { position: absolute; z-index: 1; }
button.tool.beside[hidden] { display: none; }
h2:focus, h3:focus { outline: none; }
@media print { .tools, button.tool, button.comment { display: none !important; } }
button.figure[aria-pressed="true"] { background: var(--band); color: var(--accent); border-bottom: 2px solid var(--accent); }
`

/** What the press printed, made a part of the desk’s page, and its style sheets. */
export function readPage(html: string): { readonly page: HTMLElement; readonly styles: CSSStyleSheet[] } {
  // The style is taken out first: the desk’s own policy forbids inline styles, and would say so.
  const [tag = '', style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? []
  const printed = new DOMParser().parseFromString(withoutOwnParts(html.replace(tag, '')), 'text/html')
  const page = document.createElement('div')
  page.className = 'body-of-page'
  page.lang = printed.documentElement.lang
  const content = printed.querySelector('.page')
  if (content) page.append(document.adoptNode(content))
  // By itself the page tells of its figures below; here the panel beside it does.
  for (const current of page.querySelectorAll('.derivations, dialog')) current.remove()
  // The page around has the landmarks and the heading of the first level.
  for (const landmark of page.querySelectorAll('main, .page > header')) replaceTag(landmark, 'div')
  for (const heading of page.querySelectorAll('h1')) replaceTag(heading, 'h2').classList.add('title')
  return { page, styles: [scopedOnce(style), scopedOnce(ownStyle)] }
}

/** How figures are shown: as buttons, and what the buttons say beside their text. */
export interface ShownFigures {
  readonly areButtons: boolean
  readonly describe: string | undefined
  /** Words of the buttons that copy tables and store charts; null for no such buttons. */
  readonly toolWords: Say | null
}

/** Makes figures and charts of a part of a page what they are at the desk. */
export function adorn(part: HTMLElement, { areButtons, describe, toolWords }: ShownFigures): void {
  const within = (selector: string) => [
    ...(part.matches(selector) ? [part] : []),
    ...part.querySelectorAll<HTMLElement>(selector),
  ]
  if (areButtons)
    for (const figure of within('[data-figure]')) {
      keepTogether(figure)
      makeButton(figure, describe)
    }
  for (const chart of within('.chart')) pointAtData(chart)
  if (toolWords) putPieceTools(part, toolWords)
}

/**
 * Changes a shown page where another differs from what it was made of; whole blocks are replaced. False where too much
 * differs for that.
 */
export function patchPage(
  { live, raw }: { readonly live: Element; readonly raw: Element },
  next: Element,
  figures: ShownFigures,
): boolean {
  const shown = [...live.children].filter((child) => !child.matches('button.comment, .tools'))
  const [before, after] = [[...raw.children], [...next.children]]
  if (shown.length !== before.length) return false
  const same = (left: Element | undefined, right: Element | undefined) =>
    left !== undefined && right !== undefined && left.isEqualNode(right)
  const shorter = Math.min(before.length, after.length)
  let first = 0
  while (first < shorter && same(before[first], after[first])) first++
  let last = 0
  while (last < shorter - first && same(before.at(-1 - last), after.at(-1 - last))) last++
  const [removed, added] = [
    before.slice(first, before.length - last),
    after.slice(first, after.length - last),
  ]
  const [oldPart, newPart, livePart] = [removed[0], added[0], shown[first]]
  if (
    removed.length === 1 &&
    added.length === 1 &&
    oldPart &&
    newPart &&
    livePart &&
    isContainer(oldPart, newPart)
  )
    if (patchPage({ live: livePart, raw: oldPart }, newPart, figures)) return true
  const following = shown[first + removed.length] ?? null
  const anchor = following ?? shown[first + removed.length - 1]?.nextSibling ?? null
  for (const part of shown.slice(first, first + removed.length)) part.remove()
  for (const part of added) {
    const copy = part.cloneNode(true) as HTMLElement // a clone of an element of HTML is one
    live.insertBefore(copy, anchor)
    adorn(copy, figures)
  }
  return true
}

const isContainer = (before: Element, after: Element): boolean =>
  before.tagName === after.tagName &&
  before.className === after.className &&
  /^(?:SECTION|DIV|MAIN)$/.test(before.tagName)

/** Marks what reads otherwise than before: paragraphs, headings, rows, captions, notes. */
export function markChanges(page: HTMLElement, before: HTMLElement): void {
  const pieces = 'p, h2, h3, tr, caption, figcaption, li'
  const seen = new Set([...before.querySelectorAll(pieces)].map(({ textContent }) => textContent))
  for (const piece of page.querySelectorAll(pieces))
    if (!seen.has(piece.textContent)) piece.classList.add('changed')
}

const derivationsBegin = '<details class="derivations"'
const derivationsEnd = '</dialog>'

/** A page without what the desk has of its own: scripts, and what each figure was computed from. */
function withoutOwnParts(html: string): string {
  const scripts = html.replace(/<script>[\s\S]*?<\/script>/g, '')
  const begin = scripts.indexOf(derivationsBegin)
  const end = scripts.indexOf(derivationsEnd, begin)
  return begin < 0 || end < 0 ? scripts : scripts.slice(0, begin) + scripts.slice(end + derivationsEnd.length)
}

/** A chart shows the values of what is pointed at, from the table of its data. */
function pointAtData(chart: HTMLElement): void {
  const plot = chart.querySelector<HTMLElement>('.plot')
  const table = chart.querySelector('table')
  if (!plot || !table) return
  const texts = [...table.rows].map(({ cells }) => [...cells].map((cell) => cell.textContent ?? ''))
  const [[, ...names] = [], ...rows] = texts
  pointAt(plot, (index) => {
    const [title, ...values] = rows[index] ?? []
    return title === undefined
      ? null
      : { title, values: names.map((name, series) => [name, values[series] ?? '']) }
  })
}

const sheets = new Map<string, CSSStyleSheet>()

/** A style sheet as `scoped` makes it; the pages of a desk have few. */
function scopedOnce(text: string): CSSStyleSheet {
  const sheet = sheets.get(text) ?? scoped(text)
  sheets.set(text, sheet)
  return sheet
}

/** While somebody writes, tables and charts out of view are not laid out anew with each preview. */
const laidOutInView =
  ':host(.written) :is(.table, .chart) { content-visibility: auto; contain-intrinsic-size: auto 24rem; }\n'

/** The press’s style sheet for a tree of its own: what it says of the page holds for the tree. */
function scoped(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    `${laidOutInView}${text}`
      .replace(/:root:lang\((\w+)\)/g, ':host .body-of-page:lang($1)')
      .replace(/:root\b/g, ':host')
      .replace(/^body \{/gm, '.body-of-page {')
      .replace(/(^|[ ,}])body \{/g, '$1.body-of-page {')
      .replace(/^(\s*)h1\b/gm, '$1.title')
      .replace(/^header \{/gm, '.page > div:first-child {'),
  )
  return sheet
}

function replaceTag(element: Element, tag: string): HTMLElement {
  const other = document.createElement(tag)
  for (const { name, value } of element.attributes) other.setAttribute(name, value)
  other.append(...element.childNodes)
  element.replaceWith(other)
  return other
}

/**
 * Keeps a figure in text on one line with what must not stand apart from it: a line may break on either side of a
 * button, even before a percent sign.
 */
function keepTogether(figure: Element): void {
  const before = figure.previousSibling
  const after = figure.nextSibling
  const [opening = ''] = before instanceof Text ? (/[\p{Ps}\p{Pi}]+$/u.exec(before.data) ?? []) : []
  const [closing = ''] = after instanceof Text ? (/^[%‰\p{Pe}\p{Pf}\p{Po}]+/u.exec(after.data) ?? []) : []
  if (opening === '' && closing === '') return
  const together = document.createElement('span')
  together.className = 'together'
  figure.replaceWith(together)
  together.append(opening, figure, closing)
  if (before instanceof Text) before.deleteData(before.length - opening.length, opening.length)
  if (after instanceof Text) after.deleteData(0, closing.length)
}

function makeButton(figure: Element, describe: string | undefined): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'figure'
  button.dataset.id = figure.getAttribute('data-figure') ?? ''
  button.title = figure.getAttribute('title') ?? ''
  figure.removeAttribute('title')
  button.textContent = figure.textContent
  if (describe !== undefined) button.setAttribute('aria-description', describe)
  figure.replaceChildren(button)
}
