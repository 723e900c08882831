import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type CommentButtons, putCommentButtons } from '../brief/commentary/comment-buttons.ts'
import { applyTool, followParagraphs } from '../brief/pieces/piece-tools.ts'
import { useSpeech } from '../say.tsx'
import { adorn, markChanges, patchPage, readPage, type ShownFigures } from './printed-page.ts'

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
  /** Whether tables and paragraphs can be copied, and charts stored. */
  readonly hasTools?: boolean
  /** The page as it was, for marking what has changed. */
  readonly before?: string | null
}

/**
 * A printed page inside the desk’s own: what the HTML press gives, with its own style, each figure a button. It
 * lives in a tree of its own, so that neither style touches the other.
 */
export function Printed(props: PrintedProps) {
  const { onChoose, comments, onComment } = props
  const { say } = useSpeech()
  const place = useRef<HTMLDivElement>(null)
  const drawn = useDrawnPage(place, props)
  useEffect(() => {
    const root = place.current?.shadowRoot
    if (root && comments) putCommentButtons(root, comments)
  }, [drawn, comments])
  const anchor = useAnchor(props)
  usePressedButtons(place, drawn, props)
  useEffect(() => {
    const root = place.current?.shadowRoot
    return root && props.hasTools ? followParagraphs(root, say) : undefined
  }, [drawn, props.hasTools, say])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are what is pressed
    // biome-ignore lint/a11y/useKeyWithClickEvents: a button’s click comes from the keyboard too
    <div
      class={props.commented === undefined ? 'printed' : 'printed written'}
      ref={place}
      onClick={(event) => {
        const button = event.composedPath().find((eventTarget) => eventTarget instanceof HTMLButtonElement)
        if (!(button instanceof HTMLElement)) return
        const { id, part, tool } = button.dataset
        anchor.current = { button, top: button.getBoundingClientRect().top }
        if (tool !== undefined) void applyTool(button, say)
        if (id !== undefined) onChoose?.(id)
        if (part !== undefined) onComment?.(part === '' ? null : part)
      }}
    />
  )
}

/** A button that was pressed, and where it was in the window. */
interface Anchor {
  readonly button: HTMLElement
  readonly top: number
}

/** Keeps what was pressed at its height while a panel opens, which makes the page narrower. */
function useAnchor({ chosen, commented }: PrintedProps): { current: Anchor | null } {
  const anchor = useRef<Anchor | null>(null)
  useLayoutEffect(() => {
    const { button, top } = anchor.current ?? {}
    anchor.current = null
    if (!button?.isConnected || top === undefined) return
    const hold = () => scrollBy(0, button.getBoundingClientRect().top - top)
    hold()
    // The browser anchors its own scrolling once this is laid out.
    requestAnimationFrame(() => requestAnimationFrame(hold))
  }, [chosen, commented])
  return anchor
}

/** Lets a key that was pressed meanwhile be answered. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/**
 * Draws the page into a tree of its own; returns a number that rises with each page that stands there. While commentary is
 * typed, little differs: what is the same stays, and the work is done in slices between the keys.
 */
function useDrawnPage(
  place: RefObject<HTMLDivElement | null>,
  { html, before = null, onChoose, describe, hasTools = false }: PrintedProps,
): number {
  const { say } = useSpeech()
  const [drawn, setDrawn] = useState(0)
  const shown = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const host = place.current
    if (!host) return
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    const figures = { areButtons: onChoose !== undefined, describe, toolWords: hasTools ? say : null }
    const current = root.querySelector<HTMLElement>(':scope > .body-of-page')
    let isWanted = true
    const finish = (raw: HTMLElement | null) => {
      shown.current = raw
      setDrawn((count) => count + 1)
    }
    if (!before && current && shown.current)
      void patchInSlices({ root, live: current, raw: shown.current }, html, figures, () => isWanted).then(
        (raw) => raw && finish(raw),
      )
    else finish(drawWhole(root, html, before, figures))
    return () => {
      isWanted = false
    }
  }, [html, before, hasTools])
  return drawn
}

/** Draws a page anew; returns it as it was read, or null where it has marks of what changed. */
function drawWhole(
  root: ShadowRoot,
  html: string,
  before: string | null,
  figures: ShownFigures,
): HTMLElement | null {
  const { page, styles } = readPage(html)
  const raw = page.cloneNode(true) as HTMLElement // a clone of an element is one
  if (before) markChanges(page, readPage(before).page)
  adorn(page, figures)
  root.adoptedStyleSheets = styles
  root.replaceChildren(page)
  return before ? null : raw
}

/** Changes the page where the new one differs; returns the new one as it was read, or null where it is no longer wanted. */
async function patchInSlices(
  { root, ...existing }: { readonly root: ShadowRoot; readonly live: HTMLElement; readonly raw: HTMLElement },
  html: string,
  figures: ShownFigures,
  isWanted: () => boolean,
): Promise<HTMLElement | null> {
  await nextTask()
  if (!isWanted()) return null
  const { page, styles } = readPage(html)
  await nextTask()
  if (!isWanted()) return null
  if (patchPage(existing, page, figures)) return page
  const shown = page.cloneNode(true) as HTMLElement // a clone of an element is one
  await nextTask()
  if (!isWanted()) return null
  adorn(shown, figures)
  root.adoptedStyleSheets = styles
  root.replaceChildren(shown)
  return page
}

/** Shows which figure is told about, and which part is written; it stays in view beside the panel. */
function usePressedButtons(
  place: RefObject<HTMLDivElement | null>,
  drawn: number,
  { comments, chosen, commented }: PrintedProps,
): void {
  useEffect(() => {
    const root = place.current?.shadowRoot
    for (const button of root?.querySelectorAll<HTMLElement>('button.figure') ?? [])
      setPressed(button, button.dataset.id === chosen)
    for (const button of root?.querySelectorAll<HTMLElement>('button.comment') ?? [])
      setPressed(button, button.dataset.part === (commented ?? '') && commented !== undefined)
  }, [drawn, comments, chosen, commented])
  useEffect(() => {
    const pressed = place.current?.shadowRoot?.querySelector('button[aria-pressed="true"]')
    if (chosen || commented !== undefined) pressed?.scrollIntoView({ block: 'nearest' })
  }, [chosen, commented])
}

/** A page has hundreds of figures; what is as it was is not touched. */
function setPressed(button: HTMLElement, isPressed: boolean): void {
  const value = String(isPressed)
  if (button.getAttribute('aria-pressed') !== value) button.setAttribute('aria-pressed', value)
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
