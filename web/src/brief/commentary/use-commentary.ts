import { useCallback, useEffect, useState } from 'preact/hooks'
import { askEdition, type Commentary, type Edition, json, type Problem, toProblem } from '../../api.ts'

export interface KeptCommentary {
  readonly sections: Commentary['sections']
  /** Whether it is known what there is, or that it cannot be had. */
  readonly isKnown: boolean
  readonly problem: Problem | null
  /** Writes one part. @throws Refused, also where someone else has changed the text meanwhile. */
  save(part: string | null, text: string): Promise<void>
  /** Reads what is there now, so that the next change is made to it. */
  again(): Promise<void>
}

/** What analysts wrote for a brief, part by part in its order; asked for only where `wanted`. */
export function useCommentary(subject: string, language: string, wanted: boolean): KeptCommentary {
  const path = `/api/commentary/${subject}?language=${language}`
  const [stored, setKept] = useState<(Edition<Commentary> & { path: string }) | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const again = useCallback(async () => {
    try {
      setKept({ ...(await askEdition<Commentary>(path)), path })
      setProblem(null)
    } catch (error) {
      setProblem(toProblem(error))
    }
  }, [path])
  useEffect(() => {
    if (wanted) void again()
  }, [again, wanted])
  const current = stored?.path === path ? stored : null
  const save = async (part: string | null, text: string) => {
    const edition = current?.edition ?? ''
    const change = json('PUT', { part, text }, { 'if-match': edition })
    setKept({ ...(await askEdition<Commentary>(path, change)), path })
  }
  return {
    sections: current?.answer.sections ?? [],
    isKnown: current !== null || problem !== null,
    problem,
    save,
    again,
  }
}
