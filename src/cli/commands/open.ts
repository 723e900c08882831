import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import packageFile from '../../../package.json' with { type: 'json' }
import { UserError } from '../../trade/errors/errors.ts'
import { makePrivateFolder } from '../../workspace/files/files.ts'
import { closeRunningDesk, findRunningDesk } from '../../workspace/process/process.ts'
import { examples, type Subcommand } from '../command.ts'
import { findDeskFolder } from '../desk-folder.ts'
import { serveUntilStopped } from '../serve-desk.ts'
import { errorText, openBrowser, type Terminal } from '../terminal/terminal.ts'

const usualPort = 4180

interface Options {
  readonly close?: boolean
  readonly documents?: string
  readonly errorFile?: string
}

export const openCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('open')
    .description(
      say({
        zh: '打开工作台：已在运行的，或新开一个；不写 -C 时用本文件夹的工作区，没有则用“文档”里的',
        en: 'open the desk that runs, or a new one; without -C on the workspace here, else that in Documents',
      }),
    )
    .option('--close', say({ zh: '关闭在运行的工作台', en: 'close the desk that runs' }))
    .option(
      '--documents <dir>',
      say({ zh: '“文档”文件夹在哪里，由启动程序填写', en: 'where Documents is; launchers state it' }),
    )
    .option(
      '--error-file <file>',
      say({ zh: '出错时写入这个文件，由启动程序显示', en: 'file for what went wrong; launchers show it' }),
    )
    .addHelpText('after', examples(terminal, ['open', '-C briefs open', 'open --close']))
    .action(async (options: Options, command: Command) => {
      try {
        await runOpen(terminal, options, command)
      } catch (error) {
        await writeErrorFile(options.errorFile, errorText(error, terminal.language))
        throw error
      }
    })
}

async function runOpen(terminal: Terminal, { close, documents }: Options, command: Command): Promise<void> {
  const folder = await findDeskFolder(command, documents)
  const running = await findRunningDesk(folder)
  if (close) {
    if (running && !(await closeRunningDesk(folder, running))) throw doesNotClose(running.url)
    terminal.print(
      running
        ? terminal.say({ zh: '工作台已关闭。', en: 'The desk is closed.' })
        : terminal.say({ zh: '没有在运行的工作台。', en: 'No desk is running.' }),
    )
    return
  }
  if (running) {
    // A desk of an earlier version makes room for this one.
    const isReplaced = running.version !== packageFile.version && (await closeRunningDesk(folder, running))
    if (!isReplaced) {
      terminal.print(
        terminal.say({ zh: `工作台已在运行：${running.url}`, en: `The desk runs at ${running.url}` }),
      )
      await openBrowser(running.url)
      return
    }
  }
  await makePrivateFolder(folder)
  const order = { folder, opensBrowser: true }
  try {
    await serveUntilStopped(terminal, { ...order, port: usualPort })
  } catch (error) {
    if (!isPortTaken(error)) throw error
    await serveUntilStopped(terminal, { ...order, port: 0 })
  }
}

/** For launchers without a window, which show the file. Notepad takes texts without a byte order mark for another code. */
async function writeErrorFile(file: string | undefined, text: string): Promise<void> {
  const mark = process.platform === 'win32' ? '\uFEFF' : ''
  if (file) await writeFile(file, `${mark}${text}\n`).catch(() => {})
}

const isPortTaken = (error: unknown): boolean =>
  error instanceof UserError && (error.cause as NodeJS.ErrnoException | undefined)?.code === 'EADDRINUSE'

const doesNotClose = (url: string): UserError =>
  new UserError(
    { zh: `工作台没有关闭：${url}`, en: `The desk did not close: ${url}` },
    {
      hint: {
        zh: '它可能正在载入或编制，请稍后再试；也可以注销或重新启动电脑。',
        en: 'A load or a build may be running: try again later, or sign out or restart the machine.',
      },
    },
  )
