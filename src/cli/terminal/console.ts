import { styleText } from 'node:util'
import { type Language, type Localized, withoutControls } from '../../trade/trade.ts'
import { StatusLine } from './status-line.ts'

/** Where the command writes, and how: language, colours, whether a person watches. */
export interface Terminal {
  readonly language: Language
  /** Whether there is a person to ask. */
  readonly interactive: boolean
  /** A line of the result. */
  print(text: string): void
  /** A line beside the result: what is done, what is odd. */
  tell(text: string): void
  /** The line under all others, which is written over: what is being done. Null where nobody would see it. */
  readonly status: StatusLine | null
  say(words: Localized): string
  style(kind: 'strong' | 'warning' | 'error' | 'faint', text: string): string
}

const styles = { strong: 'bold', warning: 'yellow', error: 'red', faint: 'dim' } as const

/** The process's own terminal. Colours, questions and what is being done only where a person watches. */
export function processTerminal(language: Language): Terminal {
  const { stdin, stdout, stderr } = process
  const colours = stderr.isTTY === true && stdout.isTTY === true && !process.env.NO_COLOR
  const status = stderr.isTTY === true && process.env.TERM !== 'dumb' ? new StatusLine(stderr) : null
  const write = (stream: NodeJS.WriteStream, text: string) => {
    const shown = stream.isTTY === true ? harmless(text) : text
    const write = () => stream.write(`${shown}\n`)
    if (status) status.above(write)
    else write()
  }
  return {
    language,
    interactive: stdin.isTTY === true && stderr.isTTY === true,
    print: (text) => write(stdout, text),
    tell: (text) => write(stderr, text),
    status,
    say: (words) => words[language],
    style: (kind, text) => (colours ? styleText(styles[kind], text) : text),
  }
}

const esc = '\u001b'
/** What the program itself writes of that which a terminal obeys: colours and kinds of type, lines, tabs. */
const regExp = new RegExp(String.raw`(${esc}\[[\d;]*m|[\n\t])`)

/** A text with names and words from files, any of which may hold what would clear the screen, or worse. */
const harmless = (text: string): string =>
  text
    .split(regExp)
    .map((piece, index) => (index % 2 === 1 ? piece : withoutControls(piece)))
    .join('')

/**
 * The language of messages: `--ui`, else TRADEBRIEF_LANG, else the system's, which Windows states in no variable; English
 * where none of them is Chinese.
 */
export function detectLanguage(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const index = args.findIndex((arg) => arg === '--ui' || arg.startsWith('--ui='))
  const asked = index < 0 ? undefined : (args[index]?.split('=')[1] ?? args[index + 1])
  const named =
    asked ??
    environment.TRADEBRIEF_LANG ??
    environment.LC_ALL ??
    environment.LC_MESSAGES ??
    environment.LANG ??
    Intl.DateTimeFormat().resolvedOptions().locale
  return named.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
