import { type Command, Option } from 'commander'
import { type Role, roles, type Token } from '../../workspace/project/tokens/tokens.ts'
import { dayArgument } from '../arguments/arguments.ts'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'
import type { Terminal } from '../terminal/terminal.ts'

export const tokenCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  const token = program
    .command('token')
    .description(
      say({
        zh: '谁可以使用工作台：新建、列出、收回令牌',
        en: 'who may use the desk: make, list, take back tokens',
      }),
    )
    .helpCommand(false)
    .addHelpText(
      'after',
      examples(terminal, ['token add 王芳 --role editor', 'token list', 'token remove 王芳']),
    )
  addCommand(token, terminal)
  listCommand(token, terminal)
  removeCommand(token, terminal)
}

interface AddOptions {
  readonly role: Role
  /** ISO 8601. */
  readonly expires?: string | null
  readonly json?: boolean
}

/** The end of a day, or the time in so many days. @throws InvalidArgumentError for another text. */
function expiryArgument(text: string, terminal: Terminal): string {
  const [, days] = /^([1-9]\d{0,3})d$/.exec(text) ?? []
  return days === undefined
    ? dayArgument(text, terminal)
    : new Date(Date.now() + Number(days) * 24 * 60 * 60 * 1000).toISOString()
}

function addCommand(token: Command, terminal: Terminal): void {
  const { say } = terminal
  token
    .command('add')
    .argument('<name>', say({ zh: '给谁', en: 'whose it is' }))
    .description(say({ zh: '新建令牌，只显示这一次', en: 'make a token; it is shown this once' }))
    .addOption(
      new Option(
        '--role <role>',
        say({
          zh: 'reader 只能看，editor 也能改，reviewer 还能审核发布，signer 还能签发，owner 还能下载备份',
          en: 'reader may look, editor may change things too, reviewer may approve releases, signer may sign them, owner may download backups as well',
        }),
      )
        .choices([...roles])
        .makeOptionMandatory(),
    )
    .option(
      '--expires <date>',
      say({
        zh: '有效到这一天（2026-12-31），或这么多天（90d）',
        en: 'valid until this day (2026-12-31), or so many days (90d)',
      }),
      (text) => expiryArgument(text, terminal),
    )
    .helpOption('-h, --help', say({ zh: '显示帮助', en: 'print help' }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText(
      'after',
      examples(terminal, ['token add 王芳 --role editor', 'token add dashboard --role reader --expires 90d']),
    )
    .action(async (name: string, { role, expires = null, json }: AddOptions, command: Command) => {
      const { createToken } = await import('../../workspace/project/tokens/tokens.ts')
      const folder = await workspaceOf(command)
      const token = await createToken(folder, { name, role, expires }, new Date())
      await note(folder, 'token', { name, role, expires })
      terminal.print(json ? JSON.stringify({ name, role, expires, token }, null, 2) : token)
      terminal.tell(
        say({
          zh: '上面的令牌只显示这一次，请交给本人保管；丢失了就收回，再建新的。',
          en: 'The token is shown this once: hand it to its owner. If it is lost, take it back and make another.',
        }),
      )
    })
}

function listCommand(token: Command, terminal: Terminal): void {
  const { say } = terminal
  token
    .command('list')
    .description(say({ zh: '列出谁有令牌', en: 'list who has a token' }))
    .helpOption('-h, --help', say({ zh: '显示帮助', en: 'print help' }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .action(async ({ json }: { json?: boolean }, command: Command) => {
      const { isExpired, readTokens } = await import('../../workspace/project/tokens/tokens.ts')
      const tokens = await readTokens(await workspaceOf(command))
      const now = new Date()
      const plain = tokens.map(({ name, role, made, expires }) => ({ name, role, made, expires }))
      if (json) terminal.print(JSON.stringify(plain, null, 2))
      else if (plain.length === 0) terminal.tell(say({ zh: '还没有令牌。', en: 'There are no tokens yet.' }))
      else for (const token of tokens) terminal.print(line(token, isExpired(token, now), terminal))
    })
}

function removeCommand(token: Command, terminal: Terminal): void {
  const { say } = terminal
  token
    .command('remove')
    .argument('<name>', say({ zh: '收回谁的', en: 'whose to take back' }))
    .description(
      say({
        zh: '收回令牌；用它登录的人立即退出',
        en: 'take a token back; who signed in with it is out at once',
      }),
    )
    .helpOption('-h, --help', say({ zh: '显示帮助', en: 'print help' }))
    .action(async (name: string, _: object, command: Command) => {
      const { removeToken } = await import('../../workspace/project/tokens/tokens.ts')
      const folder = await workspaceOf(command)
      await removeToken(folder, name)
      await note(folder, 'token-removed', { name })
      terminal.print(say({ zh: `已收回 ${name} 的令牌。`, en: `The token of ${name} is taken back.` }))
    })
}

function line({ name, role, made, expires }: Token, isOver: boolean, { say }: Terminal): string {
  const until = expires?.slice(0, 10)
  const expiry = isOver
    ? { zh: `已于 ${until} 过期`, en: `expired ${until}` }
    : { zh: `有效至 ${until}`, en: `until ${until}` }
  return [name, say(roleWords[role]), made.slice(0, 10), ...(until ? [say(expiry)] : [])].join('  ')
}

const roleWords = {
  reader: { zh: '读者', en: 'reader' },
  editor: { zh: '编辑者', en: 'editor' },
  reviewer: { zh: '审核者', en: 'reviewer' },
  signer: { zh: '签发者', en: 'signer' },
  owner: { zh: '管理者', en: 'owner' },
} as const

/** @throws UserError where the folder is no workspace. */
async function workspaceOf(command: Command): Promise<string> {
  const { openWorkspace } = await import('../../workspace/project/project.ts')
  return (await openWorkspace(workspaceFolder(command))).folder
}

async function note(folder: string, what: string, about: object): Promise<void> {
  const { openChangeLog: changeLogOf } = await import('../../desk/jobs/jobs.ts')
  const { userName } = await import('../../desk/auth/auth.ts')
  await changeLogOf(folder, () => new Date()).note(userName(), what, { ...about, by: 'command' })
}
