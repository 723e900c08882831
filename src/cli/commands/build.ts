import { dirname } from 'node:path'
import type { Command } from 'commander'
import type { Product } from '../../brief/product/product.ts'
import { formats, usualFormats } from '../../press/formats/formats.ts'
import { mendable, UserError } from '../../trade/errors/errors.ts'
import { counted } from '../../trade/numbers/numbers.ts'
import { type EditionLanguage, editionLanguages } from '../../trade/trade.ts'
import type { BriefOptions, BuildOutcome } from '../../workspace/build/build.ts'
import {
  briefOptions,
  periodArgument,
  periodWords,
  withAcceptance,
  withBriefOptions,
} from '../arguments/arguments.ts'
import { examples, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import { errorText, type Terminal, terminalEffects } from '../terminal/terminal.ts'

interface Options extends BriefOptions {
  readonly formats?: string
  readonly language: string
  readonly all?: boolean
  readonly force?: boolean
  readonly json?: boolean
  readonly verbose?: boolean
  readonly reason?: string
}

export const buildCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  withAcceptance(
    withBriefOptions(
      program
        .command('build')
        .argument('<month>', say(periodWords))
        .argument('[products...]', say({ zh: '产品，默认全部', en: 'products; all by default' }))
        .description(say({ zh: '编制简报，写入 briefs/', en: 'build the briefs into briefs/' }))
        .option(
          '--formats <list>',
          say({
            zh: `格式，用逗号隔开，可用：${formats.join('、')}；默认：${usualFormats.join('、')}`,
            en: `formats, with commas: ${formats.join(', ')}; by default ${usualFormats.join(', ')}`,
          }),
        )
        .option(
          '-l, --language <list>',
          say({
            zh: `语言，用逗号隔开：${editionLanguages.join('、')}`,
            en: `languages, with commas: ${editionLanguages.join(', ')}`,
          }),
          'zh',
        ),
      terminal,
    ),
    terminal,
  )
    .option('--all', say({ zh: '全部产品（不写产品时也是）', en: 'all products (as when none is named)' }))
    .option(
      '--force',
      say({ zh: '已有且无变化的也重新编制', en: 'build anew also what is there and has not changed' }),
    )
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .option(
      '--verbose',
      say({ zh: '几个产品时也列出每个文件', en: 'list every file also where several products are built' }),
    )
    .addHelpText(
      'after',
      examples(terminal, [
        'build 2023-12',
        'build 2023-12 lithium-ion --formats docx,html --language zh,en',
        'build 2023-12 --all --force',
        'build 2023-H1',
        'build 2023 lithium-ion',
      ]),
    )
    .action((monthText: string, ids: string[], options: Options, command: Command) =>
      runBuild(terminal, { monthText, ids, options, command }),
    )
}

interface Invocation {
  readonly monthText: string
  readonly ids: readonly string[]
  readonly options: Options
  readonly command: Command
}

async function runBuild(terminal: Terminal, { monthText, ids, options, command }: Invocation): Promise<void> {
  const { edition, last: month } = periodArgument(monthText)
  if (options.all && ids.length > 0) throw allAndSome(ids)
  const languages = languagesOf(options.language)
  const { openWorkspace } = await import('../../workspace/project/project.ts')
  const { chosenProducts } = await import('../../workspace/project/products/products.ts')
  const workspace = await openWorkspace(workspaceFolder(command))
  // It opens while code is loaded and products are read; what is wrong with these is told first.
  const opening = openLedgerFor(workspace, terminal, { readOnly: true })
  opening.catch(() => {})
  try {
    const { strayCommentaries } = await import('../../workspace/project/commentary/commentary.ts')
    const { buildBriefs } = await import('../../workspace/build/build.ts')
    const { availablePresses } = await import('../../press/press.ts')
    const { presses, missing } = await availablePresses(
      options.formats?.split(',').map((format) => format.trim()),
    )
    for (const part of missing)
      terminal.tell(terminal.style('warning', `! ${part.explain(terminal.language)}`))
    const products = await chosenProducts(workspace, ids)
    const ledger = await opening
    const { force = false } = options
    const order = { month, edition, products, languages, presses, force, ...briefOptions(options) }
    const outcomes = await buildBriefs(workspace, ledger, order, terminalEffects(terminal))
    for (const stray of await strayCommentaries(workspace, { edition, last: month }))
      terminal.tell(terminal.style('warning', `! ${terminal.say(stray)}`))
    // What went wrong comes first: a person who builds a hundred products must not look for it.
    tellFailures(outcomes, terminal)
    for (const outcome of outcomes) tellWarnings(outcome, terminal)
    if (options.json) terminal.print(JSON.stringify(outcomes.map(record), null, 2))
    else if (outcomes.length > 1 && !options.verbose) tellProducts(outcomes, products, terminal)
    else for (const outcome of outcomes) tellFiles(outcome, terminal)
    tellKept(outcomes, terminal)
  } finally {
    const ledger = await opening.catch(() => null)
    await ledger?.close()
  }
}

