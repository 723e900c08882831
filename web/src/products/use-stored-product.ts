import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { askEdition, json, type Problem, toProblem } from '../api.ts'
import { type KeptText, keepText } from './product-draft-store.ts'
import type { ProductDraft } from './use-product-draft.ts'

/** A product’s file as the desk has it, and how a draft of it gets there. */
export interface StoredProduct {
  /** The text that is stored. */
  readonly yaml: string
  /** Names what is stored, for a change to it. */
  readonly edition: string
  /** Whether the draft differs from what is stored. */
  readonly changed: boolean
  readonly busy: boolean
  readonly refused: Problem | null
  /** The text that somebody else stored meanwhile. */
  readonly theirs: string | null
  /** Saves the draft; with `replace`, in place of what somebody else stored. */
  save(options?: { readonly replace?: boolean }): Promise<void>
  /** Takes what somebody else stored in place of the draft. */
  takeTheirs(): Promise<void>
}

/** So long after the last change a sound text is saved, in milliseconds. */
const pause = 1_500

/**
 * Saves a product’s text by itself once it is sound and has not changed for a moment. Until the desk has it, the
 * browser keeps it.
 */
export function useStoredProduct(
  key: string,
  path: string,
  draft: ProductDraft,
  { saved, restored }: { readonly saved: KeptText; readonly restored: KeptText | null },
): StoredProduct {
  const [stored, setStored] = useState(saved)
  const [refused, setRefused] = useState<Problem | null>(null)
  const [theirs, setTheirs] = useState<string | null>(
    restored && restored.edition !== saved.edition ? saved.yaml : null,
  )
  const [refusedText, setRefusedText] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const changed = draft.yaml !== stored.yaml
  const save = async ({ replace = false } = {}) => {
    setBusy(true)
    try {
      const yaml = await draft.settled()
      const headers = { 'if-match': replace ? '*' : stored.edition }
      const { edition } = await askEdition<unknown>(path, json('PUT', { yaml }, headers))
      setStored({ yaml, edition })
      setRefused(null)
      setTheirs(null)
    } catch (error) {
      const problem = toProblem(error)
      if (problem.status === 412) setTheirs(await readStored(path))
      setRefused(problem)
      // What the desk does not take is not sent again unchanged; where no answer came, it is.
      setRefusedText(problem.status === 0 ? null : draft.yaml)
    }
    setBusy(false)
  }
  // Before the next key: a page may be closed right after the last.
  useLayoutEffect(() => {
    if (theirs === null) keepText(key, changed ? { yaml: draft.yaml, edition: stored.edition } : null)
  }, [key, changed, stored, draft.yaml, theirs])
  const mayWait = changed && !busy && theirs === null
  const isDue = mayWait && draft.problem === null && !draft.waiting && draft.yaml !== refusedText
  const latest = useSavedAfterPause(isDue, draft.yaml, refused, save)
  useSavedOnLeaving(mayWait && draft.problem === null && draft.yaml !== refusedText, latest)
  const takeTheirs = async () => {
    const { answer, edition } = await askEdition<{ yaml: string }>(path)
    setStored({ yaml: answer.yaml, edition })
    setTheirs(null)
    setRefused(null)
    draft.type(answer.yaml)
  }
  return {
    takeTheirs,
    yaml: stored.yaml,
    edition: stored.edition,
    changed,
    busy,
    refused,
    theirs,
    save,
  }
}

/** Saves a text that is due once it has not changed for a moment; returns the latest way to save. */
function useSavedAfterPause(
  isDue: boolean,
  yaml: string,
  refused: Problem | null,
  save: () => Promise<void>,
): { readonly current: () => Promise<void> } {
  const latest = useRef(save)
  latest.current = save
  useEffect(() => {
    if (!isDue) return
    const later = setTimeout(() => void latest.current(), refused?.status === 0 ? 5_000 : pause)
    return () => clearTimeout(later)
  }, [isDue, yaml, refused])
  return latest
}

/** Sends what waits when another page of the desk is opened. A closed page has its text in the browser. */
function useSavedOnLeaving(isWaiting: boolean, save: { readonly current: () => Promise<void> }): void {
  const waiting = useRef(isWaiting)
  waiting.current = isWaiting
  useEffect(
    () => () => {
      if (waiting.current) void save.current()
    },
    [save],
  )
}

async function readStored(path: string): Promise<string | null> {
  try {
    return (await askEdition<{ yaml: string }>(path)).answer.yaml
  } catch {
    return null
  }
}
