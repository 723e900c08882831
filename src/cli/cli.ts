/**
 * The command.
 *
 * @module
 */
import { Command, CommanderError, Option } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { mendable } from '../trade/errors/errors.ts'
import { translateCommander } from './arguments/arguments.ts'
import { exitCodes, type Subcommand } from './command.ts'
import {
  answerShell,
  auditCommand,
  backupCommand,
  bridgeCommand,
  buildCommand,
  checkCommand,
  compactCommand,
  compareCommand,
  completeCommand,
  demoCommand,
  doctorCommand,
  explainCommand,
  exportCommand,
  figuresCommand,
  inboxCommand,
  initCommand,
  ledgerCommand,
  loadCommand,
  mcpCommand,
  notifyCommand,
  openCommand,
  planCommand,
  publishCommand,
  releaseCommand,
  restoreCommand,
  revisionsCommand,
  scheduleCommand,
  schemaCommand,
  serveCommand,
  statusCommand,
  tokenCommand,
  undoCommand,
  verifyCommand,
  wordsOfShell,
} from './commands/commands.ts'
import { detectLanguage, errorText, processTerminal, type Terminal } from './terminal/terminal.ts'

/** Runs the command with the arguments after its name, and sets the process's exit code. */
export async function main(args: readonly string[]): Promise<void> {
  const terminal = processTerminal(detectLanguage(args, process.env))
  for (const stream of [process.stdout, process.stderr]) stream.on('error', unlessNobodyReads)
  try {
    const program = programOf(terminal)
    // Who types the name alone wants to begin; a script gets the help, as ever.
    const isAlone = args.length === 0 && terminal.interactive
    const words = wordsOfShell(args)
    if (words) {
      terminal.print(await answerShell(program, words))
      // A ledger that does not answer is not waited for.
      process.stdout.write('', () => process.exit())
    } else await program.parseAsync(isAlone ? ['open'] : [...args], { from: 'user' })
  } catch (error) {
    process.exitCode = report(error, terminal)
  }
}

/**
 * Who read a pipe has gone, as with `| head`, or nobody ever could read, as with a program that a launcher starts without
 * a window: what is being done is done nevertheless.
 */
function unlessNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'EBADF') throw error
}

/** In the order of the help. */
const subcommands: readonly Subcommand[] = [
  initCommand,
  loadCommand,
  inboxCommand,
  undoCommand,
  compactCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
  doctorCommand,
  statusCommand,
  planCommand,
  checkCommand,
  bridgeCommand,
  buildCommand,
  figuresCommand,
  explainCommand,
  revisionsCommand,
  compareCommand,
  exportCommand,
  auditCommand,
  publishCommand,
  releaseCommand,
  notifyCommand,
  scheduleCommand,
  serveCommand,
  openCommand,
  mcpCommand,
  tokenCommand,
  demoCommand,
  ledgerCommand,
  schemaCommand,
  completeCommand,
]

function programOf(terminal: Terminal): Command {
  const { say } = terminal
  const program = new Command('tradebrief')
    .description(
      say({
        zh: '贸易简报：把海关统计的月度文件变成写好的简报。',
        en: 'From the monthly files of customs statistics to the finished trade brief.',
      }),
    )
    .version(packageFile.version, '-V, --version', say({ zh: '显示版本', en: 'print the version' }))
    .option('-C, --workspace <dir>', say({ zh: '工作区文件夹', en: 'the folder of the workspace' }), '.')
    .addOption(
      new Option('--ui <language>', say({ zh: '界面语言', en: 'language of messages' })).choices([
        'zh',
        'en',
      ]),
    )
    .helpOption('-h, --help', say({ zh: '显示帮助', en: 'print help' }))
    .helpCommand('help [command]', say({ zh: '显示某个命令的帮助', en: 'print the help of a command' }))
    .showHelpAfterError(say({ zh: '（加 --help 查看用法）', en: '(add --help for usage)' }))
    .configureOutput({ writeErr: (text) => process.stderr.write(text) })
    .exitOverride()
  translateCommander(program, terminal)
  for (const declare of subcommands) declare(program, terminal)
  for (const command of program.commands) {
    command.helpOption('-h, --help', say({ zh: '显示帮助', en: 'print help' }))
    command.copyInheritedSettings(program)
    for (const part of command.commands) part.copyInheritedSettings(command)
  }
  return program
}

function report(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.userMistake
  const text = errorText(error, terminal.language)
  if (mendable(error)) {
    terminal.tell(terminal.style('error', text))
    return exitCodes.userMistake
  }
  terminal.tell(text)
  terminal.tell(
    terminal.say({
      zh: '这是程序自身的错误，请连同上面的文字一起报告。',
      en: 'This is a bug of the program; please report it with the text above.',
    }),
  )
  return exitCodes.bug
}
