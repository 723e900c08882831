import type { Localized } from '../trade/language.ts'
import { UserError } from '../trade/user-error.ts'
import type { Choice, Effects, Progress } from '../workspace/effects.ts'
import type { Terminal } from './terminal.ts'
import { timeLeft } from './time-left.ts'

const patience = 1000

/** Effects at a terminal: a progress bar for what takes over a second, and questions where a person watches. */
export function terminalEffects(terminal: Terminal): Effects {
  return {
    now: () => new Date(),
    progress: (label, total) => (terminal.interactive ? barAfterAWhile(label, total, terminal) : noBar),
    choose: terminal.interactive ? (question, choices) => choose(terminal, question, choices) : null,
  }
}

const noBar: Progress = { advance: () => {}, done: () => {} }

/** A bar that appears once a second has gone by, and says how long it will still take. */
function barAfterAWhile(words: Localized, total: number, { say }: Terminal): Progress {
  const label = say(words)
  const begun = Date.now()
  let done = 0
  let bar: { advance(step?: number, message?: string): void; stop(message?: string): void } | null = null
  let opening = false
  let shown = 0
  let over = false
  const open = async () => {
    const { progress } = await import('@clack/prompts')
    if (over) return
    const opened = progress({ max: Math.max(1, total), output: process.stderr })
    opened.start(label)
    bar = opened
  }
  return {
    advance(step) {
      done = Math.min(total, done + step)
      if (!opening && Date.now() - begun > patience) {
        opening = true
        void open()
      }
      if (bar) {
        bar.advance(done - shown, `${label} ${say(timeLeft(Date.now() - begun, done, total))}`)
        shown = done
      }
    },
    done() {
      over = true
      bar?.stop(label)
    },
  }
}

async function choose(terminal: Terminal, question: Localized, choices: readonly Choice[]): Promise<string> {
  const { isCancel, select } = await import('@clack/prompts')
  const answer = await select({
    message: terminal.say(question),
    options: choices.map(({ value, label }) => ({ value, label: terminal.say(label) })),
    output: process.stderr,
  })
  if (isCancel(answer))
    throw new UserError({ zh: '已取消，什么都没有改变。', en: 'Cancelled; nothing was changed.' })
  return answer
}
