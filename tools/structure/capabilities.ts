/** Text of a file that registers a capability. */
export interface Registration {
  readonly file: string
  /** What is removed, wherever it is found; each must be found at least once. `^` and `$` match at lines. */
  readonly remove?: readonly RegExp[]
  /** What is replaced, where a removal alone would leave an empty or unused part; each must be found. */
  readonly replace?: readonly (readonly [RegExp, string])[]
}

/** A part of the program that it can do without. */
export interface Capability {
  readonly name: string
  /** Files and folders. Tests, benchmarks and tools that import one of them are deleted with it. */
  readonly files: readonly string[]
  readonly registrations: readonly Registration[]
  /** Tests that go with it without an import of it, such as those that start its command. */
  readonly ownTests?: readonly string[]
  /** Test files of the area that must still pass. */
  readonly remainingTests: readonly string[]
}

/** A line that is this text, between spaces. */
const line = (text: string): RegExp =>
  new RegExp(`^ *${text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}\\n`, 'gm')

const subcommand = (name: string): readonly Registration[] => [
  { file: 'src/cli/commands/commands.ts', remove: [line(`export { ${name}Command } from './${name}.ts'`)] },
  { file: 'src/cli/cli.ts', remove: [line(`${name}Command,`)] },
]

const operations = (name: string, file: string): readonly Registration[] => [
  { file: 'src/desk/operations/operations.ts', remove: [line(`export { ${name} } from './${file}.ts'`)] },
  { file: 'src/desk/app.ts', remove: [line(`${name},`), line(`${name}(app, house)`)] },
]

function press(name: string, file: string): readonly Registration[] {
  return [
    { file: 'src/press/formats/formats.ts', remove: [new RegExp(`^ {2}${name}: \\{[^}]*\\},\\n`, 'm')] },
    {
      file: 'src/press/press.ts',
      remove: [new RegExp(`^ {2}${name}: async \\(\\) => .*'\\./${file}'.*\\n`, 'm')],
    },
  ]
}

const section = (name: string, file: string): readonly Registration[] => [
  {
    file: 'src/brief/product/section-names/section-names.ts',
    remove: [new RegExp(`^ {2}${name}: \\{.*\\},\\n`, 'm')],
  },
  {
    file: 'src/brief/sections/sections.ts',
    remove: [line(`import { ${name} } from './${file}.ts'`), line(`${name},`)],
  },
]

const check = (name: string, file: string): Registration => ({
  file: 'src/review/checks/checks.ts',
  remove: [line(`import { ${name} } from './${file}.ts'`), line(`${name},`)],
})

/** They print in every format and look into the files of each. */
const testsOfAllPresses = ['test/press/charts.test.ts', 'test/press/hostile-names.test.ts']

