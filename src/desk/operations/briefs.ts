import { z } from '@hono/zod-openapi'
import { productCodes } from '../../brief/product/product.ts'
import { formatDescriptions, formats } from '../../press/press.ts'
import { editions, formatMonth, formatPeriod, type Month } from '../../trade/trade.ts'
import { briefStates } from '../../workspace/inspect/inspect.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import {
  briefNamed,
  inLanguage,
  monthNamed,
  monthText,
  ofBrief,
  operation,
  productName,
} from '../http/http.ts'
import { Refusal } from '../problem.ts'
import { briefsOfProduct, localized } from '../schemas/schemas.ts'

/** Briefs: which there can be, and each as data and in every format. */
export function briefOperations(app: DeskApp, deskState: DeskState): void {
  addListBriefs(app, deskState)
  addReadBrief(app, deskState)
  addReadWarnings(app, deskState)
  addDownloadBrief(app, deskState)
  addDrawPages(app, deskState)
}

function addListBriefs(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/briefs',
      tag: 'briefs',
      summary:
        'Products by recent months of their own data, or the periods of another edition that cover them, with their states',
      role: 'reader',
      query: z.object({
        product: productName.optional(),
        months: z.coerce
          .number()
          .int()
          .min(1)
          .max(mostMonths)
          .default(12)
          .openapi({
            description: `With a product ${mostMonths} at most, for all products ${mostMonthsForAll}.`,
          }),
        until: monthText.optional(),
        edition: z.enum(editions).default('month'),
      }),
      answer: z.object({ latest: z.string().nullable(), products: z.array(briefsOfProduct) }),
      follows: 'data',
    },
    async ({ query }) => {
      const until = query.until === undefined ? {} : { until: monthNamed(query.until) }
      if (query.product === undefined && query.months > mostMonthsForAll) throw tooManyMonths
      const { states } = await deskState.answer(`states ${JSON.stringify(query)}`, async () => {
        const order = { count: query.months, edition: query.edition, ...until }
        const products =
          query.product === undefined ? await deskState.products() : [await deskState.product(query.product)]
        return { states: await briefStates(deskState.ledger, products, order) }
      })
      const latest = states.reduce<Month | null>(
        (month, item) => (item.latest !== null && item.latest > (month ?? 0) ? item.latest : month),
        null,
      )
      return {
        latest: latest && formatMonth(latest),
        products: states.map(({ product, latest, months }) => ({
          latest: latest && formatMonth(latest),
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

const mostMonths = 240
const mostMonthsForAll = 36

const tooManyMonths = new Refusal(400, {
  zh: `所有产品一次至多 ${mostMonthsForAll} 个月；更多请指明产品。`,
  en: `${mostMonthsForAll} months at most for all products; name a product for more.`,
})

function addReadBrief(app: DeskApp, deskState: DeskState): void {
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
      const { product, month } = await briefNamed(deskState, params)
      const { warnings } = await deskState.brief(product, month, query.language)
      const { bytes } = await deskState.file(product, month, query.language, 'json')
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

function addReadWarnings(app: DeskApp, deskState: DeskState): void {
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
      const { product, month } = await briefNamed(deskState, params)
      return [...(await deskState.brief(product, month, query.language)).warnings]
    },
  )
}

function addDownloadBrief(app: DeskApp, deskState: DeskState): void {
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
      const { product, month } = await briefNamed(deskState, params)
      const { bytes, press } = await deskState.file(product, month, language, format)
      const { document } = await deskState.brief(product, month, language)
      const plain = `${product.id}-${params.month}${language === 'zh' ? '' : `.${language}`}`
      const disposition = attachment(toFileName(document.title) || plain, plain, press.extension)
      return new Response(bytes, {
        headers: { 'content-type': press.mediaType, 'content-disposition': disposition },
      })
    },
  )
}

function addDrawPages(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/briefs/{product}/{month}/pages',
      tag: 'briefs',
      summary: 'The pages of the PDF as one drawing, from top to bottom',
      role: 'reader',
      params: ofBrief,
      query: inLanguage,
      answer: 'bytes',
      mediaTypes: ['image/svg+xml'],
      follows: 'data',
    },
    async ({ params, query: { language } }) => {
      const { product, month } = await briefNamed(deskState, params)
      const drawing = await deskState.pages(product, month, language)
      return new Response(drawing, { headers: { 'content-type': 'image/svg+xml' } })
    },
  )
}

/** Always a download, never a page of ours: what a file holds must not run here. Old clients take the plain name. */
const attachment = (name: string, plain: string, extension: string): string =>
  `attachment; filename="${plain.replace(/[^\w.-]/g, '_')}.${extension}"; filename*=UTF-8''${encodeURIComponent(`${name}.${extension}`)}`

const longestFileName = 100

/** A title without what a name of a file cannot have on some system. */
const toFileName = (title: string): string =>
  [...title.replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]+/gu, ' ').replace(/ +/g, ' ')]
    .slice(0, longestFileName)
    .join('')
    .replace(/^[ .]+|[ .]+$/g, '')
