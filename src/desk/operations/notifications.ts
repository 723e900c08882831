import { z } from '@hono/zod-openapi'
import { formatNoticeFeed, openOutbox, replayOutbox, wordEvent } from '../../notify/notify.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation } from '../http/http.ts'
import { language, notifications } from '../schemas/schemas.ts'
import { notifyFromDesk } from '../services/services.ts'

/** So many events are shown. */
const mostShown = 100

/** Notifications: what was found and who was told. Addresses are shown to owners alone. */
export function notificationOperations(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/notifications',
      tag: 'notifications',
      summary: 'What was notified, to whom, and what is still to be sent',
      role: 'owner',
      answer: notifications,
    },
    async () => describeNotifications(deskState),
  )

  operation(
    app,
    {
      method: 'post',
      path: '/api/notifications/passes',
      tag: 'notifications',
      summary: 'Look for events now, and send what is due',
      role: 'owner',
      body: z.object({}).strict(),
      answer: notifications,
    },
    async () => {
      await notifyFromDesk(deskState)
      return describeNotifications(deskState)
    },
  )

  operation(
    app,
    {
      method: 'get',
      path: '/api/notifications/feed',
      tag: 'notifications',
      summary: 'The events as an Atom feed',
      role: 'editor',
      query: z.object({ language: language.default('zh') }),
      answer: 'bytes',
      mediaTypes: ['application/atom+xml'],
    },
    async ({ query }) => {
      const { config } = await deskState.workspace()
      const { events } = replayOutbox(await openOutbox(deskState.folder).read())
      const options = { language: query.language, url: config.notify?.url, now: deskState.now() }
      return new Response(formatNoticeFeed(events, options), {
        headers: { 'content-type': 'application/atom+xml' },
      })
    },
  )
}

async function describeNotifications(deskState: DeskState): Promise<z.input<typeof notifications>> {
  const { config } = await deskState.workspace()
  const { events, messages } = replayOutbox(await openOutbox(deskState.folder).read())
  return {
    isSetUp: config.notify !== undefined,
    events: events
      .slice(-mostShown)
      .reverse()
      .map((event) => ({
        ...{ key: event.key, kind: event.kind, at: event.at, words: wordEvent(event) },
        messages: messages
          .filter((message) => message.event === event)
          .map(({ channel, to, state, attempts, next, reason }) => ({
            ...{ channel, to, state, attempts, next, reason },
          })),
      })),
  }
}
