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
  readonly made: Pick<Preview, 'document' | 'html' | 'incomplete'> | null
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
  const [waiting, setWaiting] = useState(true)
  /** The text that the next change is made to, and the changes under way: each waits for the one before. */
  const current = useRef(saved.yaml)
  const changes = useRef<Promise<void>>(Promise.resolve())
  const preview = useCallback(
    (body: object) => send<Preview>('POST', `/api/products/${encodeURIComponent(id)}/preview`, body),
    [id],
  )
  const type = useCallback((text: string) => {
    current.current = text
    setYaml(text)
  }, [])
  const set = useCallback(
    (changed: readonly Setting[]) => {
      changes.current = changes.current.then(async () => {
        try {
          const answer = await preview({ yaml: current.current, set: changed })
          if (answer.settings) setSettings(answer.settings)
          type(answer.yaml)
        } catch (error) {
          setProblem(toProblem(error))
        }
      })
    },
    [preview, type],
  )
  useEffect(() => {
    let wanted = true
    setWaiting(true)
    const later = setTimeout(async () => {
      try {
        const answer = await preview({ yaml, language, ...(month !== '' && { month }) })
        if (!wanted) return
        setProblem(answer.problem)
        if (answer.settings) setSettings(answer.settings)
        // Of a brief that cannot be made the headings are those that it had.
        if (!answer.problem)
          setMade((before) => ({ ...answer, document: answer.document ?? before?.document ?? null }))
      } catch (error) {
        if (wanted) setProblem(toProblem(error))
      }
      if (wanted) setWaiting(false)
    }, pause)
    return () => {
      wanted = false
      clearTimeout(later)
    }
  }, [preview, yaml, month, language])
  const settled = useCallback(async () => {
    await changes.current
    return current.current
  }, [])
  return { yaml, settings, problem, made: result, waiting, type, set, settled }
}
