import { type Capability, line } from './capability.ts'

/** They go through files of every source of other reporters, or name their sources. */
const testsOfAllReporters = [
  ...['test/samples/reporters.test.ts', 'test/sources/damaged-reported-files.test.ts'],
  ...['test/field/other-reporters.test.ts', 'test/field/reported-sources.test.ts'],
  ...['test/brief/reporter.test.ts', 'test/ledger/reporters.test.ts'],
  ...['test/workspace/other-reporters.test.ts', 'test/workspace/mirror-comtrade.test.ts'],
  ...['test/workspace/whole-subheadings.test.ts', 'test/sdmx/export-reporters.test.ts'],
  ...['test/mcp/reporters.test.ts', 'test/workspace/plan-other-reporters.test.ts'],
  ...['test/review/mirror.test.ts', 'test/review/missing-rows.test.ts'],
]

/**
 * A source of other reporters.
 *
 * @param names what its entry point exports: one source or several.
 * @param publications the rows of `publications.csv`, by which product files name it.
 * @param cases folders of briefs of its data.
 * @param tests that are of this source alone.
 */
const source = (
  name: string,
  names: readonly string[],
  publications: readonly string[],
  cases: readonly string[],
  tests: readonly string[] = [],
): Capability => ({
  name: `source ${name}`,
  files: [`src/sources/${name}`, ...cases.map((folder) => `test/cases/brief/${folder}`)],
  registrations: [
    {
      file: 'src/sources/sources.ts',
      remove: [
        line(`import { ${names.join(', ')} } from './${name}/${name}.ts'`),
        ...names.map((each) => line(`${each},`)),
      ],
    },
    {
      file: 'src/codes/publications/publications.csv',
      remove: publications.map((each) => new RegExp(`^${each},.*\\n`, 'm')),
    },
  ],
  ownTests: [...testsOfAllReporters, ...tests],
  remainingTests: ['test/sources/conformance.test.ts', 'test/sources/gacc-fields.test.ts'],
})

/** Briefs of Chinese customs' data beside those of Brazil, or of Taiwan and Japan; that of Thailand is Comtrade's. */
const besideBrazil = [
  ...['market-and-mirror-brazil', 'market-and-mirror-charts'],
  ...['market-months-missing', 'market-nothing-loaded'],
]
const besideTaiwanAndJapan = 'market-and-mirror-taiwan-and-japan'

/** The sources of other reporters, which rest on `src/sources/reported/` and on nothing of each other. */
export const optionalSources: readonly Capability[] = [
  source('comtrade', ['comtrade'], ['comtrade'], ['market-and-mirror-thailand']),
  source('taiwan', ['taiwan'], ['taiwan'], ['reporter-taiwan', besideTaiwanAndJapan]),
  source(
    'comexstat',
    ['comexstat'],
    ['comexstat'],
    ['reporter-brazil-comexstat', 'reporter-brazil-in-portuguese', ...besideBrazil],
  ),
  source('comext', ['comext'], ['comext'], ['reporter-germany-comext', 'reporter-european-union-comext']),
  source(
    'census',
    ['census', 'censusConsumption'],
    ['census', 'census-consumption'],
    ['reporter-usa-census'],
  ),
  source(
    'sdmx-csv',
    ['sdmxCsv'],
    ['sdmx-csv'],
    ['reporter-norway-sdmx'],
    [
      ...['test/sources/sdmx-csv.test.ts', 'test/workspace/mapped-files.test.ts'],
      ...['test/sdmx/export.test.ts', 'test/sdmx/read-elsewhere.test.ts'],
    ],
  ),
  source('japan', ['japan'], ['japan'], ['reporter-japan', besideTaiwanAndJapan]),
]
