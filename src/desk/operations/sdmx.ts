import { z } from '@hono/zod-openapi'
import {
  answerData,
  answerStructures,
  chooseDataFormat,
  dataTypes,
  listTradeComponents,
  notImplemented,
  QueryFault,
  requireStructureType,
  structureType,
} from '../../sdmx/sdmx.ts'
import { getWorkspaceCodes } from '../../workspace/project/references/references.ts'
import type { DeskApp, DeskContext } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation } from '../http/http.ts'
import { Refusal } from '../problem.ts'

const base = '/api/sdmx/v2'

/**
 * Read addresses of SDMX REST 2 under `/api/sdmx/v2`: structures, and data of the ledger. Each address can be shortened at its
 * end, as the standard has it. What of the standard is not there is answered with 501.
 */
export function sdmxOperations(app: DeskApp, deskState: DeskState): void {
  for (const names of listPrefixes(['artefactType', 'agencyID', 'resourceID', 'version', 'itemID']))
    addStructures(app, deskState, names)
  for (const names of listPrefixes(['context', 'agencyID', 'resourceID', 'version', 'key']))
    addData(app, deskState, names)
  for (const part of ['availability', 'schema', 'metadata', 'registration'])
    for (const path of [`${base}/${part}`, `${base}/${part}/*`])
      app.get(path, () => {
        throw toRefusal(notImplemented(part))
      })
  // Some clients, pysdmx among them, end each path with a slash; most do not follow a redirection.
  app.get(`${base}/*`, (context, next) => {
    const url = new URL(context.req.url)
    if (!url.pathname.endsWith('/')) return next()
    url.pathname = url.pathname.replace(/\/+$/, '')
    return app.fetch(new Request(url, context.req.raw), context.env)
  })
}

/** The first of some names, then two, and so on. */
const listPrefixes = (names: readonly string[]): readonly (readonly string[])[] =>
  names.map((_, index) => names.slice(0, index + 1))

/** Examples of the parts of paths. */
const common = { agencyID: 'TRADEBRIEF', version: '2.0.0' }
const ofStructures = { ...common, artefactType: 'codelist', resourceID: 'CL_IMTS_FLOW', itemID: 'X' }
const ofData = { ...common, context: 'dataflow', resourceID: 'IMTS', key: 'M.CHN.gacc.X.85076000' }

const textOf = (description: string) => z.string().max(2000).optional().openapi({ description })

const paramsOf = (names: readonly string[], examples: Readonly<Record<string, string>>) =>
  z.object(
    Object.fromEntries(
      names.map((name) => [
        name,
        z
          .string()
          .min(1)
          .max(2000)
          .openapi({ example: examples[name] ?? '*' }),
      ]),
    ),
  )

const pathOf = (resource: string, names: readonly string[]): string =>
  [base, resource, ...names.map((name) => `{${name}}`)].join('/')

const structureQuery = z.object({
  detail: textOf('full (the default), allstubs, referencestubs …'),
  references: textOf('none (the default), children, descendants, parents, all, or a kind of structure.'),
})

function addStructures(app: DeskApp, deskState: DeskState, names: readonly string[]): void {
  operation(
    app,
    {
      method: 'get',
      path: pathOf('structure', names),
      tag: 'sdmx',
      summary: 'SDMX REST: dataflow, data structure, concepts and code lists as SDMX-ML 3.0',
      role: 'reader',
      params: paramsOf(names, ofStructures),
      query: structureQuery,
      answer: 'bytes',
      mediaTypes: [structureType.split(';')[0] ?? ''],
      follows: 'data',
    },
    ({ params, query, context }) =>
      refusing(async () => {
        requireKnown(context, Object.keys(structureQuery.shape))
        requireStructureType(context.req.header('accept'))
        const { artefactType, agencyID, resourceID, version, itemID } = params
        const { detail, references } = query
        const text = await answerStructures(
          await sourceOf(deskState),
          { kind: artefactType, agency: agencyID, id: resourceID, version, item: itemID, detail, references },
          deskState.now(),
        )
        return respond(text === null ? null : [text], structureType)
      }),
  )
}

const count = z.coerce.number().int().min(1).max(1_000_000).optional()

