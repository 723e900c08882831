import { type Localized, visible, withoutControls } from '../../trade/trade.ts'
import type { Choice, Effects, Progress } from '../../workspace/workspace.ts'
import { ask } from './ask.ts'
import { tidyWhenStopped } from './cleanup-when-stopped.ts'
import type { Terminal } from './console.ts'
import { progressLine } from './progress-line.ts'
import type { StatusLine } from './status-line.ts'

/**
 * Effects at a terminal: how far it is with what takes over a second, and questions where a person watches. A command
 * that asks for them has something to tidy up where it is stopped, which is done then.
 */
export function terminalEffects(terminal: Terminal): Effects {
  const { status, interactive } = terminal
  tidyWhenStopped(terminal)
  return {
    now: () => new Date(),
    progress: (label, total) => (status ? lineAfterAWhile(label, total, terminal, status) : noLine),
    choose: interactive ? (question, choices) => choose(terminal, question, choices) : null,
  }
}

const noLine: Progress = { advance: () => {}, done: () => {} }

/** In milliseconds. */
const [patience, refresh] = [1000, 200]

/** A line that appears once a second has gone by. */
function lineAfterAWhile(words: Localized, total: number, terminal: Terminal, status: StatusLine): Progress {
  const { language } = terminal
  const label = visible(terminal.say(words))
  const begun = Date.now()
  let done = 0
  const show = () => status.show(progressLine({ label, done, total, elapsed: Date.now() - begun }, language))
  let timer = setTimeout(() => {
    show()
    timer = setInterval(show, refresh).unref()
  }, patience).unref()
  return {
    advance(step) {
      done = Math.min(total, done + step)
    },
    done() {
      clearTimeout(timer)
      status.show(null)
    },
  }
}

const keys: Localized = { zh: '（↑↓ 选择，回车确认）', en: '(↑↓ to choose, Enter to confirm)' }

const choose = (terminal: Terminal, question: Localized, choices: readonly Choice[]): Promise<string> =>
  ask(terminal, ({ select }) =>
    select({
      message: `${withoutControls(terminal.say(question))} ${terminal.style('faint', terminal.say(keys))}`,
      // The library has these in English alone.
      showInstructions: false,
      options: choices.map(({ value, label }) => ({ value, label: terminal.say(label) })),
      output: process.stderr,
    }),
  )
