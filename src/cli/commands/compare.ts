import { type Command, Option } from 'commander'
import type { ComparedBriefs } from '../../compare/compare.ts'
import type { ComparisonFormat } from '../../compare/formats/formats.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { type EditionLanguage, editionLanguages, type Language } from '../../trade/trade.ts'
import { collect, examples, exitCodes, type Subcommand, workspaceFolder } from '../command.ts'
import { openLedgerFor } from '../open-ledger.ts'
import { type Terminal, terminalEffects } from '../terminal/terminal.ts'

interface Options {
  readonly language?: EditionLanguage
  readonly format?: ComparisonFormat
  readonly json?: boolean
  readonly output?: string
  readonly acceptTruncated?: readonly string[]
}

/** As `comparisonFormats` has them, which is loaded when the command runs. */
const formatNames: readonly ComparisonFormat[] = ['text', 'mail', 'html', 'docx', 'json']

export const compareCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  const version = say({
    zh: '产品/时期，可加 @数据日期、:语言、#章节；或编制好的 JSON 文件或其文件夹',
    en: 'PRODUCT/PERIOD, with @DATE of the data, :LANGUAGE, #SECTIONS where wanted; or a built JSON file or its folder',
  })
  program
    .command('compare')
    .argument('<older>', version)
    .argument(
      '<newer>',
      say({ zh: '同上，只写不同之处即可', en: 'the same; what it leaves out is as in the first' }),
    )
    .description(
      say({
        zh: '比较简报的两个版本：哪些数字、句子和表格不同，为什么（有不同时退出码为 1）',
        en: 'compare two versions of a brief: which figures, sentences and tables differ, and why (exit code 1 where some do)',
      }),
    )
    .addOption(
      new Option(
        '-l, --language <language>',
        say({ zh: '简报的语言，版本里没有写明时', en: 'language of the briefs, where a version names none' }),
      ).choices([...editionLanguages]),
    )
    .addOption(
      new Option(
        '--format <format>',
        say({
          zh: '格式：text 终端，mail 邮件，html 网页，docx 带修订标记的 Word，json 数据',
          en: 'format: text for a terminal, mail, html, docx with tracked changes, json',
        }),
      ).choices([...formatNames]),
    )
    .addOption(new Option('--json', say({ zh: '输出 JSON', en: 'print JSON' })).conflicts('format'))
    .option('-o, --output <file>', say({ zh: '写入这个文件', en: 'write it to this file' }))
    .option(
      '--accept-truncated <file>',
      say({ zh: '认可这个被截断的文件', en: 'take this cut-off file as it is' }),
      collect,
    )
    .addHelpText(
      'after',
      examples(terminal, [
        'compare lithium-ion/2023-11 2023-12',
        'compare lithium-ion/2023-12@2024-01-31 @2024-03-31',
        'compare briefs/2023-12/lithium-ion.json lithium-ion/2023-12 --format docx -o changes.docx',
        'compare lithium-ion/2023-12:en lithium-ion/2023-Q4 --format mail',
      ]),
    )
    .action((older: string, newer: string, options: Options, command: Command) =>
      runCompare(terminal, [older, newer], options, command),
    )
}

async function runCompare(
  terminal: Terminal,
  [olderText, newerText]: readonly [string, string],
  options: Options,
  command: Command,
): Promise<void> {
  const { format = options.json ? 'json' : 'text', language = terminal.language, output } = options
  if (format === 'docx' && output === undefined) throw noOutput
  const { openWorkspace } = await import('../../workspace/project/project.ts')
  const { compareBriefs } = await import('../../compare/compare.ts')
  const { resolveReference } = await import('../../compare/versions/versions.ts')
  const older = await resolveReference(olderText)
  const newer = await resolveReference(newerText, older)
  const workspace = await openWorkspace(workspaceFolder(command))
  const ledger = await openLedgerFor(workspace, terminal, { readOnly: true })
  try {
    const { acceptTruncated } = options
    const order = { older, newer, language, ...(acceptTruncated && { acceptTruncated }) }
    const compared = await compareBriefs(workspace, ledger, order, terminalEffects(terminal))
    await writeComparison(compared, { format, language: terminal.language, output }, terminal)
    if (!compared.comparison.isSame) process.exitCode = exitCodes.findings
  } finally {
    await ledger.close()
  }
}

/** So many figures, sentences and cells are shown to a person; a file has all of them. */
const mostLines = 40

async function writeComparison(
  compared: ComparedBriefs,
  {
    format,
    language,
    output,
  }: { readonly format: ComparisonFormat; readonly language: Language; readonly output: string | undefined },
  terminal: Terminal,
): Promise<void> {
  const { comparisonText, printComparison } = await import('../../compare/formats/formats.ts')
  if (output !== undefined) {
    const { writeFiles } = await import('../../workspace/files/files.ts')
    await writeFiles([{ path: output, bytes: await printComparison(compared, format, language) }])
    terminal.print(output)
  } else if (format === 'text') {
    const looks = { strong: 'strong', faint: 'faint', removed: 'error', added: 'warning' } as const
    const style = (kind: keyof typeof looks, text: string) => terminal.style(looks[kind], text)
    terminal.print(comparisonText(compared.comparison, { language, style, most: mostLines }))
  } else terminal.print(new TextDecoder().decode(await printComparison(compared, format, language)).trimEnd())
}

const noOutput = new UserError(
  { zh: 'Word 文件不能显示在终端。', en: 'A Word file cannot be shown on a terminal.' },
  {
    hint: {
      zh: '加 -o changes.docx，写明文件名。',
      en: 'Name the file to write: -o changes.docx.',
    },
  },
)
