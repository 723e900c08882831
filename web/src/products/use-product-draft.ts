import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type Problem, send, toProblem } from '../api.ts'
import type { Setting, Settings } from './settings.ts'

interface Preview {
  readonly yaml: string
  readonly settings: Settings | null
  readonly document: PreviewDocument | null
  readonly html: string | null
  readonly problem: Problem | null
  readonly incomplete: Problem | null
  readonly obstacle: Problem | null
}

/** As much of a brief’s data as the form reads. */
export interface PreviewDocument {
  readonly title: string
  readonly blocks: readonly {
    readonly kind: string
    readonly id?: string
    readonly part?: string
    readonly text?: string
    readonly caption?: string
  }[]
}

export interface ProductDraft {
  readonly yaml: string
  /** What it says; the last that could be read while it has a mistake. */
  readonly settings: Settings | null
  readonly problem: Problem | null
  /** The brief that it would make. */
  readonly made: Pick<Preview, 'document' | 'html' | 'incomplete' | 'obstacle'> | null
  readonly waiting: boolean
  type(yaml: string): void
  /** Writes settings into the text, whose comments and order stay. */
  set(settings: readonly Setting[]): void
  /** The text with every change that is under way. */
  settled(): Promise<string>
}

const pause = 300

/** A product’s file as it is edited, by its text or by its settings: both are one, and the desk reads it. */
export function useProductDraft(
  id: string,
  saved: { readonly yaml: string; readonly settings: Settings | null },
  month: string,
  language: string,
): ProductDraft {
  const [yaml, setYaml] = useState(saved.yaml)
  const [settings, setSettings] = useState<Settings | null>(saved.settings)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [result, setMade] = useState<ProductDraft['made']>(null)
  const request = useCallback(
    (body: object) => send<Preview>('POST', `/api/products/${encodeURIComponent(id)}/preview`, body),
    [id],
  )
  const onAnswer = useCallback((answer: Preview) => {
    setProblem(answer.problem)
    if (answer.settings) setSettings(answer.settings)
    // Of a brief that cannot be made the headings are those that it had.
    if (!answer.problem)
      setMade((before) => ({ ...answer, document: answer.document ?? before?.document ?? null }))
  }, [])
  const changes = useChangesInOrder({ saved: saved.yaml, request, setYaml, setSettings, setProblem })
  const waiting = useDelayedPreview({ yaml, month, language, request, onAnswer, setProblem })
  return { yaml, settings, problem, made: result, waiting, ...changes }
}

type RequestPreview = (body: object) => Promise<Preview>

/** Writes typed text and settings into the file; each change waits for the one before. */
function useChangesInOrder({
  saved,
  request,
  setYaml,
  setSettings,
  setProblem,
}: {
  readonly saved: string
  readonly request: RequestPreview
  readonly setYaml: (yaml: string) => void
  readonly setSettings: (settings: Settings) => void
  readonly setProblem: (problem: Problem) => void
}): Pick<ProductDraft, 'type' | 'set' | 'settled'> {
  /** The text that the next change is made to, and the changes under way. */
  const current = useRef(saved)
  const changes = useRef<Promise<void>>(Promise.resolve())
  const type = useCallback(
    (text: string) => {
      current.current = text
      setYaml(text)
    },
    [setYaml],
  )
  const set = useCallback(
    (changed: readonly Setting[]) => {
      changes.current = changes.current.then(async () => {
        try {
          const answer = await request({ yaml: current.current, set: changed })
          if (answer.settings) setSettings(answer.settings)
          type(answer.yaml)
        } catch (error) {
          setProblem(toProblem(error))
        }
      })
    },
    [request, type, setSettings, setProblem],
  )
  const settled = useCallback(async () => {
    await changes.current
    return current.current
  }, [])
  return { type, set, settled }
}

/** Asks for the preview of a text once it has not changed for a moment; returns whether an answer is awaited. */
function useDelayedPreview({
  yaml,
  month,
  language,
  request,
  onAnswer,
  setProblem,
}: {
  readonly yaml: string
  readonly month: string
  readonly language: string
  readonly request: RequestPreview
  readonly onAnswer: (answer: Preview) => void
  readonly setProblem: (problem: Problem) => void
}): boolean {
  const [waiting, setWaiting] = useState(true)
  useEffect(() => {
    let wanted = true
    setWaiting(true)
    const later = setTimeout(async () => {
      try {
        const answer = await request({ yaml, language, ...(month !== '' && { month }) })
        if (!wanted) return
        onAnswer(answer)
      } catch (error) {
        if (wanted) setProblem(toProblem(error))
      }
      if (wanted) setWaiting(false)
    }, pause)
    return () => {
      wanted = false
      clearTimeout(later)
    }
  }, [request, yaml, month, language, onAnswer, setProblem])
  return waiting
}
