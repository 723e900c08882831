import { useMemo } from 'preact/hooks'
import type { About } from '../../api.ts'
import type { DraftOwner } from './drafts.ts'

/** Whose texts this browser keeps, once it is known. */
export function useDraftOwner(about: About | null): DraftOwner | null {
  const { workspace, person } = about ?? {}
  return useMemo(
    () => (workspace === undefined || person === undefined ? null : { workspace, person }),
    [workspace, person],
  )
}
