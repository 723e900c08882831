import type { Command } from 'commander'
import type { ShownFigure } from '../../brief/brief.ts'
import type { BriefOptions } from '../../workspace/build/build.ts'
import { briefOptions, periodArgument, periodWords, withBriefOptions } from '../arguments/arguments.ts'
import { collect, examples, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'

interface Options extends BriefOptions {
  readonly id?: string[]
  readonly json?: boolean
}

export const figuresCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  withBriefOptions(
    program
      .command('figures')
      .argument('<month>', say(periodWords))
      .argument('<product>', say({ zh: '产品', en: 'product' }))
      .description(say({ zh: '列出一份简报的全部数字', en: 'list every figure of a brief' }))
      .option('--id <id>', say({ zh: '只要这个数字', en: 'only this figure' }), collect),
    terminal,
  )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText(
      'after',
      examples(terminal, [
        'figures 2023-12 lithium-ion',
        'figures 2023-12 lithium-ion --json --id export.partner.USA.month.value.yoy',
      ]),
    )
    .action(async (monthText: string, productId: string, options: Options, command: Command) => {
      const { edition, last: month } = periodArgument(monthText)
      const { openWorkspace } = await import('../../workspace/project/project.ts')
      const { readProduct } = await import('../../workspace/project/products/products.ts')
      const { listFigures } = await import('../../workspace/inspect/inspect.ts')
      const { findFigure: figureOf } = await import('../../review/explain/explain.ts')
      const workspace = await openWorkspace(workspaceFolder(command))
      const product = { ...(await readProduct(workspace, productId)), edition }
      const ledger = await openLedgerFor(workspace, terminal, { readOnly: true })
      try {
        const entries = await listFigures(workspace, ledger, product, month, briefOptions(options))
        const figures = options.id?.map((id) => figureOf(entries, id)) ?? [...entries.values()]
        terminal.print(options.json ? asJson(figures) : asTable(figures))
      } finally {
        await ledger.close()
      }
    })
}

const asJson = (figures: readonly ShownFigure[]): string =>
  JSON.stringify(
    figures.map(({ id, value, text, unit, marker }) => ({ id, value, text, unit, marker })),
    null,
    2,
  )

function asTable(figures: readonly ShownFigure[]): string {
  const width = Math.max(...figures.map(({ id }) => id.length))
  return figures
    .map(({ id, value, text, unit }) =>
      `${id.padEnd(width)}  ${text.padStart(10)}  ${value ?? ''} ${unit}`.trimEnd(),
    )
    .join('\n')
}
