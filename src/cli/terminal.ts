import { styleText } from 'node:util'
import type { Language, Localized } from '../trade/language.ts'

/** Where the command writes, and how: language, colours, whether a person watches. */
export interface Terminal {
  readonly language: Language
  /** Whether there is a person to ask. */
  readonly interactive: boolean
  /** A line of the result. */
  print(text: string): void
  /** A line beside the result: what is done, what is odd. */
  tell(text: string): void
  say(words: Localized): string
  style(kind: 'strong' | 'warning' | 'error' | 'faint', text: string): string
}

const styles = { strong: 'bold', warning: 'yellow', error: 'red', faint: 'dim' } as const

/** The process's own terminal. Colours and questions only where a person watches. */
export function processTerminal(language: Language): Terminal {
  const colours = process.stderr.isTTY === true && process.stdout.isTTY === true && !process.env.NO_COLOR
  return {
    language,
    interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    print: (text) => process.stdout.write(`${text}\n`),
    tell: (text) => process.stderr.write(`${text}\n`),
    say: (words) => words[language],
    style: (kind, text) => (colours ? styleText(styles[kind], text) : text),
  }
}

/**
 * The language of messages: `--ui`, else TRADEBRIEF_LANG, else the system's; English where none of them
 * is Chinese.
 */
export function languageOf(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const index = args.findIndex((arg) => arg === '--ui' || arg.startsWith('--ui='))
  const asked = index < 0 ? undefined : (args[index]?.split('=')[1] ?? args[index + 1])
  const named =
    asked ?? environment.TRADEBRIEF_LANG ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG
  return named?.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