/** The optional capabilities: every press, source, ledger, section, check and use case that nothing else rests on. */
export const capabilities: readonly Capability[] = [
  {
    name: 'press docx',
    files: ['src/press/docx'],
    registrations: [
      ...press('docx', 'docx/docx.ts'),
      {
        // Its template is a file of the issuer's own, which the workspace reads.
        file: 'src/workspace/project/house-style/house-style.ts',
        remove: [
          /^import \{ readWordTemplate, .*\n/m,
          /^ {4}\.\.\.\(template !== undefined && \{[^}]*\}\),\n/m,
          /^ {4}\.\.\.\(wordTemplate && \{.*\n/m,
        ],
        replace: [
          [/const \{ logo, word_template: template \} =/, 'const { logo } ='],
          [/readHouseFiles\(\{ logo, wordTemplate \}/, 'readHouseFiles({ logo }'],
        ],
      },
    ],
    ownTests: ['test/workspace/house-style.test.ts', ...testsOfAllPresses],
    remainingTests: ['test/press/conformance.test.ts', 'test/press/markdown.test.ts'],
  },
  {
    name: 'press pdf',
    files: ['src/press/pdf'],
    registrations: press('pdf', 'pdf/pdf.ts'),
    ownTests: testsOfAllPresses,
    remainingTests: ['test/press/conformance.test.ts', 'test/press/docx.test.ts'],
  },
  {
    name: 'press xlsx',
    files: ['src/press/xlsx'],
    registrations: press('xlsx', 'xlsx/xlsx.ts'),
    ownTests: testsOfAllPresses,
    remainingTests: ['test/press/conformance.test.ts', 'test/press/docx.test.ts'],
  },
  {
    name: 'press md',
    files: ['src/press/markdown.ts'],
    registrations: press('md', 'markdown.ts'),
    ownTests: testsOfAllPresses,
    remainingTests: ['test/press/conformance.test.ts', 'test/press/html.test.ts'],
  },
  {
    name: 'source correlation',
    files: [
      'src/sources/correlation',
      'src/review/bridge',
      'src/review/checks/correlation.ts',
      'src/workspace/inspect/bridge.ts',
      'src/workspace/inspect/bridge-report.ts',
      'src/workspace/project/references/correlations.ts',
      'src/workspace/tasks/read-correlation-bytes.ts',
      'src/cli/commands/bridge.ts',
      'test/cases/correlation',
    ],
    registrations: [
      ...subcommand('bridge'),
      check('correlation', 'correlation'),
      {
        file: 'src/review/checks/check-context.ts',
        remove: [
          /^import type \{ CorrelationTable \}.*\n/m,
          /^ {2}\/\*\* Which former codes became.*\n {2}readonly correlations: .*\n/m,
        ],
      },
      {
        file: 'src/index.ts',
        remove: [
          /^export type \{[^}]*\} from '\.\/review\/bridge\/bridge\.ts'\n/m,
          line('bridgeProduct,'),
          line('type ProductBridge,'),
        ],
      },
      {
        file: 'src/workspace/inspect/inspect.ts',
        remove: [/^export \{.*'\.\/bridge\.ts'\n/m, /^export \{.*'\.\/bridge-report\.ts'\n/m],
      },
      {
        file: 'src/workspace/inspect/verify.ts',
        remove: [line('readNamedCorrelation,'), /^ *\.\.\.\(config\.correlations.*\n/m],
      },
      {
        file: 'src/workspace/tasks/tasks.ts',
        remove: [
          /^import type \{ readCorrelationTask \}.*\n/m,
          /^ {2}readonly readCorrelation: .*\n/m,
          /^ {2}readCorrelation: lazyTask\([\s\S]*?\n {2}\),\n/m,
        ],
      },
      {
        file: 'src/workspace/project/references/references.ts',
        remove: [
          /^import \{ type KeptCorrelation.*\n/m,
          /^export \{[^}]*\} from '\.\/correlations\.ts'\n/m,
          /^ {2}readonly correlations: .*\n/m,
          line('readCorrelations(workspace),'),
        ],
        replace: [
          [/\[nomenclature, bulletins, correlations\]/, '[nomenclature, bulletins]'],
          [/\{ nomenclature, bulletins, correlations \}/, '{ nomenclature, bulletins }'],
        ],
      },
      {
        file: 'src/workspace/project/config.ts',
        remove: [
          /^ {2}const nomenclature = z\.enum.*\n/m,
          /^import \{ nomenclatures \}.*\n/m,
          /^ {6}correlations: z\n[\s\S]*?\.describe\('Correlation tables .*\n/m,
        ],
      },
      {
        file: 'src/workspace/build/print/build-key.ts',
        remove: [/^ {4}correlations: .*\n/m],
        replace: [[/\{ nomenclature, bulletins, correlations \}/, '{ nomenclature, bulletins }']],
      },
    ],
    remainingTests: ['test/review/checks', 'test/workspace/check.test.ts'],
  },
  {
    name: 'command bridge',
    files: [
      'src/workspace/inspect/bridge.ts',
      'src/workspace/inspect/bridge-report.ts',
      'src/cli/commands/bridge.ts',
    ],
    registrations: [
      ...subcommand('bridge'),
      { file: 'src/index.ts', remove: [line('bridgeProduct,'), line('type ProductBridge,')] },
      {
        file: 'src/workspace/inspect/inspect.ts',
        remove: [/^export \{.*'\.\/bridge\.ts'\n/m, /^export \{.*'\.\/bridge-report\.ts'\n/m],
      },
    ],
    ownTests: ['test/workspace/bridge.test.ts'],
    remainingTests: ['test/review/bridges.test.ts', 'test/review/checks/correlation.test.ts'],
  },
  {
    name: 'ledger trino',
    files: ['src/ledger/trino', 'src/workspace/project/ledger-address.ts'],
    registrations: [
      { file: 'src/workspace/project/project.ts', remove: [/^export \{ toLedgerAddress \}.*\n/m] },
      {
        file: 'src/workspace/project/config.ts',
        remove: [/^import \{ ledgerSchema \}.*\n/m, /^ {6}ledger: ledgerSchema\([\s\S]*?\.describe\(.*\n/m],
      },
      {
        file: 'src/workspace/project/open-workspace.ts',
        remove: [/^import \{ toLedgerAddress \}.*\n/m, /^ {2}if \(config\.ledger\) \{\n[\s\S]*?\n {2}\}\n/m],
        replace: [[/\{ folder, config \}: Workspace,/, '{ folder }: Workspace,']],
      },
      { file: 'src/workspace/inspect/completion-values.ts', remove: [/!workspace\.config\.ledger && /] },
      {
        file: 'src/workspace/transfer/compact.ts',
        remove: [/^ {2}if \(workspace\.config\.ledger\) \{\n[\s\S]*?\n {2}\}\n/m, /toLedgerAddress, /],
      },
      {
        file: 'src/desk/operations/backup.ts',
        replace: [[/workspace\.config\.ledger \? null : house\.ledger/, 'house.ledger']],
      },
      { file: 'src/cli/commands/backup.ts', replace: [[/workspace\.config\.ledger !== undefined/, 'false']] },
    ],
    remainingTests: ['test/ledger/conformance.test.ts', 'test/workspace/compact.test.ts'],
  },
  {
    name: 'seasonal adjustment',
    files: [
      'src/statistics/seasonal',
      'src/statistics/figures/season-figures.ts',
      'src/brief/sections/seasonal.ts',
      'src/brief/charts/seasonal.ts',
      'src/brief/wording/analysis/seasonal.ts',
    ],
    registrations: [
      ...section('seasonal', 'seasonal'),
      { file: 'src/brief/charts/charts.ts', remove: [line("export { seasonalChart } from './seasonal.ts'")] },
      {
        file: 'src/brief/product/chart-names.ts',
        remove: [line("'seasonal',"), line("'export.seasonal.chart',"), line("'import.seasonal.chart',")],
      },
      {
        file: 'src/brief/wording/analysis/analysis.ts',
        remove: [line("export { seasonalWords } from './seasonal.ts'")],
      },
      {
        file: 'src/brief/needs.ts',
        remove: [/^import \{ mostMonths \}.*\n/m, /^ {4}case 'adjusted':\n[\s\S]*?\}\)\)\n/m],
      },
      {
        file: 'src/statistics/figures/figure-book.ts',
        remove: [
          /^import \{ SeasonFigures \}.*\n/m,
          /^ {2}readonly #seasons: .*\n/m,
          /^ *this\.#seasons = .*\n/m,
          /^ *this\.#seasons\.made\(.*\n/m,
        ],
      },
      { file: 'web/src/products/form-words.ts', remove: [/^ {2}seasonal: .*\n/m] },
    ],
    ownTests: ['test/workspace/series.test.ts', 'test/brief/analysis.test.ts'],
    remainingTests: ['test/workspace/forms.test.ts', 'test/statistics/hand-worked.test.ts'],
  },
  {
    name: 'section procedures',
    files: ['src/brief/sections/procedures.ts'],
    registrations: section('procedures', 'procedures'),
    ownTests: ['test/brief/analysis.test.ts'],
    remainingTests: ['test/workspace/forms.test.ts', 'test/brief/own-section.test.ts'],
  },
  {
    name: 'check equal-rows',
    files: ['src/review/checks/equal-rows.ts'],
    registrations: [check('equalRows', 'equal-rows')],
    remainingTests: ['test/review/checks/standing.test.ts'],
  },
  {
    name: 'audit',
    files: [
      'src/review/audit',
      'src/workspace/inspect/audit.ts',
      'src/workspace/inspect/audit-against.ts',
      'src/workspace/inspect/brief-file.ts',
      'src/workspace/tasks/audit-brief-file.ts',
      'src/workspace/words/provenance-words.ts',
      'src/desk/operations/audit.ts',
      'src/cli/commands/audit.ts',
    ],
    registrations: [
      ...subcommand('audit'),
      ...operations('auditOperations', 'audit'),
      {
        file: 'src/index.ts',
        remove: [/^export \{.*'\.\/review\/audit\/audit\.ts'\n/m, line('auditFile,')],
      },
      {
        file: 'src/workspace/inspect/inspect.ts',
        remove: [
          /^export \{.*'\.\/audit\.ts'\n/m,
          /^export \{.*'\.\/audit-against\.ts'\n/m,
          /^export type \{.*'\.\/brief-file\.ts'\n/m,
        ],
      },
      { file: 'src/workspace/words/words.ts', remove: [/^export \{ standingWords \}.*\n/m] },
      {
        file: 'src/workspace/tasks/tasks.ts',
        remove: [
          /^import type \{ auditBriefTask, .*\n/m,
          /^ {2}readonly (?:auditBrief|readPrintedBrief): .*\n/gm,
          /^ {2}(?:auditBrief|readPrintedBrief): lazyTask\([\s\S]*?\n {2}\),\n/gm,
        ],
      },
    ],
    remainingTests: ['test/review/checks', 'test/desk/api.test.ts'],
  },
  {
    name: 'backup',
    files: [
      'src/workspace/backup',
      'src/desk/operations/backup.ts',
      'src/cli/commands/backup.ts',
      'src/cli/commands/restore.ts',
    ],
    registrations: [
      ...subcommand('backup'),
      ...subcommand('restore'),
      ...operations('backupOperations', 'backup'),
      { file: 'src/index.ts', remove: [/^export \{[^}]*\} from '\.\/workspace\/backup\/backup\.ts'\n/m] },
    ],
    ownTests: ['test/cli/backup.test.ts', 'test/cli/backup-rounds.test.ts'],
    remainingTests: ['test/desk/api.test.ts', 'test/workspace/demo.test.ts'],
  },
  {
    name: 'plan',
    files: [
      'src/review/plan',
      'src/workspace/inspect/plan.ts',
      'src/desk/http/query-words.ts',
      'src/cli/commands/plan.ts',
    ],
    registrations: [
      ...subcommand('plan'),
      { file: 'src/workspace/inspect/inspect.ts', remove: [/^export \{ planDownloads \}.*\n/m] },
      { file: 'src/desk/http/http.ts', remove: [/^export \{ queryWords \}.*\n/m] },
      {
        file: 'src/desk/operations/coverage.ts',
        remove: [
          /^ {2}operation\(\n {4}app,\n {4}\{\n {6}method: 'get',\n {6}path: '\/api\/plan',\n[\s\S]*?\n {2}\)\n/m,
          /planDownloads, /,
          /briefNamed, ofBrief, /,
          /, queryWords/,
          /, plannedQuery/,
          /, formatRange/,
        ],
      },
    ],
    remainingTests: ['test/desk/pages.test.ts', 'test/workspace/check.test.ts'],
  },
  {
    name: 'explore',
    files: ['src/workspace/inspect/explore.ts', 'src/desk/operations/totals.ts'],
    registrations: [
      ...operations('totalsOperations', 'totals'),
      { file: 'src/workspace/inspect/inspect.ts', remove: [/^export \{.*'\.\/explore\.ts'\n/m] },
      {
        file: 'src/desk/desk-state.ts',
        remove: [
          /^import type \{ Explored \}.*\n/m,
          /^\/\*\* A row takes about 0\.5 KB.*\nconst exploredLimits = \{\n[\s\S]*?\n\}\n/m,
          /^ {2}readonly #enquiries = .*\n/m,
          /^ {2}\/\*\* What was explored; .*\n {2}async explored\([\s\S]*?\n {2}\}\n\n/m,
        ],
      },
    ],
    remainingTests: ['test/desk/pages.test.ts', 'test/desk/computed-cache.test.ts'],
  },
  {
    name: 'demo',
    files: ['src/workspace/demo', 'src/cli/commands/demo.ts'],
    registrations: subcommand('demo'),
    remainingTests: ['test/desk/pages.test.ts', 'test/workspace/check.test.ts'],
  },
]

/** What cannot be left out, and what rests on it. */
export const required: readonly (readonly [name: string, reason: string])[] = [
  ['source gacc', 'the usual source: a file that no source knows is explained by it'],
  ['source bulletin', 'uploads, checks and the base of comparison `bulletin` take its tables'],
  ['press json', 'the desk answers with it, and figures are written as data with it'],
  ['press html', 'the desk shows previews with it, and the page of checks has its style'],
  ['ledger duckdb', 'the ledger of a workspace that names no other'],
  ['ledger remote', 'while a desk is open, commands reach the ledger by it alone'],
  ['explain', 'checks and the desk word figures with it'],
  ['revisions', 'loading reports with it which cells changed'],
]
