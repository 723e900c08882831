import { useEffect, useState } from 'preact/hooks'
import { type CommentaryPreview, type Problem, send, toProblem } from '../../api.ts'
import { getDraft, keepDraft } from './drafts.ts'
import type { KeptCommentary } from './use-commentary.ts'

/** So long after the last key the brief is shown with what was typed. */
const pause = 300

/** Of which part of which brief the commentary is, and what becomes of it. */
export interface CommentarySubject {
  readonly of: string
  readonly language: string
  readonly section: KeptCommentary['sections'][number]
  readonly commentary: KeptCommentary
  /** The brief as it is with the text; null for as it is stored. */
  readonly onShow: (html: string | null) => void
  readonly onSaved: () => void
}

export interface CommentaryDraft {
  readonly text: string
  readonly problem: Problem | null
  readonly busy: boolean
  /** Whether the text differs from what is stored. */
  readonly changed: boolean
  type(text: string): void
  save(): Promise<void>
}

/** The commentary of a part as it is typed: shown in the brief after a moment, and saved on request. */
export function useCommentaryDraft(subject: CommentarySubject): CommentaryDraft {
  const { of, language, section, commentary, onSaved } = subject
  const { part } = section
  const [text, setText] = useState(() => getDraft(of, language, part) ?? section.text)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const changed = text !== section.text
  const type = (next: string) => {
    setText(next)
    keepDraft(of, language, part, next === section.text ? null : next)
  }
  useDelayedPreview(subject, text, setProblem)
  const save = async () => {
    setBusy(true)
    try {
      await commentary.save(part, text)
      keepDraft(of, language, part, null)
      setProblem(null)
      onSaved()
    } catch (error) {
      const reported = toProblem(error)
      // Another edition is there: the next attempt is made to that one, and what is typed here stays.
      if (reported.status === 412) await commentary.again()
      setProblem(reported)
    }
    setBusy(false)
  }
  return { text, problem, busy, changed, type, save }
}

/** Shows the brief with a text once it has not changed for a moment. */
function useDelayedPreview(
  { of, language, section: { part, text: stored }, onShow }: CommentarySubject,
  text: string,
  setProblem: (problem: Problem | null) => void,
): void {
  const changed = text !== stored
  useEffect(() => {
    if (!changed) {
      setProblem(null)
      onShow(null)
      return
    }
    let current = true
    const later = setTimeout(async () => {
      try {
        const path = `/api/commentary/${of}/preview?language=${language}`
        const shown = await send<CommentaryPreview>('POST', path, { part, text })
        if (!current) return
        setProblem(shown.problem ?? shown.incomplete)
        if (shown.html) onShow(shown.html)
      } catch (error) {
        if (current) setProblem(toProblem(error))
      }
    }, pause)
    return () => {
      current = false
      clearTimeout(later)
    }
  }, [of, language, part, text, changed, onShow, setProblem])
}
