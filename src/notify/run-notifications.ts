import type { Product } from '../brief/product/product.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { readReleases } from '../releases/releases.ts'
import type { Workspace } from '../workspace/project/project.ts'
import { withExclusiveLock } from '../workspace/records/records.ts'
import { addressMessages } from './address-messages.ts'
import { type Channels, deliver } from './deliver.ts'
import { findEvents, readStart } from './find-events.ts'
import { type Delivery, type MessageState, type OutboxEvent, openOutbox, replayOutbox } from './outbox.ts'

export interface NotifyOptions {
  readonly workspace: Workspace
  readonly ledger: Ledger
  readonly products: readonly Product[]
  readonly channels: Channels
  readonly now: () => Date
  /** Finds and tells what would be sent, and neither sends nor records it. */
  readonly isDryRun?: boolean
  /** Ends it after the message that is on its way. */
  readonly signal?: AbortSignal | undefined
}

export interface NotifyReport {
  /** Whether this was the first pass, which notes what is there and tells nobody of it. */
  readonly isFirst: boolean
  /** What was found in this pass. */
  readonly events: readonly OutboxEvent[]
  /** What was tried, or would be. */
  readonly attempts: readonly { readonly message: MessageState; readonly delivery: Delivery | null }[]
  /** What is tried later. */
  readonly waiting: number
}

/**
 * Notifies of what happened since the last pass. The steps:
 *
 * 1. Note what is there, in the first pass.
 * 2. Find events that the outbox does not have.
 * 3. Record each with its messages; from here on they are sent, whatever stops the program.
 * 4. Send the messages that are due, recording each attempt before the next message.
 *
 * A program that is stopped between the server's answer and its record sends the message again, under the same id, by which
 * receivers know it.
 *
 * @returns null where another process is at it.
 */
export function runNotifications(options: NotifyOptions): Promise<NotifyReport | null> {
  return withExclusiveLock(options.workspace.folder, 'notify.lock', () => notify(options))
}

async function notify(options: NotifyOptions): Promise<NotifyReport> {
  const { workspace, channels, now, isDryRun = false } = options
  const outbox = openOutbox(workspace.folder)
  const sources = { ...options, now: now() }
  let lines = await outbox.read()
  // 1. Note what is there.
  const isFirst = replayOutbox(lines).start === null
  if (isFirst) {
    const start = { line: 'start' as const, at: now().toISOString(), ...(await readStart(sources)) }
    if (!isDryRun) await outbox.append([start])
    lines = [start, ...lines]
  }
  // 2. Find events.
  const before = replayOutbox(lines)
  const { events, checked } = await findEvents(sources, before)
  // 3. Record each with its messages.
  const found = events.map((event) => ({
    line: 'event' as const,
    event,
    messages: addressMessages(event, channels.config),
  }))
  const look = checked === before.checked ? [] : [{ line: 'checked' as const, key: checked }]
  if (!isDryRun) await outbox.append([...found, ...look])
  // 4. Send what is due.
  const { messages } = replayOutbox([...lines, ...found])
  const time = now().toISOString()
  const due = messages.filter(({ state, next }) => state === 'waiting' && next <= time)
  if (isDryRun) {
    const attempts = due.map((message) => ({ message, delivery: null }))
    return { isFirst, events, attempts, waiting: due.length }
  }
  const attempts = await deliver(due, {
    ...{ workspace, channels, now, signal: options.signal },
    releases: () => readReleases(workspace, now()),
    record: (line) => outbox.append([line]),
  })
  const after = replayOutbox(await outbox.read())
  const waiting = after.messages.filter(({ state }) => state === 'waiting').length
  return { isFirst, events, attempts, waiting }
}
