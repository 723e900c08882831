import { createHash } from 'node:crypto'
import { getCodeLists } from '../../brief/product/product.ts'
import type { CodeLists } from '../../codes/codes.ts'
import type { Load } from '../../ledger/ledger.ts'
import {
  type Confirmation,
  type ConfirmationRequest,
  confirmationId,
  type Localized,
} from '../../trade/trade.ts'
import { toReaderWords } from '../reader-words.ts'
import type { Ground } from './check-context.ts'

/**
 * `note`: good to know. `warning`: odd, look at it before signing. `confirmation`: implausible, no brief until a person
 * confirms it. `refusal`: no brief can be built.
 */
export type CheckSeverity = 'note' | 'warning' | 'confirmation' | 'refusal'

/**
 * What was found, as data: amounts in whole units as decimals (`inWholeUnits`), months as `2023-12`. A `bigint` is none of
 * them: what the ledger answers is in the scale of its source.
 */
export type Facts = Readonly<Record<string, string | number | null | readonly string[]>>

/** One thing found by a check. */
export interface CheckFinding {
  readonly severity: CheckSeverity
  readonly facts: Facts
  readonly words: Localized
  /** What is to be confirmed, of a finding of severity `confirmation`. */
  readonly confirmation?: ConfirmationRequest
  /** The confirmation that holds for it; absent while it is open. */
  readonly confirmed?: Confirmation
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
  /** What holds where nothing is found. */
  readonly title: Localized
  run(ground: Ground): CheckResult
}

export type Found<Own extends Facts> = Own &
  ({ readonly severity: Exclude<CheckSeverity, 'confirmation'> } | ToConfirm)

/** What a check adds to the facts that a person has to confirm. */
export interface ToConfirm {
  readonly severity: 'confirmation'
  /** Which of several things of this check; letters, digits, `.`, `_` and `-`. Null where there is only one. */
  readonly part: string | null
  /** What is confirmed: where it changes, the confirmation is required again. No numbers that depend on other months. */
  readonly basis: Facts
  /** The loads whose data are in doubt. */
  readonly inDoubt: readonly number[]
  /** The loads that these are compared with. */
  readonly against: readonly number[]
}

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
    title,
    run(ground) {
      const { looked, found } = look(ground)
      const codes = getCodeLists(ground.product)
      const findings = found.map((item): CheckFinding => {
        const words = toReaderWords(word(item, codes), listFiles(item))
        if (!isToConfirm(item)) {
          const { severity, ...facts } = item
          return { severity, facts, words }
        }
        const { severity, part, basis, inDoubt, against, ...facts } = item
        const behind = [...inDoubt, ...against]
        const confirmation = {
          id: confirmationId(id, part),
          fingerprint: fingerprintOf(id, { part, basis, behind }, ground),
        }
        const confirmed = answeredAtLoad(id, confirmation, inDoubt, ground)
        return { severity, facts, words, confirmation, ...(confirmed && { confirmed }) }
      })
      return { id, title, looked, findings }
    },
  }
}

/** The names of files among facts. */
const listFiles = ({ file, files }: Facts): readonly string[] =>
  [file, files].flatMap((names) => (typeof names === 'string' || Array.isArray(names) ? names : []))

const isToConfirm = <Own extends Facts>(found: Found<Own>): found is Own & ToConfirm =>
  found.severity === 'confirmation'

/** The answer of whoever loaded the files in doubt, where all of them were confirmed then. */
function answeredAtLoad(
  check: string,
  request: ConfirmationRequest,
  inDoubt: readonly number[],
  ground: Ground,
): Confirmation | null {
  const current = listLoads(ground).filter(({ id }) => inDoubt.includes(id))
  const isAnswered = current.every(({ findings }) =>
    findings.some(
      ({ kind, subject }) => kind === 'confirmed' && (subject === check || subject === request.id),
    ),
  )
  const [first] = current
  if (!first || !isAnswered) return null
  return {
    ...request,
    product: null,
    confirmedAt: first.loadedAt,
    confirmedBy: null,
    reason: null,
    channel: 'load',
  }
}

/** SHA-256 over what is confirmed and the files that it rests on, whatever their numbers in a ledger. */
function fingerprintOf(
  check: string,
  { part, basis, behind }: Pick<ToConfirm, 'part' | 'basis'> & { readonly behind: readonly number[] },
  ground: Ground,
): string {
  const files = listLoads(ground)
    .filter(({ id }) => behind.includes(id))
    .map(({ sha256 }) => sha256)
  const data = [check, part, Object.entries(basis), [...new Set(files)].sort()]
  return createHash('sha256').update(JSON.stringify(data)).digest('hex')
}

/** The loads that findings can be of, those of other reporters too. */
const listLoads = ({ loads, partialSubheadings }: Ground): readonly Load[] => [
  ...loads,
  ...partialSubheadings.flatMap(({ files }) => files.map(({ load }) => load)),
]
