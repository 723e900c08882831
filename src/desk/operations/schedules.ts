import { z } from '@hono/zod-openapi'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation } from '../http/http.ts'
import { schedules } from '../schemas/schemas.ts'
import { planDeskSchedules, runDeskSchedules } from '../services/services.ts'

/** Schedules: when they run next, and what came of the last run. */
export function scheduleOperations(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/schedules',
      tag: 'schedules',
      summary: 'The schedules, with the next run and what came of the last one',
      role: 'editor',
      answer: schedules,
    },
    async () => describeSchedules(deskState),
  )

  operation(
    app,
    {
      method: 'post',
      path: '/api/schedules/runs',
      tag: 'schedules',
      summary: 'Run a schedule now',
      role: 'owner',
      body: z.object({ name: z.string().min(1).max(60) }).strict(),
      answer: schedules,
    },
    async ({ body: { name }, context }) => {
      await runDeskSchedules(deskState, name)
      await deskState.changes.note(context.get('person').name, 'schedule', { name })
      return describeSchedules(deskState)
    },
  )
}

async function describeSchedules(deskState: DeskState): Promise<z.input<typeof schedules>> {
  const planned = await planDeskSchedules(deskState)
  return planned.map(({ schedule: { name, run, when, timezone }, next, due, last }) => ({
    ...{ name, run, when, timezone },
    next: next?.toISOString() ?? null,
    due: due?.toISOString() ?? null,
    last: last && { at: last.at, outcome: last.outcome, words: [...last.words] },
  }))
}
