import { spawn } from 'node:child_process'
import { binary, isPermitted } from './command.ts'
import { Screen } from './screen.ts'

/** Whether there is `script`, which runs a program at a terminal of its own (in Debian’s bsdutils). */
export const hasTerminals = process.platform === 'linux' && isPermitted('script', '-qec', 'true', '/dev/null')

const columns = 100

/** What a person presses once something is shown. */
export interface Pressed {
  readonly when: string | RegExp
  readonly keys: string
}

export const ctrlC = '\x03'

/** Runs the command where a person watches and presses keys. Gives what the terminal shows at the end. */
export function atTerminal(
  args: readonly string[],
  ...presses: readonly Pressed[]
): Promise<{ readonly code: number | null; readonly lines: readonly string[]; readonly written: string }> {
  const command = [process.execPath, binary, ...args].map(quoted).join(' ')
  return new Promise((resolve, reject) => {
    const child = spawn(
      'script',
      ['-qec', `stty cols ${columns} rows 40 -echo; exec ${command}`, '/dev/null'],
      {
        env: { ...process.env, TRADEBRIEF_LANG: 'en', TERM: 'xterm', SHELL: '/bin/sh' },
      },
    )
    const waiting = [...presses]
    let written = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      written += text
      const [next] = waiting
      if (!next || written.search(next.when) < 0) return
      waiting.shift()
      child.stdin.write(next.keys)
    })
    child.on('error', reject)
    child.on('close', (code) => {
      const screen = new Screen(columns)
      screen.write(written)
      resolve({ code, lines: screen.lines, written })
    })
  })
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
