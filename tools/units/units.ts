import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import {
  getMessageLanguage,
  type Language,
  languages,
  type Month,
  parseMonth,
} from '../../src/trade/trade.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { loadFile } from '../../src/workspace/load/load-files.ts'
import { initWorkspace } from '../../src/workspace/project/init.ts'
import { openLedger, openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { type MeasuredBrief, measureBrief } from './measured-brief.ts'
import { listMeasured, type MeasuredEdition, type MeasuredProducts } from './measured-products.ts'

/**
 * Prints for each product and edition which units its briefs of a year have, how many digits the main figure has, and
 * how many printed shares and growths do not follow from printed amounts.
 *
 *     node scripts/run.js tools/units/units.ts [PORTAL]
 *
 * PORTAL is the folder of real files, `../shared/field/portal` by default.
 */
const [portal = join('..', 'shared', 'field', 'portal')] = process.argv.slice(2)

const monthsOf: Readonly<Record<MeasuredEdition, number>> = { month: 1, quarter: 3, half: 6, year: 12 }

/** The last months of the periods of an edition, as far as the data go. */
const listMonths = ({ year, lastMonth }: MeasuredProducts, edition: MeasuredEdition): Month[] =>
  Array.from({ length: Math.floor(lastMonth / monthsOf[edition]) }, (_, index) =>
    parseMonth(`${year}-${String((index + 1) * monthsOf[edition]).padStart(2, '0')}`),
  ).flatMap((month) => month ?? [])

interface Line {
  readonly product: string
  readonly edition: MeasuredEdition
  readonly briefs: Readonly<Record<Language, readonly MeasuredBrief[]>>
}

async function measureProducts(measured: MeasuredProducts): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tradebrief-units-'))
  try {
    await initWorkspace({ folder, issuer: null, hasProduct: false })
    for (const [id, text] of Object.entries(measured.products))
      await writeFile(join(folder, 'products', `${id}.yaml`), text)
    const workspace = await openWorkspace(folder)
    const ledger = await openLedger(workspace)
    try {
      for (const file of measured.files)
        await loadFile(workspace, ledger, file, measured.stated, silentEffects)
      const lines: Line[] = []
      for (const id of Object.keys(measured.products))
        for (const edition of measured.editions) {
          const product = { ...(await readProduct(workspace, id)), ...(edition !== 'month' && { edition }) }
          const briefs: Record<Language, MeasuredBrief[]> = { zh: [], en: [] }
          for (const month of listMonths(measured, edition))
            for (const { document } of await makeBriefs(workspace, ledger, product, month, languages)) {
              const language = getMessageLanguage(document.language)
              briefs[language].push(measureBrief(document, product.name[language]))
            }
          lines.push({ product: id, edition, briefs })
        }
      return lines
    } finally {
      await ledger.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The different values of several briefs, in their order. */
const distinct = (values: readonly (string | number)[]): string => [...new Set(values)].join('; ')

const sum = (briefs: readonly MeasuredBrief[], count: (brief: MeasuredBrief) => number): number =>
  briefs.reduce((total, brief) => total + count(brief), 0)

const header =
  '| product | edition | briefs | units zh | units en | digits zh | digits en | shares | growths | coarse | do not follow | uneven columns | longest |'

function printLine({ product, edition, briefs }: Line): string {
  const every = languages.flatMap((language) => briefs[language])
  const digits = (language: Language) =>
    [...briefs[language].flatMap(({ digits: count }) => count ?? [])].sort((a, b) => a - b)
  const cells = [
    ...[product, edition, every.length],
    ...languages.map((language) => distinct(briefs[language].map(({ units }) => units))),
    ...languages.map((language) => distinct(digits(language))),
    ...[sum(every, ({ shares }) => shares), sum(every, ({ growths }) => growths)],
    sum(every, ({ coarse }) => coarse),
    ...[sum(every, ({ astray }) => astray.length), sum(every, ({ uneven }) => uneven.length)],
    Math.max(...every.map(({ longest }) => longest)),
  ]
  return `| ${cells.join(' | ')} |`
}

const lines: Line[] = []
for (const measured of listMeasured(resolve('.'), resolve(portal))) {
  console.error(measured.name)
  lines.push(...(await measureProducts(measured)))
}
console.log([header, header.replace(/[^|]+/g, ' --- '), ...lines.map(printLine)].join('\n'))
const every = lines.flatMap(({ briefs }) => languages.flatMap((language) => briefs[language]))
console.log(
  `\n${lines.length} lines, ${every.length} briefs: ${sum(every, ({ shares }) => shares)} shares and ${sum(every, ({ growths }) => growths)} growths computed again (${sum(every, ({ coarse }) => coarse)} from an amount of one digit), ${sum(every, ({ astray }) => astray.length)} do not follow; ${sum(every, ({ uneven }) => uneven.length)} uneven columns.`,
)
for (const fault of every.flatMap(({ astray, uneven }) => [...astray, ...uneven])) console.log(`  ${fault}`)
