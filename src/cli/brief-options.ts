import { type Command, InvalidArgumentError } from 'commander'
import type { BriefOptions } from '../workspace/build.ts'
import { parseAsOf } from '../workspace/typed-dates.ts'
import { collect } from './command.ts'
import type { Terminal } from './terminal.ts'

/** The options that say on which data a brief may stand, the same for every command that makes one. */
export function withBriefOptions(command: Command, terminal: Terminal): Command {
  const { say } = terminal
  return command
    .option(
      '--accept-truncated <file>',
      say({ zh: '认可这个被截断的文件', en: 'take this cut-off file as it is' }),
      collect,
    )
    .option(
      '--as-of <date>',
      say({ zh: '只用这一天及以前的数据', en: 'only data published by this day' }),
      (text) => dayArgument(text, terminal),
    )
}

/** What the options say. */
export const briefOptions = ({ acceptTruncated, asOf }: BriefOptions): BriefOptions => ({
  ...(acceptTruncated && { acceptTruncated }),
  ...(asOf !== undefined && { asOf }),
})

/** The end of a day as typed, or a moment, in ISO 8601. @throws InvalidArgumentError for another text. */
export function dayArgument(text: string, { say }: Terminal): string {
  const moment = endOfDay(text)
  if (moment) return moment
  throw new InvalidArgumentError(say({ zh: '写 2024-01-18。', en: 'Write 2024-01-18.' }))
}

/** A day counts to its end. */
function endOfDay(text: string): string | null {
  return parseAsOf(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999` : text)
}
