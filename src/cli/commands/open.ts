import { access, readdir, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import packageFile from '../../../package.json' with { type: 'json' }
import { UserError } from '../../trade/errors/errors.ts'
import { makePrivateFolder } from '../../workspace/files/files.ts'
import { closeRunningDesk, findRunningDesk } from '../../workspace/process/process.ts'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'
import { serveUntilStopped } from '../serve-desk.ts'
import { errorText, openBrowser, type Terminal } from '../terminal/terminal.ts'

const usualPort = 4180
const workspaceName = 'Tradebrief'

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
    .addHelpText('after', examples(terminal, ['open', '-C briefs open', 'open --close']))
    .action(async (options: { readonly close?: boolean }, command: Command) => {
      try {
        await runOpen(terminal, options, command)
      } catch (error) {
        await writeErrorFile(errorText(error, terminal.language))
        throw error
      }
    })
}

async function runOpen(
  terminal: Terminal,
  { close }: { readonly close?: boolean },
  command: Command,
): Promise<void> {
  const folder = await findDeskFolder(command)
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

/**
 * The workspace of the desk: the one that `-C` names; the present folder where that is a workspace, or empty; else
 * `Tradebrief` in the user's documents, which launchers name in TRADEBRIEF_DOCUMENTS because systems allow other places.
 */
async function findDeskFolder(command: Command): Promise<string> {
  if (command.getOptionValueSourceWithGlobals('workspace') === 'cli') return workspaceFolder(command)
  const isWorkspace = await access('tradebrief.yaml').then(
    () => true,
    () => false,
  )
  if (isWorkspace || (await readdir('.').catch(() => null))?.length === 0) return '.'
  return resolve(process.env.TRADEBRIEF_DOCUMENTS || join(homedir(), 'Documents'), workspaceName)
}

/** For launchers without a window, which show the file. Notepad takes texts without a byte order mark for another code. */
async function writeErrorFile(text: string): Promise<void> {
  const file = process.env.TRADEBRIEF_ERROR_FILE
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
