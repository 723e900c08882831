import { setTimeout as delay } from 'node:timers/promises'
import type { Localized } from '../../trade/trade.ts'
import type { Effects } from '../effects.ts'

/** How to wait for a ledger that another program has open. */
export interface Waiting {
  /** How long, in milliseconds; 0 for not at all. */
  readonly patience: number
  /** Is told once, with words for a line that says so; what it returns is called when the wait is over. */
  readonly onWait: (words: Localized) => () => void
}

/** Another command is usually over by then. */
export const defaultWait = 5_000
const pause = 200

/**
 * Opens a ledger, and tries again for a while where another program has it open.
 *
 * @throws what `open` throws: at once for any other reason, after the wait for this.
 */
export async function waitWhileInUse<Result>(
  open: () => Promise<Result>,
  { patience = 0, onWait = () => () => {} }: Partial<Waiting>,
): Promise<Result> {
  const end = performance.now() + patience
  let onOver: (() => void) | undefined
  try {
    for (;;) {
      try {
        return await open()
      } catch (error) {
        // The engine is loaded by then, or the error has another reason.
        const { isInUse } = await import('../../ledger/duckdb/duckdb.ts')
        if (!isInUse(error) || performance.now() >= end) throw error
        onOver ??= onWait(waitingWords(patience))
        await delay(pause)
      }
    }
  } finally {
    onOver?.()
  }
}

/** Waits as usual, and shows it as progress. */
export const waitingShown = ({ progress }: Effects): Waiting => ({
  patience: defaultWait,
  onWait: (words) => progress(words, 1).done,
})

const waitingWords = (patience: number): Localized => ({
  zh: `数据台账正被另一个程序使用，最多等待 ${patience / 1000} 秒`,
  en: `Another program is using the ledger; waiting up to ${patience / 1000} s`,
})
