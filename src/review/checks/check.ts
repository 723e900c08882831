import { getCodeLists } from '../../brief/product.ts'
import type { CodeLists } from '../../codes/code-lists.ts'
import type { Localized } from '../../trade/language.ts'
import type { Ground } from './ground.ts'

/** `note`: good to know. `warning`: odd, look at it before signing. `refusal`: no brief can be built. */
export type CheckSeverity = 'note' | 'warning' | 'refusal'

/** What was found, as data: amounts in whole units, months as `2023-12`. */
export type Facts = Readonly<Record<string, string | number | bigint | null | readonly string[]>>

/** One thing found by a check. */
export interface CheckFinding {
  readonly severity: CheckSeverity
  readonly facts: Facts
  readonly words: Localized
}

/** What a check looked at, and what it found. */
export interface CheckResult {
  readonly id: string
  readonly title: Localized
  /** How many things were compared or examined; 0 where there was nothing to look at. */
  readonly looked: number
  readonly findings: readonly CheckFinding[]
}

/** A check of the catalogue: a pure look at what the ledger answered. */
export interface Check {
  readonly id: string
  run(ground: Ground): CheckResult
}

export type Found<Own extends Facts> = Own & { readonly severity: CheckSeverity }

interface Definition<Own extends Facts> {
  /** Kebab-case, the name of the check’s file. */
  readonly id: string
  /** What holds where nothing is found. */
  readonly title: Localized
  look(ground: Ground): { readonly looked: number; readonly found: readonly Found<Own>[] }
  /** A finding in words, which come last; codes have the names of the lists, or of their files. */
  word(facts: Own, codes: CodeLists): Localized
}

/** A check from what it looks for and how it words what it finds. */
export function defineCheck<Own extends Facts>({ id, title, look, word }: Definition<Own>): Check {
  return {
    id,
    run(ground) {
      const { looked, found } = look(ground)
      const codes = getCodeLists(ground.product)
      const findings = found.map((one): CheckFinding => {
        const { severity, ...facts } = one
        return { severity, facts, words: word(one, codes) }
      })
      return { id, title, looked, findings }
    },
  }
}
