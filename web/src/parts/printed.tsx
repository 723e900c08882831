import { useEffect, useRef } from 'preact/hooks'

/** How the desk’s own page differs from a page by itself: it is narrower, and its figures can be asked. */
const ownStyle = `
:host { display: block; }
.page { max-width: 48rem; margin: 0 auto; background: var(--paper); color: var(--ink); }
button.figure { all: unset; text-indent: 0; cursor: pointer; border-bottom: 1px dotted var(--hairline); }
button.figure:hover { color: var(--accent); border-bottom-color: var(--accent); }
button.figure:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
button.figure[aria-pressed="true"] { background: var(--band); color: var(--accent); border-bottom: 2px solid var(--accent); }
`

/**
 * A printed page inside the desk’s own: what the HTML press gives, with its own style, each figure a button. It
 * lives in a tree of its own, so that neither style touches the other.
 */
export function Printed({
  html,
  chosen,
  onChoose,
  describe,
}: {
  readonly html: string
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
  /** What a figure’s button says beside its text. */
  readonly describe: string
}) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const host = place.current
    if (!host) return
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    // The style is taken out first: the desk’s own policy forbids inline styles, and would say so.
    const [tag = '', style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? []
    const printed = new DOMParser().parseFromString(html.replace(tag, ''), 'text/html')
    root.adoptedStyleSheets = [scoped(style)]
    root.adoptedStyleSheets.push(scoped(ownStyle))
    const page = document.createElement('div')
    page.className = 'body-of-page'
    page.lang = printed.documentElement.lang
    const content = printed.querySelector('.page')
    if (content) page.append(document.adoptNode(content))
    // By itself the page tells of its figures below; here the panel beside it does.
    for (const own of page.querySelectorAll('.derivations, dialog')) own.remove()
    // The page around has the landmarks and the heading of the first level.
    for (const landmark of page.querySelectorAll('main, .page > header')) replaceTag(landmark, 'div')
    for (const heading of page.querySelectorAll('h1')) replaceTag(heading, 'h2').classList.add('title')
    for (const figure of page.querySelectorAll('[data-figure]')) makeButton(figure, describe)
    root.replaceChildren(page)
  }, [html])
  useEffect(() => {
    for (const button of place.current?.shadowRoot?.querySelectorAll('button.figure') ?? [])
      button.setAttribute('aria-pressed', String(button.getAttribute('data-id') === chosen))
  }, [html, chosen])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are what is pressed
    // biome-ignore lint/a11y/useKeyWithClickEvents: a button’s click comes from the keyboard too
    <div
      class="printed"
      ref={place}
      onClick={(event) => {
        const button = event.composedPath().find((one) => one instanceof HTMLButtonElement)
        const id = button instanceof HTMLElement ? button.dataset.id : undefined
        if (id !== undefined) onChoose(id)
      }}
    />
  )
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

function makeButton(figure: Element, describe: string): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'figure'
  button.dataset.id = figure.getAttribute('data-figure') ?? ''
  button.title = figure.getAttribute('title') ?? ''
  figure.removeAttribute('title')
  button.textContent = figure.textContent
  button.setAttribute('aria-description', describe)
  figure.replaceChildren(button)
}
