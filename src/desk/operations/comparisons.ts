import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from '@hono/zod-openapi'
import { allCodes } from '../../brief/product/product.ts'
import { type ComparedBriefs, compareBriefs } from '../../compare/compare.ts'
import {
  comparisonData,
  comparisonFiles,
  comparisonFormats,
  printComparison,
} from '../../compare/formats/formats.ts'
import { type BriefReference, builtFile, type VersionReference } from '../../compare/versions/versions.ts'
import { isReported } from '../../ledger/ledger.ts'
import { getMessageLanguage } from '../../trade/trade.ts'
import { silentEffects } from '../../workspace/workspace.ts'
import type { DeskApp } from '../auth/auth.ts'
import { ComputedCache } from '../computed-cache.ts'
import type { DeskState } from '../desk-state.ts'
import {
  briefNamed,
  inLanguage,
  ofBrief,
  operation,
  periodNamed,
  periodText,
  productName,
} from '../http/http.ts'
import { Refusal } from '../problem.ts'
import { comparisonChoices, comparisonReport, editionLanguage, language } from '../schemas/schemas.ts'

/** Comparisons hold two documents each; a person looks at one in several formats. */
const cachedComparisons = 4

const moment = z.iso.datetime()

/** The older version: by default the brief itself by the latest data, in which something has to differ. */
const withOlder = inLanguage.extend({
  withProduct: productName.optional(),
  withPeriod: periodText.optional(),
  withAsOf: moment
    .optional()
    .openapi({ description: 'Only what was published by then is in the older version.' }),
  withLanguage: editionLanguage.optional(),
  issued: z
    .enum(['true', 'false'])
    .default('false')
    .openapi({ description: 'Whether the older version is the one that was built last, as data.' }),
  asOf: moment
    .optional()
    .openapi({ description: 'Only what was published by then is in the newer version.' }),
})

type Query = z.infer<typeof withOlder>
type Subject = z.infer<typeof ofBrief>

/** Comparisons of a brief with another version or another brief. */
export function comparisonOperations(app: DeskApp, deskState: DeskState): void {
  const comparisons = new ComputedCache<ComparedBriefs>({ entries: cachedComparisons })
  const compare = async (params: Subject, query: Query): Promise<ComparedBriefs> => {
    const { older, newer, stamp } = await nameVersions(deskState, params, query)
    const key = JSON.stringify([older, newer, stamp])
    return comparisons.get(await deskState.version(), key, () =>
      deskState.compute(async () =>
        compareBriefs(
          await deskState.workspace(),
          deskState.ledger,
          { older, newer, language: query.language },
          silentEffects,
        ),
      ),
    )
  }
  addCompare(app, compare)
  addDownloadComparison(app, compare)
  addListChoices(app, deskState)
}

type Compare = (params: Subject, query: Query) => Promise<ComparedBriefs>

function addCompare(app: DeskApp, compare: Compare): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/comparisons/{product}/{month}',
      tag: 'comparisons',
      summary: 'What differs between a brief and another version or another brief, and why',
      role: 'reader',
      params: ofBrief,
      query: withOlder,
      answer: comparisonReport,
    },
    async ({ params, query }) => comparisonData((await compare(params, query)).comparison),
  )
}

function addDownloadComparison(app: DeskApp, compare: Compare): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/comparisons/{product}/{month}/file',
      tag: 'comparisons',
      summary: 'A comparison as a file: Word with tracked changes, a web page, text',
      role: 'reader',
      params: ofBrief,
      query: withOlder.extend({
        format: z.enum(comparisonFormats),
        ui: language
          .optional()
          .openapi({ description: 'The language of what is said about the differences.' }),
      }),
      answer: 'bytes',
      mediaTypes: [
        ...new Set(comparisonFormats.map((format) => comparisonFiles[format].mediaType.replace(/;.*/, ''))),
      ],
    },
    async ({ params, query }) => {
      const { format, ui = getMessageLanguage(query.language) } = query
      const bytes = await printComparison(await compare(params, query), format, ui)
      const { extension, mediaType } = comparisonFiles[format]
      const name = `${params.product}-${params.month}-changes.${extension}`
      const plain = name.replace(/[^\w.-]/g, '_')
      return new Response(new Uint8Array(bytes), {
        headers: {
          'content-type': mediaType,
          'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
        },
      })
    },
  )
}

function addListChoices(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/comparisons/{product}/{month}/choices',
      tag: 'comparisons',
      summary: 'The dates of the data that a brief can be compared by, and when it was built last',
      role: 'reader',
      params: ofBrief,
      query: inLanguage,
      answer: comparisonChoices,
    },
    async ({ params, query }) => {
      const { product } = await briefNamed(deskState, params)
      const codes = new Set(allCodes(product))
      const loads = (await deskState.loads()).filter(
        (load) => isReported(load, product.reported) && load.commodities.some((code) => codes.has(code)),
      )
      const dates = [...new Set(loads.map(({ asOf }) => asOf))].sort().reverse()
      const issued = await issuedAt(deskState, toReference(params, query.language))
      return { dates, issued: issued?.toISOString() ?? null }
    },
  )
}

const toReference = ({ product, month }: Subject, spoken: Query['language']): BriefReference => ({
  kind: 'brief',
  product,
  period: periodNamed(month),
  language: spoken,
})

/** @throws Refusal (404) for a product that there is not, and for a version that was not built. */
async function nameVersions(deskState: DeskState, params: Subject, query: Query) {
  await deskState.product(params.product)
  await deskState.product(query.withProduct ?? params.product)
  const newer: BriefReference = {
    ...toReference(params, query.language),
    ...(query.asOf !== undefined && { asOf: query.asOf }),
  }
  const older: BriefReference = {
    ...toReference(
      { product: query.withProduct ?? params.product, month: query.withPeriod ?? params.month },
      query.withLanguage ?? query.language,
    ),
    ...(query.withAsOf !== undefined && { asOf: query.withAsOf }),
  }
  if (query.issued === 'false') return { older: older as VersionReference, newer, stamp: '' }
  const built = await issuedAt(deskState, older)
  if (!built) throw notBuilt
  return {
    older: builtFile(await deskState.workspace(), older) as VersionReference,
    newer,
    stamp: built.toISOString(),
  }
}

/** When a brief was built last as data; null where it was not. */
async function issuedAt(deskState: DeskState, reference: BriefReference): Promise<Date | null> {
  const { path } = builtFile(await deskState.workspace(), reference)
  return stat(join(deskState.folder, path)).then(
    ({ mtime }) => mtime,
    () => null,
  )
}

const notBuilt = new Refusal(
  404,
  {
    zh: '这份简报还没有作为数据（JSON）编制过，没有可比较的已编制版本。',
    en: 'This brief was not built as data (JSON) yet, so there is no issued version to compare with.',
  },
  {
    hint: {
      zh: '下载任何一种格式时会一并存下；或用 tradebrief build --formats json。',
      en: 'It is stored with each download by an editor; or use tradebrief build --formats json.',
    },
  },
)
