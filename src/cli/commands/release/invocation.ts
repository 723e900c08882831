import { hostname } from 'node:os'
import type { Command } from 'commander'
import type { Asked, BriefRelease, ReleaseName, ReleaseRequest } from '../../../releases/releases.ts'
import { formatPeriod, type Localized, type Period, visible } from '../../../trade/trade.ts'
import type { Workspace } from '../../../workspace/project/project.ts'
import { periodArgument, periodWords } from '../../arguments/arguments.ts'
import { workspaceFolder } from '../../command.ts'
import { asJson, type Terminal } from '../../terminal/terminal.ts'

/** The options of every subcommand about a brief. */
export interface Options {
  readonly person?: string
  readonly reason?: string
  readonly json?: boolean
}

/** What a subcommand works on: the workspace, the brief that was named, and who asks. */
export interface Invocation {
  readonly workspace: Workspace
  readonly name: ReleaseName
  readonly period: Period
  readonly asked: Asked
}

/** A subcommand about one brief; it prints the release as it is then. */
export function briefCommand(release: Command, { say }: Terminal, name: string, words: Localized): Command {
  return release
    .command(name)
    .argument('<month>', say(periodWords))
    .argument('<product>', say({ zh: '产品', en: 'product' }))
    .description(say(words))
    .option(
      '--person <name>',
      say({
        zh: '谁在做，不加核实，系统用户另记；默认本机用户',
        en: 'who does it, taken on trust, beside the user of the system; by default that user',
      }),
    )
    .option('--reason <text>', say({ zh: '理由，留在记录里', en: 'why; it stays in the record' }))
}

/** @throws UserError for a wrong period, a folder that is no workspace, and a person who is none of its people. */
export async function readInvocation(
  command: Command,
  [monthText, product]: readonly [string, string],
  { person, reason }: Options,
): Promise<Invocation> {
  const period = periodArgument(monthText)
  const { openWorkspace } = await import('../../../workspace/project/project.ts')
  const { findActor } = await import('../../../releases/releases.ts')
  const { userName } = await import('../../../desk/auth/auth.ts')
  const workspace = await openWorkspace(workspaceFolder(command))
  const now = new Date()
  const actor = await findActor(workspace.folder, person ?? userName(), now)
  const systemUser = `${userName()}@${visible(hostname())}`
  return {
    ...{ workspace, period, name: { product, period: formatPeriod(period) } },
    asked: { actor, now, channel: 'command', systemUser, reason },
  }
}

/** Prints a release after a step, and notes the step among the changes of the workspace. */
export async function report(
  { workspace, name, asked }: Invocation,
  release: BriefRelease,
  action: string | null,
  { terminal, json = false }: { readonly terminal: Terminal; readonly json?: boolean | undefined },
): Promise<void> {
  const { readOffset, readRules, toPlainRelease } = await import('../../../releases/releases.ts')
  const { releaseText } = await import('./release-text.ts')
  const plain = toPlainRelease(release, asked.actor, readRules(workspace))
  terminal.print(json ? asJson(plain) : releaseText(plain, readOffset(workspace), terminal))
  if (action === null) return
  const { openChangeLog } = await import('../../../desk/jobs/jobs.ts')
  const { systemUser } = asked
  const about = { action, product: name.product, month: name.period, by: 'command', systemUser }
  await openChangeLog(workspace.folder, () => new Date()).note(asked.actor.name, 'release', about)
}

/** The product and month of the brief that was named. @throws UserError where there is no such product. */
export async function readSubject({ workspace, name, period }: Invocation) {
  const { readProduct } = await import('../../../workspace/project/products/products.ts')
  const product = await readProduct(workspace, name.product)
  return { product: { ...product, edition: period.edition }, month: period.last }
}

/** Does what needs no files, and prints the release as it is then. */
export async function change(
  invocation: Invocation,
  request: Exclude<ReleaseRequest, { action: 'submit' | 'approve' | 'sign' }>,
  output: { readonly terminal: Terminal; readonly json: boolean | undefined },
): Promise<void> {
  const { changeRelease } = await import('../../../releases/releases.ts')
  const { workspace, name, asked } = invocation
  await report(invocation, await changeRelease(workspace, name, request, asked), request.action, output)
}
