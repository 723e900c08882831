import { createReadStream } from 'node:fs'
import { basename, dirname } from 'node:path'
import { Readable } from 'node:stream'
import { z } from '@hono/zod-openapi'
import type { Product } from '../../brief/product/product.ts'
import { availablePresses, formats } from '../../press/press.ts'
import { UserError } from '../../trade/errors/errors.ts'
import {
  type EditionLanguage,
  editionLanguages,
  formatPeriod,
  type Localized,
  type Period,
} from '../../trade/trade.ts'
import { type BuildOutcome, buildBriefs } from '../../workspace/build/build.ts'
import { readOverview } from '../../workspace/inspect/overview/overview.ts'
import type { Effects } from '../../workspace/workspace.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation, periodNamed, periodText, plainJob, productName } from '../http/http.ts'
import type { BuiltBrief } from '../jobs/jobs.ts'
import { notFound } from '../problem.ts'
import { editionLanguage, job } from '../schemas/schemas.ts'

const mostProducts = 500

const buildRequest = z.object({
  products: z.array(productName).min(1).max(mostProducts),
  /** By default each product’s newest complete month, or longer period of data without months. */
  period: periodText.optional(),
  languages: z.array(editionLanguage).min(1).max(editionLanguages.length),
  formats: z.array(z.enum(formats)).min(1).max(formats.length),
})

/** Builds: the briefs of several products at once, into the workspace, and as one archive. */
export function buildOperations(app: DeskApp, deskState: DeskState): void {
  addStartBuild(app, deskState)
  addDownloadBuild(app, deskState)
}

function addStartBuild(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/builds',
      tag: 'builds',
      summary: 'Build the briefs of products into the workspace; a job, whose files come as one archive',
      role: 'editor',
      body: buildRequest,
      answer: job,
    },
    async ({ body, context }) => {
      const products = await Promise.all([...new Set(body.products)].map((id) => deskState.product(id)))
      const period = body.period === undefined ? null : periodNamed(body.period)
      const who = context.get('person').name
      const label = {
        zh: `编制 ${products.length} 个产品的简报`,
        en:
          products.length === 1
            ? 'Building the brief of a product'
            : `Building briefs of ${products.length} products`,
      }
      return plainJob(
        deskState.jobs.add(label, deskState.now, async (effects) => {
          const built = await buildAll(deskState, { ...body, products, period }, effects)
          await deskState.changes.note(who, 'build', {
            products: built.map(({ product, month }) => ({ product, month })),
          })
          return { built }
        }),
      )
    },
  )
}

interface BuildRequest {
  readonly products: readonly Product[]
  readonly period: Period | null
  readonly languages: readonly EditionLanguage[]
  readonly formats: readonly string[]
}

/** Builds each period’s products together; one that cannot be built does not keep the others back. */
async function buildAll(
  deskState: DeskState,
  request: BuildRequest,
  effects: Effects,
): Promise<BuiltBrief[]> {
  const { products, period } = request
  const { presses, missing } = await availablePresses(request.formats)
  const left = missing.map(({ words }) => words)
  const periods = period ? products.map(() => period) : await newestPeriods(deskState, products)
  const names = periods.map((item) => item && formatPeriod(item))
  const workspace = await deskState.workspace()
  const built: BuiltBrief[] = []
  for (const name of [...new Set(names)].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))) {
    const together = products.filter((_, index) => names[index] === name)
    const shared = periods[names.indexOf(name)] ?? null
    if (name === null || shared === null) {
      built.push(...together.map((product) => withoutMonth(product)))
      continue
    }
    const { edition, last: month } = shared
    const order = { month, edition, products: together, languages: request.languages, presses }
    const outcomes = await buildBriefs(workspace, deskState.ledger, order, effects)
    built.push(...together.map((product, index) => toBuilt(product, name, outcomes[index], left)))
  }
  return built
}

const newestPeriods = async (
  deskState: DeskState,
  products: readonly Product[],
): Promise<(Period | null)[]> =>
  (await readOverview(deskState.ledger, products)).map(({ complete }) => complete)

function toBuilt(
  product: Product,
  month: string,
  outcome: BuildOutcome | undefined,
  left: readonly Localized[],
): BuiltBrief {
  const { id, name } = product
  const about = { product: id, name, month }
  if (!outcome) throw new Error('each product has an outcome')
  return 'error' in outcome
    ? { ...about, files: [], isNew: false, warnings: [], error: outcome.error }
    : {
        ...about,
        files: outcome.files,
        isNew: outcome.built,
        warnings: [...left, ...outcome.warnings],
        error: null,
      }
}

const withoutMonth = ({ id, name }: Product): BuiltBrief => ({
  ...{ product: id, name, month: null, files: [], isNew: false, warnings: [] },
  error: new UserError(
    { zh: `${name.zh}没有数据齐全的月份。`, en: `No month of ${name.en} has all its data.` },
    { hint: { zh: '在“数据”页看看还要下载什么。', en: 'See on the Data page what to download.' } },
  ),
})

function addDownloadBuild(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/builds/{id}/file',
      tag: 'builds',
      summary: 'The files that a job has built, as one archive',
      role: 'reader',
      params: z.object({ id: z.uuid() }),
      answer: 'bytes',
      mediaTypes: ['application/zip'],
    },
    async ({ params }) => {
      const outcome = deskState.jobs.get(params.id)?.outcome
      if (!outcome || !('built' in outcome)) throw nothingBuilt
      const files = outcome.built.flatMap((brief) => brief.files)
      if (files.length === 0) throw nothingBuilt
      const name = `briefs-${deskState.now().toISOString().slice(0, 10)}.zip`
      return new Response(await archive(files), {
        headers: {
          'content-type': 'application/zip',
          'content-disposition': `attachment; filename="${name}"`,
        },
      })
    },
  )
}

/** Documents are compressed already. */
const compressed = /\.(docx|xlsx|pdf)$/

/** An archive of briefs in folders by period, read as it is sent. */
async function archive(files: readonly string[]): Promise<ReadableStream<Uint8Array>> {
  const { ZipFile } = await import('yazl')
  const zip = new ZipFile()
  for (const path of files)
    zip.addReadStreamLazy(
      `${basename(dirname(path))}/${basename(path)}`,
      { mtime: new Date(0), forceDosTimestamp: true, compress: !compressed.test(path) },
      (give) => {
        const stream = createReadStream(path)
        // A file that was deleted meanwhile ends the archive.
        stream.once('error', (error) => zip.emit('error', error))
        give(null, stream)
      },
    )
  zip.end()
  const output = Readable.from(zip.outputStream)
  zip.on('error', (error: Error) => output.destroy(error))
  // The types of Node and of the web for one thing differ.
  return Readable.toWeb(output) as unknown as ReadableStream<Uint8Array>
}

const nothingBuilt = notFound({
  zh: '没有这次编制的文件，请重新编制。',
  en: 'There are no files of this build; build the briefs again.',
})
