import type { Command } from 'commander'
import type { ShownFigure } from '../../brief/brief.ts'
import type { Explanation, FileRows } from '../../review/explain/explain.ts'
import { counted, countText, groupThousands } from '../../trade/numbers/numbers.ts'
import { cellRules } from '../../trade/observation/observation.ts'
import { type CellSet, type Derivation, formatRange, type Localized } from '../../trade/trade.ts'
import type { BriefOptions } from '../../workspace/build/build.ts'
import { cutWords, flowWords, scaledWords } from '../../workspace/words/words.ts'
import { briefOptions, periodArgument, periodWords, withBriefOptions } from '../arguments/arguments.ts'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import { asJson, type Terminal } from '../terminal/terminal.ts'

interface Options extends BriefOptions {
  readonly json?: boolean
}

export const explainCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  withBriefOptions(
    program
      .command('explain')
      .argument('<month>', say(periodWords))
      .argument('<product>', say({ zh: '产品', en: 'product' }))
      .argument('<id>', say({ zh: '数字的编号', en: 'id of the figure' }))
      .description(
        say({
          zh: '说明一个数字怎样算出，直到文件和行号',
          en: 'tell how a figure came about, down to files and lines',
        }),
      ),
    terminal,
  )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText(
      'after',
      examples(terminal, ['explain 2023-12 lithium-ion export.partner.USA.month.value.yoy']),
    )
    .action(async (monthText: string, productId: string, id: string, options: Options, command: Command) => {
      const { edition, last: month } = periodArgument(monthText)
      const { openWorkspace } = await import('../../workspace/project/project.ts')
      const { readProduct } = await import('../../workspace/project/products/products.ts')
      const { explainFigure } = await import('../../workspace/inspect/inspect.ts')
      const workspace = await openWorkspace(workspaceFolder(command))
      const product = { ...(await readProduct(workspace, productId)), edition }
      const ledger = await openLedgerFor(workspace, terminal, { readOnly: true })
      try {
        const explanation = await explainFigure(workspace, ledger, product, month, id, briefOptions(options))
        if (options.json) {
          const { figureData } = await import('../../press/press.ts')
          terminal.print(asJson(plain(explanation, figureData)))
        } else terminal.print(tree(explanation, terminal).join('\n'))
      } finally {
        await ledger.close()
      }
    })
}

/** The tree for a program, with figures as the brief’s own data have them. */
const plain = (explanation: Explanation, figureData: (figure: ShownFigure) => object): object => ({
  figure: figureData(explanation.figure),
  from: explanation.from.map((part) => plain(part, figureData)),
  files: explanation.files,
})

/** The figure, how it was computed, and what from, each level further in. */
function tree({ figure, from, files }: Explanation, terminal: Terminal): string[] {
  const { id, text, value, exact, unit, derivation } = figure
  const shown =
    value === null
      ? text
      : `${text}  (${exact?.includes('/') ? `${exact} ≈ ${value}` : groupThousands(value)} ${unit})`
  const parts = from.flatMap((part) => tree(part, terminal))
  const rows = files.map((file) => fileLine(file, terminal))
  return [
    `${terminal.style('strong', id)} = ${shown}`,
    `  ${terminal.say(ruleWords(derivation))}`,
    ...[...parts, ...rows].map((line) => `    ${line}`),
  ]
}

function ruleWords(derivation: Derivation) {
  switch (derivation.operation) {
    case 'sum': {
      const { zh, en } = cellsWords(derivation.cells)
      return { zh: `合计：${zh}`, en: `sum: ${en}` }
    }
    case 'bulletin': {
      const { flow, months, goods, printed, factor } = derivation.cell
      const subject = `${formatRange(months)} · ${goods} · ${printed} × ${factor}`
      return {
        zh: `海关统计月报量值表所印：${flowWords[flow].zh} · ${subject}`,
        en: `as a table of the customs bulletin prints it: ${flowWords[flow].en} · ${subject}`,
      }
    }
    case 'cells': {
      const sets = derivation.cells.map(cellsWords)
      const { zh, en } = cellRules[derivation.rule]
      return {
        zh: [zh, ...sets.map((set) => set.zh)].join('；'),
        en: [en, ...sets.map((set) => set.en)].join('; '),
      }
    }
    default:
      return formulaWords[derivation.operation]
  }
}

/** Operations whose words say nothing of what they are applied to. */
const formulaWords: Readonly<
  Record<Exclude<Derivation['operation'], 'sum' | 'bulletin' | 'cells'>, Localized>
> = {
  contribution: {
    zh: '(本期 − 上年同期) ÷ 总额的上年同期 × 100，四舍五入',
    en: '(current - base) / base of the whole x 100, rounded half away from zero when shown',
  },
  averageGrowth: {
    zh: '(√(本期 ÷ 两年前同期) − 1) × 100，四舍五入',
    en: '(sqrt(current / two years before) - 1) x 100, rounded half away from zero when shown',
  },
  quotient: { zh: '前者 ÷ 后者', en: 'the first / the second' },
  balanceIndex: {
    zh: '(出口 − 进口) ÷ (出口 + 进口)',
    en: '(exports - imports) / (exports + imports)',
  },
  grubelLloyd: {
    zh: '1 − |出口 − 进口| ÷ (出口 + 进口)',
    en: '1 - |exports - imports| / (exports + imports)',
  },
  plus: { zh: '相加', en: 'added up' },
  minus: { zh: '相减', en: 'the first less the second' },
  growth: {
    zh: '(本期 ÷ 上年同期 − 1) × 100，按一位小数四舍五入',
    en: '(current / base - 1) x 100, rounded half away from zero when shown',
  },
  difference: { zh: '本期 − 上年同期', en: 'current - base' },
  share: {
    zh: '部分 ÷ 总额 × 100，四舍五入',
    en: 'part / whole x 100, rounded half away from zero when shown',
  },
}

function cellsWords({ flow, currency, cut, months, commodities, dimension, codes, without }: CellSet) {
  const codesText = codes
    ? ` ${dimension}=${codes.join(',')}`
    : without
      ? ` ${dimension}≠${without.join(',')}`
      : ''
  const what = `${currency} · ${formatRange(months)} · ${commodities.join(',')}${codesText}`
  return {
    zh: `${flowWords[flow].zh} · ${what}（取自 ${cutWords(cut).zh}）`,
    en: `${flowWords[flow].en} · ${what} (from ${cutWords(cut).en})`,
  }
}

function fileLine({ file, rows, decimals = 0 }: FileRows, { say }: Terminal): string {
  const sum = rows.reduce((amounts, { amount }) => amounts + amount, 0n)
  const total = scaledWords(sum, decimals)
  const lines = lineRuns(rows.map(({ line }) => line))
  return say({
    zh: `${file}：${countText(rows.length)} 行，合计 ${total}（第 ${lines} 行）`,
    en: `${file}: ${counted(rows.length, 'row', 'rows')}, together ${total} (${rows.length === 1 ? 'line' : 'lines'} ${lines})`,
  })
}

const mostRuns = 12

/** Lines as runs, `2-5, 9`, the first ones where there are many. */
function lineRuns(lines: readonly number[]): string {
  const runs: [number, number][] = []
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && line <= last[1] + 1) last[1] = line
    else runs.push([line, line])
  }
  const shown = runs.slice(0, mostRuns).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`))
  return shown.join(', ') + (runs.length > mostRuns ? ', …' : '')
}
