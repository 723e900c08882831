import { readdirSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Document } from '../../../src/brief/document.ts'
import { parsePeriod } from '../../../src/trade/edition.ts'
import { UserError } from '../../../src/trade/errors/user-error.ts'
import { formatMonth } from '../../../src/trade/month.ts'
import { makeBriefs } from '../../../src/workspace/build/build-briefs.ts'
import { filesToLoad } from '../../../src/workspace/load/found-files.ts'
import { readProduct } from '../../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../../src/workspace/project/workspace-type.ts'
import { openBriefCase } from '../../support/brief-cases.ts'
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
  const { workspace, month } = await openBriefCase(name)
  return briefsOf(workspace, name, formatMonth(month))
}

/** Kinds of brief: of several products, one product of them, one partner, one place; and the standard brief of other goods. */
async function kindPairs(): Promise<Pair[]> {
  const ids = ['photovoltaics', 'wafers', 'side-by-side', 'netherlands', 'jiangsu']
  const folder = join(repository, 'samples', 'photovoltaics')
  const texts = ids.map(async (id) => {
    const text = await readFile(join(folder, 'products', `${id}.yaml`), 'utf8')
    return [`${id}.yaml`, text] as const
  })
  const workspace = await workspaceWith(Object.fromEntries(await Promise.all(texts)))
  await load(workspace, await filesToLoad([join(folder, 'files')]))
  const briefs = await Promise.all(ids.map((id) => briefsOf(workspace, id, '2022-12')))
  return briefs.flatMap((documents, index) => {
    const next = (index + 1) % ids.length
    return pairsOf(`${ids[index]} → ${ids[next]}`, documents, briefs[next])
  })
}

/** A brief without commentary and two versions of one with it: emphasis, a list, a link and a figure. */
async function commentaryPairs(workspace: Workspace): Promise<Pair[]> {
  const texts = [
    '',
    commentary,
    commentary.replace('- 价格回落', '- 价格企稳，**略有**回升').replace('一是', '二是'),
  ]
  const versions: Document[][] = []
  for (const text of texts) {
    const folder = join(workspace.folder, 'commentary', '2023-12')
    await mkdir(folder, { recursive: true })
    if (text !== '') await writeFile(join(folder, 'lithium-ion.md'), text)
    versions.push(await briefsOf(workspace, 'lithium-ion', '2023-12'))
  }
  const [none, first, second] = versions
  return [
    ...pairsOf('no commentary → commentary', none, first),
    ...pairsOf('commentary → other commentary', first, second),
    ...pairsOf('commentary → no commentary', second, none),
  ].filter(({ name }) => name.endsWith('zh'))
}

const commentary = `12月出口回落，一是需求放缓，见[海关总署](https://www.customs.gov.cn/)。

# 出口区域分布及变化

- 对**荷兰**出口{{export.partner.NLD.ytd.value}}
- 价格回落

后期走势仍待观察。
`

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
  return [
    ...steps.flatMap(([from = '', to = '']) => pairsOf(`${from} → ${to}`, briefs.get(from), briefs.get(to))),
    ...(await commentaryPairs(workspace)),
  ]
}

const pairsOf = (name: string, older: readonly Document[] = [], newer: readonly Document[] = []): Pair[] =>
  older.flatMap((document, index) => {
    const other = newer[index]
    return other ? [{ name: `${name} ${document.language}`, older: document, newer: other }] : []
  })

/** Pairs of the briefs of the case folders, each with the next, in both languages, and those of the samples. */
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
  return [...cased, ...(await samplePairs()), ...(await kindPairs())]
}
