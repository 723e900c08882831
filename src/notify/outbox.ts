import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { notifiedEvents } from '../workspace/project/automation/automation.ts'
import { JsonLines } from '../workspace/records/records.ts'

const localized = z.object({ zh: z.string(), en: z.string() })
const instant = z.iso.datetime()

const event = z.object({
  /** The same for the same event, whoever finds it. */
  key: z.string(),
  kind: z.enum(notifiedEvents),
  at: instant,
  /** Those that it is about; of new data, those that have the commodities. */
  products: z.array(z.object({ id: z.string(), name: localized })),
  /** `2023-12`; of new data, the months of the loads. */
  period: z.string(),
  version: z.number().nullable(),
  /** When the version was submitted that waits. */
  submittedAt: instant.nullable(),
  /** The loads of new data, each by its number and hash. */
  loads: z.array(z.string()),
})

const message = z.object({
  /** Stays the same over all attempts: the id of the mail, the idempotency key of a webhook. */
  id: z.string(),
  channel: z.enum(['mail', 'webhook']),
  /** An address, or the name of a webhook. */
  to: z.string(),
})

const outcomes = ['sent', 'failed', 'refused', 'cancelled'] as const

const line = z.discriminatedUnion('line', [
  /** What there was before anybody was notified: of that nobody is told. */
  z.object({ line: z.literal('start'), at: instant, loads: z.array(z.string()), releaseEntries: z.number() }),
  /** An event with its messages, in one line, so that neither is there without the other. */
  z.object({ line: z.literal('event'), event, messages: z.array(message) }),
  z.object({
    line: z.literal('attempt'),
    message: z.string(),
    at: instant,
    /** `failed`: it is tried again. `refused`: it never will be. `cancelled`: what it says does not hold any more. */
    outcome: z.enum(outcomes),
    reason: z.string().nullable(),
  }),
  /** Of which data it was looked whether they wait to be confirmed. */
  z.object({ line: z.literal('checked'), key: z.string() }),
])

export type OutboxEvent = Readonly<z.infer<typeof event>>
export type OutboxMessage = Readonly<z.infer<typeof message>>
export type OutboxLine = z.infer<typeof line>

/** What came of an attempt. */
export interface Delivery {
  readonly outcome: (typeof outcomes)[number]
  readonly reason: string | null
  /** Whether the whole channel fails, so that other messages need not be tried by it now. */
  readonly isChannelDown: boolean
}

/** The outbox of a workspace: what was found, and every attempt to send it. */
export const openOutbox = (folder: string) => new JsonLines(folder, join('automation', 'outbox.jsonl'), line)

export interface MessageState extends OutboxMessage {
  readonly event: OutboxEvent
  readonly attempts: number
  /** `waiting`: it is due at `next`. `refused`: it was given up. */
  readonly state: 'waiting' | 'sent' | 'refused' | 'cancelled'
  readonly next: string
  /** Of the last attempt that failed. */
  readonly reason: string | null
}

export interface OutboxState {
  readonly start: { readonly loads: ReadonlySet<string>; readonly releaseEntries: number } | null
  /** In the order in which they were found. */
  readonly events: readonly OutboxEvent[]
  readonly messages: readonly MessageState[]
  readonly checked: string | null
}

/** After so many minutes a message is tried again that failed once, twice and so on; after the last it is given up. */
const delays = [1, 5, 15, 60, 180, 360, 720, 1440, 1440, 1440] as const

/** What the lines of an outbox come to. A later event of a key that is there already does not count. */
export function replayOutbox(lines: readonly OutboxLine[]): OutboxState {
  let start: OutboxState['start'] = null
  let checked: string | null = null
  const events = new Map<string, OutboxEvent>()
  const messages = new Map<string, MessageState>()
  for (const entry of lines)
    switch (entry.line) {
      case 'start':
        start ??= { loads: new Set(entry.loads), releaseEntries: entry.releaseEntries }
        break
      case 'checked':
        checked = entry.key
        break
      case 'event':
        if (events.has(entry.event.key)) break
        events.set(entry.event.key, entry.event)
        for (const item of entry.messages)
          messages.set(item.id, { ...item, event: entry.event, ...untried, next: entry.event.at })
        break
      case 'attempt': {
        const before = messages.get(entry.message)
        if (before) messages.set(entry.message, afterAttempt(before, entry))
      }
    }
  return { start, events: [...events.values()], messages: [...messages.values()], checked }
}

const untried = { attempts: 0, state: 'waiting', reason: null } as const

function afterAttempt(
  before: MessageState,
  { at, outcome, reason }: Pick<Extract<OutboxLine, { line: 'attempt' }>, 'at' | 'outcome' | 'reason'>,
): MessageState {
  // What was sent stays sent, whatever another process recorded after it.
  if (before.state === 'sent') return before
  const attempts = before.attempts + 1
  if (outcome !== 'failed') return { ...before, attempts, state: outcome, reason }
  const delay = delays[attempts - 1]
  if (delay === undefined) return { ...before, attempts, state: 'refused', reason }
  const next = new Date(new Date(at).getTime() + delay * 60_000).toISOString()
  return { ...before, attempts, next, reason }
}

/** The id of a message: the same for an event and an address. */
export const messageId = (key: string, channel: OutboxMessage['channel'], to: string): string =>
  createHash('sha256')
    .update(JSON.stringify([key, channel, to]))
    .digest('hex')
    .slice(0, 32)
