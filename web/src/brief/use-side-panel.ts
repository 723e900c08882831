import { useCallback, useRef, useState } from 'preact/hooks'
import { focusPrinted } from '../parts/printed.tsx'

/** What is beside the brief: the derivation of a figure, the commentary of a part, or what a button of the bar opens. */
export type SidePanelContent =
  | { readonly kind: 'figure'; readonly id: string }
  | { readonly kind: 'commentary'; readonly part: string | null }
  | { readonly kind: 'release'; readonly figure: string | null }
  | { readonly kind: PanelKind }

/** The panels that a button of the bar opens. */
export type PanelKind = 'checks' | 'revisions' | 'outline' | 'pages' | 'compare'

export interface SidePanelState {
  /** Null where no panel is open. */
  readonly content: SidePanelContent | null
  /** The brief with the commentary that is being written; null for the brief as it is stored. */
  readonly draft: string | null
  open(content: SidePanelContent): void
  /** Opens a panel, or closes it where it is open; the focus comes back to the button that did. */
  toggle(kind: PanelKind | 'release', button: HTMLButtonElement): void
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
  const opener = useRef<HTMLButtonElement | null>(null)
  const close = useCallback(() => {
    setContent((before) => {
      // The focus goes back once the panel is gone.
      setTimeout(() => {
        if (before?.kind === 'figure' || before?.kind === 'commentary') focusPrinted(before)
        else opener.current?.focus()
      })
      return null
    })
    setDraft(null)
  }, [])
  const open = (opened: SidePanelContent) => {
    if (opened.kind === 'commentary') setDraft(null)
    setContent(opened)
  }
  const toggle = (kind: PanelKind | 'release', button: HTMLButtonElement) => {
    opener.current = button
    if (content?.kind === kind) close()
    else open(kind === 'release' ? { kind, figure: null } : { kind })
  }
  const reset = () => {
    setContent(null)
    setDraft(null)
  }
  return { content, draft, open, toggle, close, reset, showDraft: setDraft }
}
