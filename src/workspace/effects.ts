import { GeneralError } from '../trade/errors/errors.ts'
import type { Localized } from '../trade/trade.ts'

/** Something that takes a while, as it is shown to a person. */
export interface Progress {
  /** @param step how much more is done, in the unit of the total. */
  advance(step: number): void
  done(): void
}

/**
 * What a use case does to the world beside reading and writing the workspace: it tells the time, says how far
 * it is, and asks. Tests and programs pass silent ones.
 */
export interface Effects {
  now(): Date
  /** Begins to show progress; nothing appears before a second has gone by. */
  progress(label: Localized, total: number): Progress
  /** Asks a person to choose, who may stop instead (`Cancelled`); null where there is no one to ask. */
  choose: ((question: Localized, choices: readonly Choice[]) => Promise<string>) | null
}

export interface Choice {
  readonly value: string
  readonly label: Localized
}

/** A person who was asked wants to stop: what was not begun yet is not done. */
export class Cancelled extends GeneralError {
  constructor() {
    super({ zh: '已取消，没有再做什么。', en: 'Cancelled; nothing more was done.' })
  }
}

/** Real time, no progress shown, no questions asked. */
export const silentEffects: Effects = {
  now: () => new Date(),
  progress: () => ({ advance: () => {}, done: () => {} }),
  choose: null,
}
