import { useMemo } from 'preact/hooks'
import { Panel } from '../parts/panel.tsx'
import { useSpeech } from '../say.tsx'
import { copyPieces } from './pieces/piece-tools.ts'

/** The printed page, wherever it is shown. */
const printedRoot = () => document.querySelector('.printed')?.shadowRoot ?? null

const headingsOf = (root: ParentNode | null): HTMLElement[] =>
  [...(root?.querySelectorAll<HTMLElement>('section > :is(h2, h3)') ?? [])].filter(
    (heading) => !heading.closest('.footnotes'),
  )

/** The parts of a brief: each leads to its heading, and can be copied as a whole. */
export function OutlinePanel({ html, onClose }: { readonly html: string; readonly onClose: () => void }) {
  const { say } = useSpeech()
  // What the page shows is drawn from this text.
  const headings = useMemo(() => headingsOf(printedRoot()), [html])
  const goTo = (index: number) => {
    const heading = headingsOf(printedRoot())[index]
    if (!heading) return
    heading.tabIndex = -1
    heading.scrollIntoView({ block: 'start' })
    heading.focus({ preventScroll: true })
  }
  const copy = (index: number, button: HTMLElement) => {
    const part = headingsOf(printedRoot())[index]?.parentElement
    if (part) void copyPieces([part], button, say)
  }
  return (
    <Panel title={say({ zh: '目录', en: 'Outline' })} kind="outline" onClose={onClose}>
      <ul class="outline-list">
        {headings.map((heading, index) => (
          <li key={heading.id} class={heading.tagName === 'H3' ? 'inner' : undefined}>
            <button type="button" class="quiet" onClick={() => goTo(index)}>
              {heading.textContent}
            </button>
            <button
              type="button"
              class="quiet"
              aria-label={say({ zh: `复制${heading.textContent}`, en: `Copy ${heading.textContent}` })}
              onClick={({ currentTarget }) => copy(index, currentTarget)}
            >
              {say({ zh: '复制', en: 'Copy' })}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
