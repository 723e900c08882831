/**
 * Notifications. A pass has these steps: `find-events.ts` finds what happened since the last one, `outbox.ts` records each
 * event with its messages (`address-messages.ts`), `deliver.ts` sends what is due by mail (`send-mail.ts`) and webhook
 * (`send-webhook.ts`) after `find-obstacle.ts` has looked whether it may still be sent. `run-notifications.ts` is the
 * sequence; `atom-feed.ts` has the same events as a feed.
 *
 * @module
 */
export { formatNoticeFeed } from './atom-feed.ts'
export type { Channels } from './deliver.ts'
export { wordEvent } from './event-words.ts'
export {
  type MessageState,
  type OutboxEvent,
  type OutboxMessage,
  type OutboxState,
  openOutbox,
  replayOutbox,
} from './outbox.ts'
export { readChannels } from './read-channels.ts'
export { type NotifyReport, runNotifications } from './run-notifications.ts'
