import { isAbsolute, join } from 'node:path'
import type { Command } from 'commander'
import type { Terminal } from './terminal/terminal.ts'

/** A subcommand: it declares itself, and imports what it needs when it runs. */
export type Subcommand = (program: Command, terminal: Terminal) => void

/** The folder of the workspace that `-C` names, or the present one. */
export const workspaceFolder = (command: Command): string => {
  const folder: unknown = command.optsWithGlobals().workspace
  return typeof folder === 'string' ? folder : '.'
}

/** A folder that an argument names, as seen from the folder of `-C`. */
export const folderWithin = (command: Command, folder: string): string =>
  isAbsolute(folder) ? folder : join(workspaceFolder(command), folder)

/** Collects the values of an option that may be given several times. */
export const collect = (value: string, previous: readonly string[] = []): string[] => [...previous, value]

/** Examples under a command's help. */
export function examples(terminal: Terminal, lines: readonly string[]): string {
  const title = terminal.say({ zh: '示例：', en: 'Examples:' })
  return `\n${title}\n${lines.map((line) => `  $ tradebrief ${line}`).join('\n')}\n`
}

/**
 * What the process ends with: 0 done, 1 done, and something was found (`audit`, `check`), 2 something that the user
 * can mend, 70 a bug of ours (`EX_SOFTWARE` of `sysexits.h`), so that a script can tell them apart.
 */
export const exitCodes = { findings: 1, userMistake: 2, bug: 70 } as const
