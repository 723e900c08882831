import { createHmac } from 'node:crypto'
import { eventAddress, wordEvent } from './event-words.ts'
import type { Delivery, MessageState } from './outbox.ts'

/** How long a receiver may take, in milliseconds. */
const usualTimeout = 15_000

/** The body that a webhook gets: what happened, without any figure of a brief. */
function webhookBody({ id, event }: Pick<MessageState, 'id' | 'event'>, url: string | undefined): string {
  const { kind, at, products, period, version } = event
  const title = wordEvent(event)
  return JSON.stringify({
    id,
    event: kind,
    at,
    products,
    period,
    version,
    title,
    url: eventAddress(event, url),
  })
}

/**
 * The signature of a body: `t=SECONDS,v1=HEX`, where HEX is HMAC-SHA256 of `SECONDS.BODY` under the secret. A
 * receiver computes the same, compares in constant time, and refuses times that are minutes away.
 */
function signWebhook(body: string, secret: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

/** Posts a message. A redirect is not followed: what was signed is for that address alone. */
export async function sendWebhook(
  { url, secret }: { readonly url: string; readonly secret: string },
  message: Pick<MessageState, 'id' | 'event'>,
  { deskUrl, now, timeout = usualTimeout }: { deskUrl: string | undefined; now: Date; timeout?: number },
): Promise<Delivery> {
  const body = webhookBody(message, deskUrl)
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Tradebrief',
        'idempotency-key': message.id,
        'x-tradebrief-event': message.event.kind,
        'x-tradebrief-signature': signWebhook(body, secret, now),
      },
    })
    await response.body?.cancel()
    if (response.ok) return { outcome: 'sent', reason: null, isChannelDown: false }
    const isGone = response.status === 410
    return { outcome: isGone ? 'refused' : 'failed', reason: `HTTP ${response.status}`, isChannelDown: false }
  } catch (error) {
    const { name, message: text } = error instanceof Error ? error : new Error(String(error))
    const reason = name === 'TimeoutError' ? 'the receiver did not answer in time' : text
    return { outcome: 'failed', reason, isChannelDown: false }
  }
}
