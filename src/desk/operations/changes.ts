import { z } from '@hono/zod-openapi'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { editingSession } from '../history/history.ts'
import { operation } from '../http/http.ts'
import type { LoggedChange } from '../jobs/jobs.ts'

const loggedChange = z
  .object({
    when: z.string(),
    who: z.string(),
    what: z.string().openapi({ example: 'commentary' }),
    /** What it was about: a file, a product, a month, a load, a number of products; by what was done. */
    about: z.record(z.string(), z.union([z.string(), z.number()])),
    /** How often in a row, as where a text is saved while it is typed. */
    times: z.number(),
  })
  .openapi('Change')

/** The log of changes: who did what, and when. */
export function changeOperations(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/changes',
      tag: 'about',
      summary: 'What was changed at the desk, by whom and when, the latest first; sign-ins are left out',
      role: 'reader',
      query: z.object({
        /** As the page before gives it. */
        before: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
      }),
      answer: z.object({ changes: z.array(loggedChange), before: z.number().nullable() }),
    },
    async ({ query }) => {
      const { changes, before } = await deskState.changes.read(query.before)
      return { changes: joinRepeated(changes.filter(({ what }) => !isSignIn(what))), before }
    },
  )
}

/** Who came in from where is no change of the workspace; the log itself has it. */
const isSignIn = (what: string): boolean => what.startsWith('sign-in')

/** The changes, of which those that repeat the one after them are joined to it. The latest is first. */
function joinRepeated(changes: readonly LoggedChange[]): z.input<typeof loggedChange>[] {
  const joined: (z.input<typeof loggedChange> & { key: string; begun: number })[] = []
  for (const { when, who, what, about } of changes) {
    const key = JSON.stringify([who, what, about])
    const time = new Date(when).getTime()
    const later = joined.at(-1)
    if (later?.key === key && later.begun - time < editingSession) {
      later.times++
      later.begun = time
    } else joined.push({ when, who, what, about: plainAbout(about), times: 1, key, begun: time })
  }
  return joined.map(({ key: _, begun: __, ...change }) => change)
}

/** What a change was about in flat values; of several products that were built, how many they are. */
function plainAbout({ products, ...about }: LoggedChange['about']): Record<string, string | number> {
  const built = Array.isArray(products) ? products : []
  const named = built.length === 1 ? { ...about, ...builtBrief.parse(built[0]) } : about
  return Object.fromEntries([
    ...Object.entries(named).filter(isPlain),
    ...(built.length > 1 ? [['products', built.length]] : []),
  ])
}

const builtBrief = z.object({ product: z.string(), month: z.string().nullable() }).partial().catch({})

const isPlain = (entry: [string, unknown]): entry is [string, string | number] =>
  typeof entry[1] === 'string' || typeof entry[1] === 'number'
