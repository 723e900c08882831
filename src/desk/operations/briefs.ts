import { z } from '@hono/zod-openapi'
import { productCodes } from '../../brief/product/product.ts'
import { formatDescriptions, formats } from '../../press/press.ts'
import { editions, formatMonth, formatPeriod } from '../../trade/trade.ts'
import { briefStates, latestMonth } from '../../workspace/inspect/inspect.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { House } from '../desk-state.ts'
import { briefNamed, inLanguage, monthNamed, monthText, ofBrief, operation } from '../http/http.ts'
import { briefsOfProduct, localized } from '../schemas/schemas.ts'

/** Briefs: which there can be, and each as data and in every format. */
export function briefOperations(app: DeskApp, house: House): void {
  addListBriefs(app, house)
  addReadBrief(app, house)
  addReadWarnings(app, house)
  addDownloadBrief(app, house)
}

function addListBriefs(app: DeskApp, house: House): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/briefs',
      tag: 'briefs',
      summary:
        'Products by recent months, or the periods of another edition that cover them, each with its state',
      role: 'reader',
      query: z.object({
        months: z.coerce.number().int().min(1).max(36).default(12),
        until: monthText.optional(),
        edition: z.enum(editions).default('month'),
      }),
      answer: z.object({ latest: z.string().nullable(), products: z.array(briefsOfProduct) }),
      follows: 'data',
    },
    async ({ query }) => {
      const until = query.until === undefined ? {} : { until: monthNamed(query.until) }
      const { states } = await house.answer(`states ${JSON.stringify(query)}`, async () => {
        const order = { count: query.months, edition: query.edition, ...until }
        return { states: await briefStates(house.ledger, await house.products(), order) }
      })
      const latest = latestMonth(await house.loads())
      return {
        latest: latest && formatMonth(latest),
        products: states.map(({ product, months }) => ({
          product: {
            id: product.id,
            name: product.name,
            codes: latest ? [...productCodes(product, latest)] : [],
          },
          months: months.map(({ month, ...state }) => ({
            ...state,
            month: formatPeriod({ edition: query.edition, last: month }),
          })),
        })),
      }
    },
  )
}

function addReadBrief(app: DeskApp, house: House): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/briefs/{product}/{month}',
      tag: 'briefs',
      summary: 'A brief as data: figures, prose, tables, notes',
      role: 'reader',
      params: ofBrief,
      query: inLanguage,
      answer: z.object({ document: z.looseObject({}), warnings: z.array(localized) }),
      follows: 'data',
    },
    async ({ params, query }) => {
      const { product, month } = await briefNamed(house, params)
      const { warnings } = await house.brief(product, month, query.language)
      const { bytes } = await house.file(product, month, query.language, 'json')
      // Printed already: it is not read, only to be written the same again.
      const answer = [
        Buffer.from('{"document":'),
        bytes,
        Buffer.from(`,"warnings":${JSON.stringify(warnings)}}`),
      ]
      return new Response(Buffer.concat(answer), { headers: { 'content-type': 'application/json' } })
    },
  )
}

function addReadWarnings(app: DeskApp, house: House): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/briefs/{product}/{month}/warnings',
      tag: 'briefs',
      summary: 'What is to be known of a brief before it is signed',
      role: 'reader',
      params: ofBrief,
      query: inLanguage,
      answer: z.array(localized),
      follows: 'data',
    },
    async ({ params, query }) => {
      const { product, month } = await briefNamed(house, params)
      return [...(await house.brief(product, month, query.language)).warnings]
    },
  )
}

function addDownloadBrief(app: DeskApp, house: House): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/briefs/{product}/{month}/file',
      tag: 'briefs',
      summary: 'A brief as a file to keep',
      role: 'reader',
      params: ofBrief,
      query: inLanguage.extend({ format: z.enum(formats) }),
      answer: 'bytes',
      mediaTypes: formats.map((format) => formatDescriptions[format].mediaType.replace(/;.*/, '')),
      follows: 'data',
    },
    async ({ params, query: { language, format } }) => {
      const { product, month } = await briefNamed(house, params)
      const { bytes, press } = await house.file(product, month, language, format)
      const name = `${product.id}-${params.month}${language === 'zh' ? '' : `.${language}`}.${press.extension}`
      return new Response(bytes, {
        headers: { 'content-type': press.mediaType, 'content-disposition': attachment(name) },
      })
    },
  )
}

/** Always a download, never a page of ours: what a file holds must not run here. */
const attachment = (name: string): string =>
  `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`
