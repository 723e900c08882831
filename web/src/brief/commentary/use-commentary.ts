import { useCallback, useEffect, useState } from 'preact/hooks'
import { askEdition, type Commentary, type Edition, type Problem, toProblem } from '../../api.ts'

export interface KeptCommentary {
  readonly sections: Commentary['sections']
  /** Names what is there, for a change to it; empty where it is not known. */
  readonly edition: string
  /** Whether it is known what there is, or that it cannot be had. */
  readonly isKnown: boolean
  readonly problem: Problem | null
  /** Takes what is stored now. */
  update(saved: Edition<Commentary>): void
}

/** What analysts wrote for a brief, part by part in its order; asked for only where `wanted`. */
export function useCommentary(subject: string, language: string, wanted: boolean): KeptCommentary {
  const path = `/api/commentary/${subject}?language=${language}`
  const [stored, setStored] = useState<(Edition<Commentary> & { path: string }) | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    if (!wanted) return
    askEdition<Commentary>(path).then(
      (found) => {
        setStored({ ...found, path })
        setProblem(null)
      },
      (error) => setProblem(toProblem(error)),
    )
  }, [path, wanted])
  const update = useCallback(
    // An answer may come when another brief is shown.
    (saved: Edition<Commentary>) =>
      setStored((before) => (before && before.path !== path ? before : { ...saved, path })),
    [path],
  )
  const current = stored?.path === path ? stored : null
  return {
    sections: current?.answer.sections ?? [],
    edition: current?.edition ?? '',
    isKnown: current !== null || problem !== null,
    problem,
    update,
  }
}