const dataQuery = z.object({
  ...Object.fromEntries(
    listTradeComponents().map((id) => [
      `c[${id}]`,
      textOf(
        id === 'TIME_PERIOD' ? 'Months, such as ge:2023-01+le:2023-12.' : 'Codes with commas, or conditions.',
      ),
    ]),
  ),
  dimensionAtObservation: textOf('TIME_PERIOD (the default), another dimension, or AllDimensions.'),
  firstNObservations: count,
  lastNObservations: count,
  attributes: textOf('dsd (the default), none, or ids with commas.'),
  measures: textOf('all (the default), none or OBS_VALUE.'),
  format: textOf('csv or xml, instead of the header Accept.'),
})

function addData(app: DeskApp, deskState: DeskState, names: readonly string[]): void {
  operation(
    app,
    {
      method: 'get',
      path: pathOf('data', names),
      tag: 'sdmx',
      summary: 'SDMX REST: data of the ledger as SDMX-ML 3.0 or SDMX-CSV 2.0',
      role: 'reader',
      params: paramsOf(names, ofData),
      query: dataQuery,
      answer: 'bytes',
      mediaTypes: Object.values(dataTypes).map((type) => type.split(';')[0] ?? ''),
      follows: 'data',
    },
    ({ params, query, context }) =>
      refusing(async () => {
        requireKnown(context, Object.keys(dataQuery.shape))
        const { context: usage, agencyID, resourceID, version, key } = params
        const { format, dimensionAtObservation, firstNObservations, lastNObservations, ...rest } = query
        const chosen = chooseDataFormat(format, context.req.header('accept'))
        const conditions = new Map(
          Object.entries(rest).flatMap(([name, value]) => {
            const [, component] = /^c\[(\w+)\]$/.exec(name) ?? []
            return component !== undefined && typeof value === 'string' ? [[component, value] as const] : []
          }),
        )
        const parts = await answerData(
          await sourceOf(deskState),
          {
            ...{ context: usage, agency: agencyID, id: resourceID, version, key, conditions, format: chosen },
            ...{ dimensionAtObservation, firstNObservations, lastNObservations },
            ...{ attributes: rest.attributes, measures: rest.measures },
          },
          deskState.now(),
        )
        return respond(parts, dataTypes[chosen])
      }),
  )
}

const sourceOf = async (deskState: DeskState) => ({
  ledger: deskState.ledger,
  codes: getWorkspaceCodes(await deskState.workspace()),
  product: null,
})

/** Parameters of the standard that are not there. */
const notThere =
  /^(?:updatedAfter|includeHistory|offset|limit|sort|asOf|reportingYearStartDay|startPeriod|endPeriod|detail)$/

/** @throws QueryFault for a parameter that is not there, and Refusal (400) for an unknown one. */
function requireKnown(context: DeskContext, known: readonly string[]): void {
  for (const name of new URL(context.req.url).searchParams.keys()) {
    if (known.includes(name)) continue
    if (notThere.test(name)) throw notImplemented(name)
    throw new Refusal(400, {
      zh: `没有参数 ${name.slice(0, 100)}；有：${known.join('、')}`,
      en: `There is no parameter ${name.slice(0, 100)}; there are: ${known.join(', ')}`,
    })
  }
}

/** An answer in parts; without any it is empty, which the standard has a status for. */
function respond(parts: AsyncIterable<string> | Iterable<string> | null, type: string): Response {
  if (parts === null) return new Response(null, { status: 204, headers: { vary: 'accept' } })
  return new Response(ReadableStream.from(encode(parts)), {
    headers: { 'content-type': type, vary: 'accept' },
  })
}

/** In pieces of some size: a part is often a line. */
async function* encode(parts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let text = ''
  for await (const part of parts) {
    text += part
    if (text.length < 64 * 1024) continue
    yield encoder.encode(text)
    text = ''
  }
  if (text !== '') yield encoder.encode(text)
}

const toRefusal = ({ status, words, hint }: QueryFault): Refusal =>
  new Refusal(status, words, hint ? { hint } : {})

/** Answers, with what is refused as the desk refuses it. */
async function refusing(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    throw error instanceof QueryFault ? toRefusal(error) : error
  }
}
