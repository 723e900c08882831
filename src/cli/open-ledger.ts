import type { MovableLedger } from '../ledger/transfer/transfer.ts'
import { defaultWait, type Waiting } from '../workspace/process/process.ts'
import type { Workspace } from '../workspace/project/project.ts'
import type { Terminal } from './terminal/terminal.ts'

/** The ledger that a command works on; where that is an open desk’s, the command says so. */
export async function openLedgerFor(
  workspace: Workspace,
  terminal: Terminal,
  { readOnly = false }: { readonly readOnly?: boolean } = {},
): Promise<MovableLedger> {
  const { openLedger } = await import('../workspace/project/project.ts')
  return openLedger(workspace, {
    readOnly,
    ...waitingAt(terminal),
    onDesk: ({ url }) =>
      terminal.tell(
        terminal.style(
          'faint',
          terminal.say({ zh: `通过打开的工作台进行：${url}`, en: `Working through the open desk: ${url}` }),
        ),
      ),
  })
}

/** Waits as usual for a ledger that is in use: with a line that goes again where a person watches, else one that stays. */
export const waitingAt = ({ status, say, tell, style }: Terminal): Waiting => ({
  patience: defaultWait,
  onWait(words) {
    const text = `${say(words)} …`
    if (status) status.show(text)
    else tell(style('faint', text))
    return () => status?.show(null)
  },
})
