import type { NotifyConfig } from '../workspace/project/automation/automation.ts'
import { messageId, type OutboxEvent, type OutboxMessage } from './outbox.ts'

/** The messages of an event: one to each address and each webhook that wants it. */
export function addressMessages(
  event: OutboxEvent,
  { recipients, webhooks, mail }: NotifyConfig,
): OutboxMessage[] {
  const wants = ({ events, products }: (typeof recipients | typeof webhooks)[number]) =>
    events.includes(event.kind) &&
    (products === undefined || event.products.some(({ id }) => products.includes(id)))
  const messages: OutboxMessage[] = [
    ...(mail ? recipients : []).filter(wants).map(({ to }) => toMessage(event, 'mail', to)),
    ...webhooks.filter(wants).map(({ name }) => toMessage(event, 'webhook', name)),
  ]
  // Whoever is in two lists gets one message.
  return [...new Map(messages.map((message) => [message.id, message])).values()]
}

const toMessage = ({ key }: OutboxEvent, channel: OutboxMessage['channel'], to: string): OutboxMessage => ({
  id: messageId(key, channel, channel === 'mail' ? to.toLowerCase() : to),
  channel,
  to,
})
