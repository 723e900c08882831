import type { BriefRelease } from '../releases/releases.ts'
import { mendable } from '../trade/errors/errors.ts'
import type { NotifyConfig } from '../workspace/project/automation/automation.ts'
import type { Workspace } from '../workspace/project/project.ts'
import { findObstacle } from './find-obstacle.ts'
import type { Delivery, MessageState, OutboxLine } from './outbox.ts'
import { composeMail, type MailSender } from './send-mail.ts'
import { sendWebhook } from './send-webhook.ts'

/** How messages go out. */
export interface Channels {
  readonly config: NotifyConfig
  /** Null where there is no mail server. @throws UserError for a password that is missing. */
  openMail(): Promise<MailSender | null>
  /** @throws UserError where it is missing. */
  readWebhookSecret(name: string): Promise<string>
  /** How long a webhook may take, in milliseconds. */
  readonly webhookTimeout?: number
}

export interface DeliveryOptions {
  readonly workspace: Workspace
  readonly channels: Channels
  /** As they are now. */
  readonly releases: () => Promise<readonly BriefRelease[]>
  readonly now: () => Date
  /** Ends it after the message that is on its way; the others stay in the outbox. */
  readonly signal?: AbortSignal | undefined
  /** Records an attempt; the next message is begun when that is on the disk. */
  readonly record: (line: OutboxLine) => Promise<void>
}

/** Sends the messages that are due, one after another. Returns those that were tried, with what came of each. */
export async function deliver(
  messages: readonly MessageState[],
  options: DeliveryOptions,
): Promise<{ readonly message: MessageState; readonly delivery: Delivery }[]> {
  const { record, now, signal } = options
  const done: { message: MessageState; delivery: Delivery }[] = []
  const sender = new LazyMail(options.channels)
  let isMailDown = false
  try {
    for (const message of messages) {
      if (signal?.aborted) break
      if (message.channel === 'mail' && isMailDown) continue
      const delivery = await attempt(message, options, sender)
      isMailDown ||= message.channel === 'mail' && delivery.isChannelDown
      const { outcome, reason } = delivery
      await record({ line: 'attempt', message: message.id, at: now().toISOString(), outcome, reason })
      done.push({ message, delivery })
    }
  } finally {
    sender.close()
  }
  return done
}

async function attempt(
  message: MessageState,
  { workspace, channels, releases, now }: DeliveryOptions,
  sender: LazyMail,
): Promise<Delivery> {
  const { config } = channels
  try {
    const current = await releases()
    const obstacle = await findObstacle(workspace.folder, message, current, config, now())
    if (obstacle)
      return {
        outcome: obstacle.isFinal ? 'cancelled' : 'failed',
        reason: obstacle.reason,
        isChannelDown: false,
      }
    if (message.channel === 'webhook') return await postMessage(message, channels, now())
    const recipient = config.recipients.find(({ to }) => to === message.to)
    const mail = await sender.open()
    if (!config.mail || !recipient || !mail) return noMail
    const published = message.event.kind === 'published' ? findVersion(message, current) : null
    return await mail.send(
      await composeMail({
        folder: workspace.folder,
        settings: config.mail,
        ...{ recipient, message, published, deskUrl: config.url, now: now() },
      }),
    )
  } catch (error) {
    const userError = mendable(error)
    if (!userError) throw error
    return { outcome: 'failed', reason: userError.message, isChannelDown: false }
  }
}

async function postMessage(message: MessageState, channels: Channels, now: Date): Promise<Delivery> {
  const { config, webhookTimeout } = channels
  const hook = config.webhooks.find(({ name }) => name === message.to)
  if (!hook) throw new Error('a webhook that is not there was not held back')
  const secret = await channels.readWebhookSecret(hook.name)
  return sendWebhook({ url: hook.url, secret }, message, {
    deskUrl: config.url,
    now,
    ...(webhookTimeout !== undefined && { timeout: webhookTimeout }),
  })
}

const findVersion = (
  { event: { products, period, version } }: MessageState,
  releases: readonly BriefRelease[],
) =>
  releases
    .find((release) => release.product === products[0]?.id && release.period === period)
    ?.versions.find(({ number }) => number === version) ?? null

const noMail: Delivery = {
  outcome: 'failed',
  reason: 'there is no mail server in tradebrief.yaml',
  isChannelDown: true,
}

/** The connection to the mail server, opened where the first mail goes. */
class LazyMail {
  readonly #channels: Channels
  #opening: Promise<MailSender | null> | null = null

  constructor(channels: Channels) {
    this.#channels = channels
  }

  open(): Promise<MailSender | null> {
    this.#opening ??= this.#channels.openMail()
    return this.#opening
  }

  close(): void {
    void this.#opening?.then(
      (sender) => sender?.close(),
      () => {},
    )
  }
}
