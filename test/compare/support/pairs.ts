import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Document } from '../../../src/brief/document.ts'
import { parsePeriod } from '../../../src/trade/edition.ts'
import { UserError } from '../../../src/trade/errors/user-error.ts'
import { makeBriefs } from '../../../src/workspace/build/build-briefs.ts'
import { filesToLoad } from '../../../src/workspace/load/found-files.ts'
import { readProduct } from '../../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../../src/workspace/project/workspace-type.ts'
import { load, repository, sample, withLedger, workspaceWith } from '../../support/workspaces.ts'

/** Two versions of a brief, or two briefs, in one language. */
export interface Pair {
  readonly name: string
  readonly older: Document
  readonly newer: Document
}

const cases = join(repository, 'test', 'cases', 'brief')

async function briefsOf(workspace: Workspace, id: string, periodText: string): Promise<Document[]> {
  const period = parsePeriod(periodText)
  if (!period) throw new Error(periodText)
  return withLedger(workspace, async (ledger) => {
    const product = { ...(await readProduct(workspace, id)), edition: period.edition }
    const briefs = await makeBriefs(workspace, ledger, product, period.last, ['zh', 'en'])
    return briefs.map(({ document }) => document)
  }).catch((error: unknown) => {
    if (error instanceof UserError) return []
    throw error
  })
}

/** The briefs of a case folder in both languages; none where the case is one that is refused. */
async function caseBriefs(name: string): Promise<Document[]> {
  const folder = join(cases, name)
  const product = await readFile(join(folder, 'product.yaml'), 'utf8')
  const workspace = await workspaceWith({ [`${name}.yaml`]: product })
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'))
  await load(
    workspace,
    files.map((file) => join(folder, file)),
    { asOf: '2023-03-18', scope: 'whole' },
  )
  return briefsOf(workspace, name, (await readFile(join(folder, 'args'), 'utf8')).trim())
}

/** Months, editions and languages of the sample’s brief. */
async function samplePairs(): Promise<Pair[]> {
  const workspace = await workspaceWith({
    'lithium-ion.yaml': await readFile(join(sample, 'products', 'lithium-ion.yaml'), 'utf8'),
  })
  await load(workspace, await filesToLoad([join(sample, 'files')]))
  const briefs = new Map<string, Document[]>()
  for (const period of ['2023-09', '2023-10', '2023-11', '2023-12', '2023-Q3', '2023-Q4', '2023-H2', '2023'])
    briefs.set(period, await briefsOf(workspace, 'lithium-ion', period))
  const steps = [
    ['2023-11', '2023-12'],
    ['2023-12', '2023-11'],
    ['2023-10', '2023-12'],
    ['2023-Q3', '2023-Q4'],
    ['2023-Q4', '2023-12'],
    ['2023-12', '2023-H2'],
    ['2023-H2', '2023'],
    ['2023-12', '2023-12'],
  ]
  return steps.flatMap(([from = '', to = '']) => pairsOf(`${from} → ${to}`, briefs.get(from), briefs.get(to)))
}

const pairsOf = (name: string, older: readonly Document[] = [], newer: readonly Document[] = []): Pair[] =>
  older.flatMap((document, index) => {
    const other = newer[index]
    return other ? [{ name: `${name} ${document.language}`, older: document, newer: other }] : []
  })

/** Pairs of the briefs of the case folders, each with the next, in both languages, and those of the sample. */
export async function allPairs(): Promise<Pair[]> {
  const briefs: [string, Document[]][] = []
  for (const name of readdirSync(cases)) {
    const documents = await caseBriefs(name)
    if (documents.length > 0) briefs.push([name, documents])
  }
  const cased = briefs.flatMap(([name, documents], index) => {
    const [other = '', next = []] = briefs[(index + 1) % briefs.length] ?? []
    return pairsOf(`${name} → ${other}`, documents, next)
  })
  return [...cased, ...(await samplePairs())]
}
