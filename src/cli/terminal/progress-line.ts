import type { Language } from '../../trade/trade.ts'
import { timeLeft } from './time-left.ts'

/** A task as far as it is done. */
export interface Task {
  readonly label: string
  readonly done: number
  readonly total: number
  /** Milliseconds since it began. */
  readonly elapsed: number
}

const width = 24
/** Which consoles in Chinese have, too. */
const [full, empty] = ['━', '─']

/**
 * A line that says how far a task is, and how long it will still take.
 *
 * @example '━━━━━━━━━━━━──────────── 50% reading 48 files, about 3 s left'
 */
export function progressLine({ label, done, total, elapsed }: Task, language: Language): string {
  const part = total > 0 ? Math.min(done / total, 1) : 0
  const filled = Math.floor(part * width)
  const left = timeLeft(elapsed, done, total)[language]
  const words = left === '' ? label : `${label}${language === 'zh' ? '，' : ', '}${left}`
  return `${full.repeat(filled)}${empty.repeat(width - filled)} ${Math.floor(part * 100)}% ${words}`
}
