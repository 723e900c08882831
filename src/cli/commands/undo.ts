import { type Command, InvalidArgumentError } from 'commander'
import type { Load } from '../../ledger/ledger.ts'
import { counted, countText } from '../../trade/numbers/numbers.ts'
import { formatRange } from '../../trade/trade.ts'
import type { KeptBulletin } from '../../workspace/project/references/references.ts'
import { cutWords, flowWords } from '../../workspace/words/words.ts'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import type { Terminal } from '../terminal/terminal.ts'

export const undoCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('undo')
    .argument(
      '[load]',
      say({
        zh: '第几次载入，或月报表格的名称；不写则列出',
        en: 'number of the load, or name of a table of the bulletin; without it, they are listed',
      }),
      (text) => {
        if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
        if (isBulletinId(text)) return text
        throw new InvalidArgumentError(
          say({
            zh: '写载入的编号，如 3；或月报表格的名称，如 2023-12.export.USD.2024-01-18。',
            en: 'Write its number, such as 3, or the name of a table, such as 2023-12.export.USD.2024-01-18.',
          }),
        )
      },
    )
    .description(
      say({ zh: '撤回一次载入，或一张月报表格', en: 'take back a load, or a table of the bulletin' }),
    )
    .addHelpText('after', examples(terminal, ['undo', 'undo 3']))
    .action(async (id: number | string | undefined, _: object, command: Command) => {
      const { openWorkspace } = await import('../../workspace/project/project.ts')
      const { undoBulletin, undoLoad } = await import('../../workspace/load/load.ts')
      const workspace = await openWorkspace(workspaceFolder(command))
      if (typeof id === 'string') {
        const { file } = await undoBulletin(workspace, id)
        terminal.print(say({ zh: `已撤回月报表格：${file}`, en: `The table is taken back: ${file}` }))
        return
      }
      const ledger = await openLedgerFor(workspace, terminal, { readOnly: id === undefined })
      try {
        if (id === undefined) {
          const { allBulletins } = await import('../../workspace/project/references/references.ts')
          for (const load of await ledger.loads({ commodities: [] })) terminal.print(loadLine(load, terminal))
          for (const keptBulletin of await allBulletins(workspace))
            terminal.print(bulletinLine(keptBulletin, terminal))
          return
        }
        const { file, rows } = await undoLoad(ledger, id)
        terminal.print(
          say({
            zh: `已撤回第 ${id} 次载入：${file}（${countText(rows)} 行）`,
            en: `Load ${id} is taken back: ${file} (${counted(rows, 'row', 'rows')})`,
          }),
        )
      } finally {
        await ledger.close()
      }
    })
}

/** A load in one line: its number, its file, and what it is of. */
function loadLine({ id, file, flow, cut, period, rows, asOf }: Load, { say }: Terminal): string {
  const what = [say(flowWords[flow]), say(cutWords(cut)), formatRange(period)].join(' ')
  return say({
    zh: `${id}  ${file}  ${what}，${countText(rows)} 行，数据日期 ${asOf.slice(0, 10)}`,
    en: `${id}  ${file}  ${what}, ${counted(rows, 'row', 'rows')}, as of ${asOf.slice(0, 10)}`,
  })
}

/** A table of the bulletin in one line; its name says what it is of. */
const bulletinLine = ({ id, file, lines }: KeptBulletin, { say }: Terminal): string =>
  say({
    zh: `${id}  ${file}  月报量值表，${countText(lines.length)} 种商品`,
    en: `${id}  ${file}  table of the bulletin, ${counted(lines.length, 'line', 'lines')}`,
  })

const isBulletinId = (text: string): boolean =>
  /^\d{4}-\d{2}\.(export|import)\.(USD|CNY)\.\d{4}-\d{2}-\d{2}$/.test(text)
