import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Document, ShownFigure } from '../src/brief/brief.ts'
import { json } from '../src/press/json.ts'
import {
  decide,
  type Entry,
  emptyRelease,
  type ReleaseRequest,
  releaseKey,
  replay,
} from '../src/releases/machine/machine.ts'
import {
  digest,
  formatSeal,
  frozenFolder,
  Journal,
  releasesFolder,
  type Seal,
  sealedDigests,
} from '../src/releases/store/store.ts'
import { addMonths, formatMonth, type Language, toMonth } from '../src/trade/trade.ts'
import { initWorkspace } from '../src/workspace/project/project.ts'

/** The brief of a product and period. */
export interface GeneratedName {
  readonly product: string
  readonly period: string
}

/** Figures of each brief: a table of so many rows with two figures each. */
const rowCount = 10
const now = new Date('2024-01-18T01:00:00Z')
const lastMonth = toMonth(2023, 12)

/** The names of the briefs of so many products, in so many months to December 2023. */
export const listNames = (products: number, months: number): GeneratedName[] =>
  Array.from({ length: products * months }, (_, index) => ({
    product: `product-${1 + (index % products)}`,
    period: formatMonth(addMonths(lastMonth, -Math.floor(index / products))),
  }))

/** Writes a workspace whose briefs are all published, without building them. */
export async function writePublishedWorkspace(
  folder: string,
  names: readonly GeneratedName[],
): Promise<void> {
  await initWorkspace({ folder, issuer: null, hasProduct: false })
  await writeFile(join(folder, 'tradebrief.yaml'), 'site: {url: "https://example.org/briefs/"}\n')
  await publishBriefs(folder, names)
}

/** Publishes the first version of briefs: frozen files, and their entries in the journal. */
export async function publishBriefs(folder: string, names: readonly GeneratedName[]): Promise<void> {
  const entries: Entry[] = []
  for (const name of names) entries.push(...(await publishBrief(folder, name)))
  await new Journal(folder).transact(() => entries)
}

async function publishBrief(folder: string, name: GeneratedName): Promise<Entry[]> {
  const files = await Promise.all(
    (['zh', 'en'] as const).map(async (language) => ({
      name: `${name.product}.${language === 'zh' ? '' : `${language}.`}json`,
      ...{ kind: 'brief' as const, language, content: await json.print(smallBrief(name, language)) },
    })),
  )
  const seal: Seal = {
    ...{ format: 1, ...name, version: 1, languages: ['zh', 'en'], program: 'bench', warnings: [] },
    name: { zh: `产品 ${name.product}`, en: name.product },
    vintage: { asOf: '2024-01-18', files: [] },
    files: files.map(({ content, ...file }) => ({
      ...file,
      bytes: content.length,
      sha256: digest(content),
    })),
  }
  const frozen = frozenFolder(seal)
  for (const { name: file, content } of [...files, { name: 'release.json', content: formatSeal(seal) }]) {
    const path = join(folder, releasesFolder, frozen, file)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
  const digests = sealedDigests(seal)
  const common = { files: digests, openPoints: [] }
  const requests: ReleaseRequest[] = [
    { action: 'submit', languages: ['zh', 'en'], warnings: [], ...common },
    { action: 'sign', folder: frozen, seal: digest(formatSeal(seal)), ...common },
    { action: 'publish' },
  ]
  const entries: Entry[] = []
  const rules = { twoPeople: false, approval: false, deskOnly: false }
  for (const request of requests) {
    const release = replay(entries).get(releaseKey(name)) ?? emptyRelease(name)
    const actor = { name: request.action === 'submit' ? 'Writer' : 'Signer', role: 'owner' } as const
    entries.push(...decide(release, request, { actor, now, rules, channel: 'command' }))
  }
  return entries
}

/** A brief of one paragraph and one table. */
function smallBrief({ product, period }: GeneratedName, language: Language): Document {
  const figures = Array.from({ length: 2 * rowCount }, (_, index) => figureOf(product, index))
  const row = (index: number) =>
    [figures[2 * index], figures[2 * index + 1]].flatMap((figure) => figure ?? [])
  return {
    ...{ language, title: `${product} ${period}`, subtitle: period, footnotes: [] },
    blocks: [
      { kind: 'heading', level: 1, text: product },
      {
        kind: 'paragraph',
        role: 'body',
        content: row(0).map(({ id, text }) => ({ kind: 'figure', id, text })),
      },
      {
        ...{ kind: 'table', id: 'partners', number: 1, caption: product, notes: [] },
        header: [
          { label: '', holds: 'name' },
          { label: period, holds: 'figure' },
          { label: '%', holds: 'figure' },
        ],
        rows: Array.from({ length: rowCount }, (_, index) => ({
          kind: 'data',
          cells: [
            { kind: 'name', text: `partner ${index + 1}` },
            ...row(index).map(({ id, text }) => ({ kind: 'figure' as const, id, text, marker: null })),
          ],
        })),
      },
    ],
    figures: new Map(figures.map((figure) => [figure.id, figure])),
    about: { product, month: period, issuer: null, asOf: '2024-01-18', files: [], commentary: null },
  }
}

function figureOf(product: string, index: number): ShownFigure {
  const amount = 1_000_000 * (index + 1) + product.length
  return {
    id: `export.partner.P${index}.month.value` as ShownFigure['id'],
    ...{
      value: `${amount}`,
      exact: `${amount}`,
      text: (amount / 1e6).toFixed(1),
      scale: '1000000',
      unit: 'USD',
    },
    marker: null,
    derivation: {
      operation: 'sum',
      cells: {
        ...{ flow: 'export', currency: 'USD', cut: 'partner', measure: 'value', grain: 'month' },
        ...{ months: { from: 202312, to: 202312 }, commodities: ['85076000'] },
      },
    },
  } as unknown as ShownFigure
}
