import { z } from '@hono/zod-openapi'
import type { CodeLists } from '../../codes/codes.ts'
import { groups } from '../../codes/partners/partners.ts'
import { findCommodities } from '../../workspace/inspect/inspect.ts'
import { getWorkspaceCodes } from '../../workspace/project/references/references.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { House } from '../desk-state.ts'
import { operation } from '../http/http.ts'
import { codeEntry } from '../schemas/schemas.ts'

type Entry = z.input<typeof codeEntry>

/** Codes: the lists that the program knows, and the commodities that were loaded. */
export function codeOperations(app: DeskApp, house: House): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/codes/{list}',
      tag: 'codes',
      summary: 'A code list: partners, places, groups, procedures',
      role: 'reader',
      params: z.object({ list: z.enum(['partners', 'places', 'groups', 'procedures']) }),
      answer: z.array(codeEntry),
    },
    async ({ params }) => lists[params.list](getWorkspaceCodes(await house.workspace())),
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
      answer: z.array(z.object({ code: z.string(), name: z.string() })),
      follows: 'data',
    },
    async ({ query }) => findCommodities(house.ledger, query.search, query.limit),
  )
}

const lists: Readonly<
  Record<'partners' | 'places' | 'groups' | 'procedures', (codes: CodeLists) => Entry[]>
> = {
  partners: (lists) =>
    lists.listPartners().map(({ id, name, codes }) => ({ id, code: codes.join(','), name })),
  places: (lists) => lists.listPlaces().map(({ id, code, name }) => ({ id, code, name })),
  groups: () => groups().map(({ id, name }) => ({ id, code: id, name })),
  procedures: (lists) => lists.listProcedures().map(({ code, name }) => ({ id: code, code, name })),
}
