import type { RefObject } from 'preact'
import { useCallback, useRef, useState } from 'preact/hooks'
import { focusPrinted } from '../parts/printed.tsx'

/** What is beside the brief: the derivation of a figure, the commentary of a part, the checks, or the revisions. */
export type SidePanelContent =
  | { readonly kind: 'figure'; readonly id: string }
  | { readonly kind: 'commentary'; readonly part: string | null }
  | { readonly kind: 'checks' }
  | { readonly kind: 'revisions' }

export interface SidePanelState {
  /** Null where no panel is open. */
  readonly content: SidePanelContent | null
  /** The brief with the commentary that is being written; null for the brief as it is stored. */
  readonly draft: string | null
  /** The buttons that open the checks and the revisions. */
  readonly checksButton: RefObject<HTMLButtonElement | null>
  readonly revisionsButton: RefObject<HTMLButtonElement | null>
  open(content: SidePanelContent): void
  /** Opens a panel, or closes it where it is open. */
  toggle(kind: 'checks' | 'revisions'): void
  /** Closes the panel; the focus goes back to what opened it. */
  close(): void
  /** Closes the panel because another brief is shown. */
  reset(): void
  showDraft(html: string | null): void
}

/** The panel beside a brief: which is open, and what had the focus before. */
export function useSidePanel(): SidePanelState {
  const [content, setContent] = useState<SidePanelContent | null>(null)
  const [draft, setDraft] = useState<string | null>(null)
  const checksButton = useRef<HTMLButtonElement>(null)
  const revisionsButton = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => {
    setContent((before) => {
      // The focus goes back once the panel is gone.
      setTimeout(() => {
        if (before?.kind === 'checks') checksButton.current?.focus()
        else if (before?.kind === 'revisions') revisionsButton.current?.focus()
        else if (before) focusPrinted(before)
      })
      return null
    })
    setDraft(null)
  }, [])
  const open = (opened: SidePanelContent) => {
    if (opened.kind === 'commentary') setDraft(null)
    setContent(opened)
  }
  const toggle = (kind: 'checks' | 'revisions') => (content?.kind === kind ? close() : open({ kind }))
  const reset = () => {
    setContent(null)
    setDraft(null)
  }
  return { content, draft, checksButton, revisionsButton, open, toggle, close, reset, showDraft: setDraft }
}
