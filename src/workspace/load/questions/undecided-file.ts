import { UndecidedRelationError } from '../../../ledger/coverage/coverage.ts'
import type { LoadFacts, LoadOutcome } from '../../../ledger/ledger.ts'
import type { UserError } from '../../../trade/errors/errors.ts'
import type { Choice, Effects } from '../../effects.ts'
import { aboutFile } from '../about-file.ts'
import { answeredFacts, askRelation, UnstatedRelation } from './relation-question.ts'

/** What came of a file that was undecided. */
export type Decided =
  | { readonly file: string; readonly outcome: LoadOutcome }
  | { readonly file: string; readonly error: UserError }

/** A file that was read and staged, of which nothing tells how it relates to those that are loaded. */
export class UndecidedFile {
  readonly #load: (facts: LoadFacts) => Promise<LoadOutcome>
  #facts: LoadFacts
  #error: UndecidedRelationError

  /** @param load loads its staged rows with these facts. */
  constructor(
    facts: LoadFacts,
    error: UndecidedRelationError,
    load: (facts: LoadFacts) => Promise<LoadOutcome>,
  ) {
    this.#facts = facts
    this.#error = error
    this.#load = load
  }

  /** Loads it if files that were loaded meanwhile have decided how it relates; null if that is still open. */
  async retry(): Promise<Decided | null> {
    const { file } = this.#facts
    try {
      return { file, outcome: await this.#load(this.#facts) }
    } catch (error) {
      if (error instanceof UndecidedRelationError) {
        this.#error = error
        return null
      }
      const about = aboutFile(error)
      if (about) return { file, error: about }
      throw error
    }
  }

  /** Loads it as a person answers; refuses it where there is nobody to ask, or the person leaves it out. */
  async settle({ choose }: Effects): Promise<Decided> {
    for (let decided = await this.retry(); ; decided = await this.retry()) {
      if (decided) return decided
      if (!choose) return this.refuse()
      const { question, choices } = askRelation(this.#facts, this.#error)
      const answer = await choose(question, [...choices, leaveOut])
      if (answer === leaveOut.value) return this.refuse()
      this.#facts = answeredFacts(this.#facts, answer)
    }
  }

  refuse(): Decided {
    return { file: this.#facts.file, error: new UnstatedRelation(this.#facts, this.#error) }
  }
}

const leaveOut: Choice = {
  value: 'none',
  label: { zh: '先不载入这个文件', en: 'leave this file out' },
}

/**
 * Loads files that were undecided, once all others are loaded: those that these have decided first, then each as a
 * person answers. So what comes of a batch does not depend on the order of its files.
 */
export async function* settleUndecided(
  files: readonly UndecidedFile[],
  effects: Effects,
): AsyncGenerator<Decided> {
  const waiting = new Set(files)
  for (let before = Number.POSITIVE_INFINITY; waiting.size < before; ) {
    before = waiting.size
    for (const file of waiting) {
      const decided = await file.retry()
      if (!decided) continue
      waiting.delete(file)
      yield decided
    }
  }
  for (const file of waiting) {
    waiting.delete(file)
    yield await file.settle(effects)
  }
}
