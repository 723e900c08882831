import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { ask, type BriefState } from '../api.ts'

/** So many are asked for at once: each takes the checks of its product. */
const askedAtOnce = 5

/**
 * The states of briefs, which take longer than the list itself: they are asked for as their rows come into view. A
 * product that has no answer has no state. `refresh` asks again for all that were asked for.
 */
export function useBriefStates() {
  const [states, setStates] = useState<ReadonlyMap<string, BriefState>>(new Map())
  const waiting = useRef(new Set<string>())
  const asked = useRef(new Set<string>())
  const isAsking = useRef(false)
  const isOpen = useRef(true)
  const askNext = useCallback(async () => {
    if (isAsking.current) return
    isAsking.current = true
    while (isOpen.current && waiting.current.size > 0) {
      const ids = [...waiting.current].slice(0, askedAtOnce)
      for (const id of ids) waiting.current.delete(id)
      const query = new URLSearchParams({ products: ids.join(',') })
      const found = await ask<BriefState[]>(`/api/overview/states?${query}`).catch(() => [])
      if (isOpen.current)
        setStates((before) => new Map([...before, ...found.map((state) => [state.product, state] as const)]))
    }
    isAsking.current = false
  }, [])
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
    }
  }, [])
  const show = useCallback(
    (id: string) => {
      if (asked.current.has(id)) return
      asked.current.add(id)
      waiting.current.add(id)
      void askNext()
    },
    [askNext],
  )
  const again = useCallback(
    (ids: readonly string[]) => {
      for (const id of ids) waiting.current.add(id)
      void askNext()
    },
    [askNext],
  )
  const refresh = useCallback(() => again([...asked.current]), [again])
  return { states, show, again, refresh }
}
