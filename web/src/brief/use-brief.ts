import { useCallback, useEffect, useState } from 'preact/hooks'
import { ask, askText, type Localized, type Problem, toProblem } from '../api.ts'

interface Shown {
  /** As the HTML press prints it; null until it is there. */
  readonly html: string | null
  readonly warnings: readonly Localized[]
  readonly problem: Problem | null
  again(): void
  /** Takes the page as it is stored now. */
  show(html: string): void
}

/** A brief as it prints, and what is to be known of it. The page comes first: it is what a reader waits for. */
export function useBrief(subject: string, language: string): Shown {
  const key = `${subject} ${language}`
  const [round, setRound] = useState(0)
  /** Rises with each page that was stored while it was shown. */
  const [storedRound, setStoredRound] = useState(0)
  const [page, setPage] = useState<{ html: string | null; problem: Problem | null; of: string }>()
  const [existing, setKnown] = useState<{ warnings: readonly Localized[]; of: string }>()
  useEffect(() => {
    let current = true
    askText(`/api/briefs/${subject}/file?format=html&language=${language}`).then(
      (html) => current && setPage({ html, problem: null, of: key }),
      (error) => current && setPage({ html: null, problem: toProblem(error), of: key }),
    )
    return () => {
      current = false
    }
  }, [subject, language, key, round])
  useEffect(() => {
    let current = true
    ask<Localized[]>(`/api/briefs/${subject}/warnings?language=${language}`).then(
      (warnings) => {
        // The same again draws nothing anew, while somebody types.
        const isSame = (before?: { warnings: readonly Localized[]; of: string }) =>
          before?.of === key && JSON.stringify(before.warnings) === JSON.stringify(warnings)
        if (current) setKnown((before) => (isSame(before) ? before : { warnings, of: key }))
      },
      () => {}, // the page tells why
    )
    return () => {
      current = false
    }
  }, [subject, language, key, round, storedRound])
  const again = useCallback(() => setRound((before) => before + 1), [])
  const show = useCallback(
    // An answer may come when another brief is shown.
    (html: string) => {
      setPage((before) => (before && before.of !== key ? before : { html, problem: null, of: key }))
      setStoredRound((before) => before + 1)
    },
    [key],
  )
  const shown = page?.of === key ? page : null
  return {
    html: shown?.html ?? null,
    problem: shown?.problem ?? null,
    warnings: existing?.of === key ? existing.warnings : [],
    again,
    show,
  }
}
