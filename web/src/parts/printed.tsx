import { useEffect, useRef } from 'preact/hooks'
import { type CommentButtons, putCommentButtons } from '../brief/commentary/comment-buttons.ts'
import { pointAt } from '../charts/point-at.ts'

/** How the desk’s own page differs from a page by itself: it is narrower, and its figures can be asked. */
const ownStyle = `
:host { display: block; }
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
button.figure[aria-pressed="true"] { background: var(--band); color: var(--accent); border-bottom: 2px solid var(--accent); }
`

/** What a printed page lets one do beside reading. */
export interface PrintedProps {
  readonly html: string
  /** The figure that is told about. */
  readonly chosen?: string | null
  readonly onChoose?: (id: string) => void
  /** What a figure’s button says beside its text. */
  readonly describe?: string
  /** The buttons for commentary. */
  readonly comments?: CommentButtons | null
  /** The part that is written; undefined for none. */
  readonly commented?: string | null | undefined
  readonly onComment?: (part: string | null) => void
  /** The page as it was, for marking what has changed. */
  readonly before?: string | null
}

/**
 * A printed page inside the desk’s own: what the HTML press gives, with its own style, each figure a button. It
 * lives in a tree of its own, so that neither style touches the other.
 */
export function Printed(props: PrintedProps) {
  const { html, chosen, onChoose, describe, comments, commented, onComment, before } = props
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const host = place.current
    if (!host) return
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    const { page, styles } = pageOf(html)
    root.adoptedStyleSheets = styles
    if (before) markChanges(page, pageOf(before).page)
    if (onChoose)
      for (const figure of page.querySelectorAll('[data-figure]')) {
        keepTogether(figure)
        makeButton(figure, describe)
      }
    for (const chart of page.querySelectorAll<HTMLElement>('.chart')) pointAtData(chart)
    root.replaceChildren(page)
  }, [html, before])
  useEffect(() => {
    const root = place.current?.shadowRoot
    if (root && comments) putCommentButtons(root, comments)
  }, [html, before, comments])
  useEffect(() => {
    const root = place.current?.shadowRoot
    for (const button of root?.querySelectorAll<HTMLElement>('button.figure') ?? [])
      button.setAttribute('aria-pressed', String(button.dataset.id === chosen))
    for (const button of root?.querySelectorAll<HTMLElement>('button.comment') ?? [])
      button.setAttribute(
        'aria-pressed',
        String(button.dataset.part === (commented ?? '') && commented !== undefined),
      )
  }, [html, before, comments, chosen, commented])
  useEffect(() => {
    // What is asked or written about stays in view beside the panel.
    const pressed = place.current?.shadowRoot?.querySelector('button[aria-pressed="true"]')
    if (chosen || commented !== undefined) pressed?.scrollIntoView({ block: 'nearest' })
  }, [chosen, commented])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are what is pressed
    // biome-ignore lint/a11y/useKeyWithClickEvents: a button’s click comes from the keyboard too
    <div
      class="printed"
      ref={place}
      onClick={(event) => {
        const button = event.composedPath().find((eventTarget) => eventTarget instanceof HTMLButtonElement)
        if (!(button instanceof HTMLElement)) return
        const { id, part } = button.dataset
        if (id !== undefined) onChoose?.(id)
        if (part !== undefined) onComment?.(part === '' ? null : part)
      }}
    />
  )
}

/** Gives the focus back to what opened a panel beside a printed page; the page may have been printed anew since. */
export function focusPrinted(opener: { readonly id: string } | { readonly part: string | null }): void {
  const root = document.querySelector('.printed')?.shadowRoot
  const buttons = [...(root?.querySelectorAll<HTMLElement>('button') ?? [])]
  const found = buttons.find(({ dataset }) =>
    'id' in opener ? dataset.id === opener.id : dataset.part === (opener.part ?? ''),
  )
  found?.focus({ preventScroll: true })
}

/** What the press printed, made a part of the desk’s page, and its style sheets. */
function pageOf(html: string): { readonly page: HTMLElement; readonly styles: CSSStyleSheet[] } {
  // The style is taken out first: the desk’s own policy forbids inline styles, and would say so.
  const [tag = '', style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? []
  const printed = new DOMParser().parseFromString(html.replace(tag, ''), 'text/html')
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
  return { page, styles: [scoped(style), scoped(ownStyle)] }
}

/** Marks what reads otherwise than before: paragraphs, headings, rows, captions, notes. */
function markChanges(page: HTMLElement, before: HTMLElement): void {
  const pieces = 'p, h2, h3, tr, caption, figcaption, li'
  const seen = new Set([...before.querySelectorAll(pieces)].map(({ textContent }) => textContent))
  for (const piece of page.querySelectorAll(pieces))
    if (!seen.has(piece.textContent)) piece.classList.add('changed')
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

/** The press’s style sheet for a tree of its own: what it says of the page holds for the tree. */
function scoped(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    text
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
