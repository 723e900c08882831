import { type Capability, check, line, press, section, subcommand } from './capability.ts'
import { optionalSources } from './optional-sources.ts'
import { useCases } from './optional-use-cases.ts'

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
          [/^ {2}wordTemplate: templateLimits\.file,$/m, '  wordTemplate: 0,'],
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
    ownTests: [...testsOfAllPresses, 'test/press/logo.test.ts', 'test/workspace/printing-process.test.ts'],
    remainingTests: ['test/press/conformance.test.ts', 'test/press/html.test.ts'],
  },
  {
    name: 'press pptx',
    files: ['src/press/pptx'],
    registrations: press('pptx', 'pptx/pptx.ts'),
    ownTests: ['test/press/pptx.test.ts', ...testsOfAllPresses],
    remainingTests: ['test/press/conformance.test.ts', 'test/press/docx.test.ts'],
  },
  {
    name: 'press wechat',
    files: ['src/press/wechat'],
    registrations: [...press('wechat', 'wechat/wechat.ts'), ...press("'wechat-folder'", 'wechat/wechat.ts')],
    ownTests: ['test/press/article-sanitised.test.ts', ...testsOfAllPresses],
    remainingTests: ['test/press/conformance.test.ts', 'test/press/html.test.ts'],
  },
  {
    name: 'press png',
    files: ['src/press/png'],
    registrations: press('png', 'png/png.ts'),
    ownTests: testsOfAllPresses,
    remainingTests: ['test/press/conformance.test.ts', 'test/press/html.test.ts'],
  },
  {
    name: 'press svg',
    files: ['src/press/svg'],
    registrations: press('svg', 'svg/svg.ts'),
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
        file: 'src/sources/unknown-file.ts',
        remove: [/^import \{ explainCorrelationTable \}.*\n/m],
        replace: [[/\[explainCorrelationTable\]/, '[]']],
      },
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
          /^ {6}correlations: z\n[\s\S]*?\.describe\('Correlation tables .*\n/m,
        ],
        replace: [[/^import \{ editionWords, nomenclatures \}/m, 'import { editionWords }']],
      },
      { file: 'test/review/support/ground.ts', remove: [line('correlations: [],')] },
      {
        file: 'src/workspace/build/print/build-key.ts',
        remove: [/^ {4}correlations: .*\n/m],
        replace: [[/\{ nomenclature, bulletins, correlations \}/, '{ nomenclature, bulletins }']],
      },
    ],
    remainingTests: ['test/review/checks', 'test/workspace/check.test.ts'],
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
        replace: [[/workspace\.config\.ledger \? null : deskState\.ledger/, 'deskState.ledger']],
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
      'src/brief/wording/section-words/seasonal.ts',
      'src/brief/wording/zh/sections/seasonal.ts',
      'src/brief/wording/en/sections/seasonal.ts',
      'src/brief/wording/pt/sections/seasonal.ts',
    ],
    registrations: [
      ...section('seasonal', 'seasonal'),
      { file: 'src/brief/charts/charts.ts', remove: [line("export { seasonalChart } from './seasonal.ts'")] },
      {
        file: 'src/brief/product/chart-names.ts',
        remove: [line("'seasonal',"), line("'export.seasonal.chart',"), line("'import.seasonal.chart',")],
      },
      {
        file: 'src/brief/wording/section-words/section-words.ts',
        remove: [
          line("import type { SeasonalWords } from './seasonal.ts'"),
          line("export type * from './seasonal.ts'"),
          line('readonly seasonal: SeasonalWords'),
        ],
      },
      ...['zh', 'en', 'pt'].map((language) => ({
        file: `src/brief/wording/${language}/sections/sections.ts`,
        remove: [line("import { seasonal } from './seasonal.ts'"), line('seasonal,')],
      })),
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
    name: 'language pt',
    files: [
      'src/brief/wording/pt',
      'test/cases/sentences/pt',
      'test/cases/brief/reporter-brazil-in-portuguese',
    ],
    registrations: [
      {
        file: 'src/brief/wording/locales.ts',
        remove: [line("import { ptLocale } from './pt/pt.ts'"), /, pt: ptLocale/],
      },
      { file: 'src/trade/language.ts', remove: [/, 'pt'/] },
    ],
    remainingTests: [
      'test/brief/wording/locales.test.ts',
      'test/brief/sentences/sentences.test.ts',
      'test/workspace/forms.test.ts',
    ],
  },
  ...optionalSources,
  ...useCases,
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
