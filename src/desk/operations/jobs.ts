import { z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation, plainJob } from '../http/http.ts'
import type { Job } from '../jobs/jobs.ts'
import { notFound } from '../problem.ts'
import { job } from '../schemas/schemas.ts'

const id = z.object({ id: z.uuid() })

/** Jobs: how far work is that takes longer than a request should. */
export function jobOperations(app: DeskApp, deskState: DeskState): void {
  const find = (wanted: string): Job => {
    const found = deskState.jobs.get(wanted)
    if (found) return found
    throw notFound({ zh: '没有这项任务。', en: 'There is no such job.' })
  }

  operation(
    app,
    {
      method: 'get',
      path: '/api/jobs/{id}',
      tag: 'jobs',
      summary: 'How far a job is',
      role: 'reader',
      params: id,
      answer: job,
    },
    async ({ params }) => plainJob(find(params.id)),
  )

  operation(
    app,
    {
      method: 'get',
      path: '/api/jobs/{id}/events',
      tag: 'jobs',
      summary: 'A job’s course as server-sent events, each with the job; ends with it',
      role: 'reader',
      params: id,
      answer: 'bytes',
      mediaTypes: ['text/event-stream'],
    },
    async ({ params, context }) => {
      find(params.id)
      return streamSSE(context, async (stream) => {
        const send = (item: Job) => stream.writeSSE({ event: 'job', data: JSON.stringify(plainJob(item)) })
        await new Promise<void>((resolve) => {
          const over = ({ state }: Job) => state === 'done' || state === 'failed'
          const stop = deskState.jobs.follow(params.id, (entry) => {
            const sent = send(entry)
            if (over(entry)) void sent.finally(resolve)
          })
          stream.onAbort(() => {
            stop()
            resolve()
          })
          const now = find(params.id)
          const sent = send(now)
          if (over(now)) void sent.finally(resolve)
        })
      })
    },
  )
}
