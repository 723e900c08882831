import { z } from '@hono/zod-openapi'
import { allCodes, type Product } from '../../brief/product/product.ts'
import type { CodeLists } from '../../codes/codes.ts'
import { commonProducts } from '../../codes/common-products/common-products.ts'
import { chineseCustoms, hasReporter, listPublications } from '../../codes/publications/publications.ts'
import { formatMonth, type Reported } from '../../trade/trade.ts'
import { findCommodities } from '../../workspace/inspect/inspect.ts'
import { getWorkspaceCodes } from '../../workspace/project/references/references.ts'
import { nameStatistics } from '../../workspace/words/words.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation } from '../http/http.ts'
import { codeEntry, loadedCommodity } from '../schemas/schemas.ts'

type Entry = z.input<typeof codeEntry>

/** Codes: the lists that the program knows, and the commodities that were loaded. */
export function codeOperations(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/codes/{list}',
      tag: 'codes',
      summary:
        'A code list: partners, places, groups, procedures, products that are often written about; reporters, with the sources that have their trade as `code`; sources',
      role: 'reader',
      params: z.object({ list: z.enum(listNames) }),
      answer: z.array(codeEntry),
    },
    async ({ params }) => lists[params.list](getWorkspaceCodes(await deskState.workspace())),
  )

  operation(
    app,
    {
      method: 'get',
      path: '/api/commodities',
      tag: 'codes',
      summary: 'Search the commodities that were loaded, by code or by name',
      role: 'reader',
      query: z.object({
        search: z.string().max(100).default(''),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
      answer: z.array(loadedCommodity),
      follows: 'data',
    },
    async ({ query }) => {
      const products = await deskState.products().catch(() => [])
      const found = await findCommodities(deskState.ledger, query.search, query.limit)
      return found.map(({ code, name, months, reported }) => {
        const owner = products.find((product) => isOf(product, reported) && allCodes(product).includes(code))
        return {
          ...{ code, name, first: formatMonth(months.from), latest: formatMonth(months.to) },
          ...{ reported, statistics: reported && nameStatistics(reported, {}) },
          product: owner ? { id: owner.id, name: owner.name } : null,
        }
      })
    },
  )
}

/** Whether the statistics are those that a product is of. */
const isOf = (product: Product, reported: Reported | null): boolean =>
  product.reported?.reporter === reported?.reporter && product.reported?.source === reported?.source

const listNames = [
  'partners',
  'places',
  'groups',
  'procedures',
  'common-products',
  'reporters',
  'sources',
] as const

const lists: Readonly<Record<(typeof listNames)[number], (codes: CodeLists) => Entry[]>> = {
  partners: (lists) =>
    lists.listPartners().map(({ id, name, codes }) => ({ id, code: codes.join(','), name })),
  places: (lists) => lists.listPlaces().map(({ id, code, name }) => ({ id, code, name })),
  groups: (lists) => lists.listGroups().map(({ id, name }) => ({ id, code: id, name })),
  'common-products': () => commonProducts().map(({ prefix, name }) => ({ id: prefix, code: prefix, name })),
  procedures: (lists) => lists.listProcedures().map(({ code, name }) => ({ id: code, code, name })),
  reporters: listReporters,
  sources: () => [
    ...[chineseCustoms, ...listPublications()].map(({ source, name }) => ({
      id: source,
      code: source,
      name,
    })),
  ],
}

/** Whose trade a product file can name: China, those with statistics of their own that can be read, and all others. */
function listReporters(lists: CodeLists): Entry[] {
  const union = lists.findGroup('EU')
  const economies = lists.listPartners().filter(({ id }) => /^[A-Z]{3}$/.test(id))
  const entries = [...economies, ...(union ? [{ id: 'EU', name: union.name }] : [])].map(({ id, name }) => {
    const publications = listPublications().filter((publication) => hasReporter(publication, id))
    // Its own statistics before those of all economies, as they are usual for it.
    const [national, general] = [true, false].map((isNational) =>
      publications.filter(({ reporters }) => (reporters !== null) === isNational),
    )
    const sources = [...(id === 'CHN' ? [chineseCustoms] : []), ...(national ?? []), ...(general ?? [])]
    const rank = id === 'CHN' ? 0 : national?.length ? 1 : 2
    return { entry: { id, code: sources.map(({ source }) => source).join(','), name }, rank }
  })
  return entries.sort((one, other) => one.rank - other.rank).map(({ entry }) => entry)
}