function tellWarnings(outcome: BuildOutcome, terminal: Terminal): void {
  if ('error' in outcome) return
  for (const warning of outcome.warnings)
    terminal.tell(terminal.style('warning', `! ${terminal.say(warning)}`))
}

function tellFiles(outcome: BuildOutcome, terminal: Terminal): void {
  if ('error' in outcome) return
  for (const file of outcome.files) terminal.print(file)
}

/** A line for each product that was built, and one for all of them. */
function tellProducts(
  outcomes: readonly BuildOutcome[],
  products: readonly Product[],
  { say, print }: Terminal,
): void {
  let files = 0
  let folder = ''
  for (const outcome of outcomes) {
    if ('error' in outcome) continue
    const name = products.find(({ id }) => id === outcome.product)?.name
    files += outcome.files.length
    folder ||= dirname(outcome.files[0] ?? '')
    const count = outcome.files.length
    print(
      say({
        zh: `${name?.zh ?? ''}（${outcome.product}）：${outcome.built ? '' : '没有变化，'}${count} 个文件`,
        en: `${name?.en ?? ''} (${outcome.product}): ${outcome.built ? '' : 'unchanged, '}${counted(count, 'file', 'files')}`,
      }),
    )
  }
  if (files === 0) return
  print(
    say({
      zh: `共 ${files} 个文件，在 ${folder}（--verbose 列出每个文件）`,
      en: `${counted(files, 'file', 'files')} in all, in ${folder} (--verbose lists them)`,
    }),
  )
}

function tellKept(outcomes: readonly BuildOutcome[], terminal: Terminal): void {
  const stored = outcomes.filter((outcome) => 'built' in outcome && !outcome.built).length
  if (stored === 0) return
  terminal.tell(
    terminal.say({
      zh: `${stored} 个产品的数据与产品文件都没有变化，保留原有文件（--force 重新编制）。`,
      en: `Nothing has changed for ${counted(stored, 'product', 'products')}, whose files are kept (--force builds them anew).`,
    }),
  )
}

/** What could not be built, before all that could, so that it is not lost among them. */
function tellFailures(outcomes: readonly BuildOutcome[], terminal: Terminal): void {
  const failures = outcomes.filter((outcome) => 'error' in outcome)
  if (failures.length === 0) return
  for (const { product, error } of failures)
    terminal.tell(terminal.style('error', `${product}: ${errorText(error, terminal.language)}`))
  if (outcomes.length > 1)
    terminal.tell(
      terminal.say({
        zh: `${outcomes.length} 个产品中有 ${failures.length} 个未能编制：${failures.map(({ product }) => product).join('、')}`,
        en: `${failures.length} of ${outcomes.length} products could not be built: ${failures.map(({ product }) => product).join(', ')}`,
      }),
    )
  process.exitCode = failures.every(({ error }) => mendable(error)) ? 2 : 1
}

const record = (outcome: BuildOutcome): object =>
  'error' in outcome
    ? {
        product: outcome.product,
        error: (mendable(outcome.error) ?? outcome.error).message,
        ...('open' in outcome.error && { toConfirm: outcome.error.open }),
      }
    : outcome

function allAndSome(ids: readonly string[]): UserError {
  return new UserError(
    {
      zh: `--all 是全部产品，不能再写产品：${ids.join('、')}`,
      en: `--all means every product, so none can be named: ${ids.join(', ')}`,
    },
    { hint: { zh: '去掉 --all，或不写产品。', en: 'Leave out --all, or the products.' } },
  )
}

function languagesOf(text: string): EditionLanguage[] {
  return text.split(',').map((part) => {
    const language = editionLanguages.find((existing) => existing === part.trim())
    if (language) return language
    throw new UserError(
      { zh: `没有这种语言：${part}`, en: `There is no such language: ${part}` },
      {
        hint: {
          zh: `可用 ${editionLanguages.join('、')}，几种用逗号隔开，如 zh,en。`,
          en: `Write ${editionLanguages.join(', ')}, or several with commas: zh,en.`,
        },
      },
    )
  })
}
