import { userInfo } from 'node:os'
import { type Command, InvalidArgumentError } from 'commander'
import { confirmationPattern, parseDate } from '../../trade/trade.ts'
import type { BriefOptions } from '../../workspace/build/build.ts'
import { collect } from '../command.ts'
import type { Terminal } from '../terminal/terminal.ts'

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

/** The options that say which implausible findings are right, for commands that look at the checks. */
export function withAcceptance(command: Command, terminal: Terminal): Command {
  const { say } = terminal
  return command
    .option(
      '--accept <finding>',
      say({
        zh: '确认这项异常数据无误：check 所列的名称，如 scale:export.2022',
        en: 'take this implausible finding as right, as check names it: scale:export.2022',
      }),
      (text: string, before?: string[]) => collect(findingArgument(text, terminal), before),
    )
    .option('--reason <text>', say({ zh: '为何无误，与确认一同保存', en: 'why it is right; kept with it' }))
}

/** What the options say. */
export const briefOptions = ({
  acceptTruncated,
  asOf,
  accept,
  reason,
}: BriefOptions & { readonly reason?: string }): BriefOptions => ({
  ...(acceptTruncated && { acceptTruncated }),
  ...(asOf !== undefined && { asOf }),
  ...(accept && { accept, acceptedBy: personHere() }),
  ...(reason && { acceptReason: reason }),
})

/** The name of the user of this machine; a container may have none. */
function personHere(): string {
  try {
    return userInfo().username
  } catch {
    return process.getuid?.()?.toString() ?? 'unknown'
  }
}

/** @throws InvalidArgumentError for what names no finding. */
function findingArgument(text: string, { say }: Terminal): string {
  if (confirmationPattern.test(text)) return text
  throw new InvalidArgumentError(
    say({
      zh: '写 check 所列的名称，如 scale:export.2022。',
      en: 'Write it as check does: scale:export.2022.',
    }),
  )
}

/** The end of a day as typed, or a moment, in ISO 8601. @throws InvalidArgumentError for another text. */
export function dayArgument(text: string, { say }: Terminal): string {
  const moment = endOfDay(text)
  if (moment) return moment
  throw new InvalidArgumentError(say({ zh: '写 2024-01-18。', en: 'Write 2024-01-18.' }))
}

/** A day counts to its end. */
function endOfDay(text: string): string | null {
  return parseDate(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999` : text)
}
