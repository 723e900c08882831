import { createHash } from 'node:crypto'
import { allCodes, type Product } from '../brief/product/product.ts'
import type { Ledger, Load } from '../ledger/ledger.ts'
import { type BriefRelease, type Entry, Journal, readReleases, readRules } from '../releases/releases.ts'
import { formatRange } from '../trade/trade.ts'
import { listOpenConfirmations } from '../workspace/inspect/inspect.ts'
import type { Workspace } from '../workspace/project/project.ts'
import type { OutboxEvent, OutboxState } from './outbox.ts'

/** What events are found in. */
export interface EventSources {
  readonly workspace: Workspace
  readonly ledger: Ledger
  readonly products: readonly Product[]
  readonly now: Date
}

/** What is there before anybody was notified. */
export async function readStart({ workspace, ledger, now }: EventSources) {
  const journal = new Journal(workspace.folder)
  await readReleases(workspace, now, journal)
  return {
    loads: (await ledger.loads()).map(loadKey),
    releaseEntries: (await journal.read()).entries.length,
  }
}

export interface FoundEvents {
  readonly events: readonly OutboxEvent[]
  /** Of which data it was looked whether they wait to be confirmed. */
  readonly checked: string
}

/** What happened that the outbox does not have yet, the earliest stage of a brief first. */
export async function findEvents(sources: EventSources, outbox: OutboxState): Promise<FoundEvents> {
  const seen = new Set(outbox.events.map(({ key }) => key))
  const loads = await sources.ledger.loads()
  const checked = hash([loads.map(loadKey), sources.products.map(({ id }) => id)])
  const events = [
    ...findNewData(sources, loads, outbox),
    ...(checked === outbox.checked ? [] : await findToConfirm(sources)),
    ...(await findReleaseEvents(sources, outbox)),
  ]
  return { events: events.filter(({ key }) => !seen.has(key)), checked }
}

const loadKey = ({ id, sha256 }: Load): string => `${id}:${sha256.slice(0, 16)}`

const hash = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)

const plainEvent: Pick<OutboxEvent, 'version' | 'submittedAt' | 'loads'> = {
  ...{ version: null, submittedAt: null },
  loads: [],
}

/** The loads that no event has, together as one. */
function findNewData(
  { products, now }: EventSources,
  loads: readonly Load[],
  { start, events }: OutboxState,
): OutboxEvent[] {
  const notified = new Set([...(start?.loads ?? []), ...events.flatMap((event) => event.loads)])
  const fresh = loads.filter((load) => !notified.has(loadKey(load)))
  if (fresh.length === 0) return []
  const codes = new Set(fresh.flatMap(({ commodities }) => commodities))
  const about = products.filter((product) => allCodes(product).some((code) => codes.has(code)))
  const from = fresh.reduce((first, { period }) => Math.min(first, period.from), Number.POSITIVE_INFINITY)
  const to = fresh.reduce((last, { period }) => Math.max(last, period.to), 0)
  const keys = fresh.map(loadKey)
  return [
    {
      ...plainEvent,
      key: `new-data/${hash(keys)}`,
      kind: 'new-data',
      at: now.toISOString(),
      products: about.map(plainProduct),
      period: formatRange({ from: from as Load['period']['from'], to: to as Load['period']['to'] }),
      loads: keys,
    },
  ]
}

const plainProduct = ({ id, name: { zh, en } }: Pick<Product, 'id' | 'name'>) => ({ id, name: { zh, en } })

/** What waits to be confirmed, one event a product and month. What the finding says is not told: it has figures. */
async function findToConfirm({ workspace, ledger, products, now }: EventSources): Promise<OutboxEvent[]> {
  const { open } = await listOpenConfirmations(workspace, ledger, products)
  const subjects = new Map<string, typeof open>()
  for (const item of open) {
    const subject = `${item.product}/${item.month}`
    subjects.set(subject, [...(subjects.get(subject) ?? []), item])
  }
  return [...subjects].flatMap(([subject, items]) => {
    const [first] = items
    if (!first) return []
    const findings = items.map(({ check, words }) => [check, words.en])
    return [
      {
        ...plainEvent,
        key: `to-confirm/${subject}/${hash(findings)}`,
        kind: 'to-confirm' as const,
        at: now.toISOString(),
        products: [plainProduct({ id: first.product, name: first.name })],
        period: first.month,
      },
    ]
  })
}

async function findReleaseEvents(
  { workspace, products, now }: EventSources,
  { start }: OutboxState,
): Promise<OutboxEvent[]> {
  const journal = new Journal(workspace.folder)
  // A publication whose time has come is in the journal afterwards: the machine of releases alone says what is published.
  const releases = await readReleases(workspace, now, journal)
  const { entries } = await journal.read()
  const name = (id: string) =>
    plainProduct(products.find((product) => product.id === id) ?? { id, name: { zh: id, en: id } })
  const published = entries
    .slice(start?.releaseEntries ?? 0)
    .flatMap((entry) => (entry.action === 'publish' ? [publishedEvent(entry, name(entry.product))] : []))
  return [
    ...releases.flatMap((release) => listWaiting(workspace, release, name(release.product))),
    ...published,
  ]
}

type NamedProduct = OutboxEvent['products'][number]

const publishedEvent = (
  { product, period, version, publishedAt }: Extract<Entry, { action: 'publish' }>,
  named: NamedProduct,
): OutboxEvent => ({
  ...plainEvent,
  key: `published/${product}/${period}/${version}`,
  kind: 'published',
  at: publishedAt,
  products: [named],
  ...{ period, version },
})

/** A version in review waits to be reviewed and, where that is not demanded or has been done, to be signed. */
function listWaiting(workspace: Workspace, release: BriefRelease, named: NamedProduct): OutboxEvent[] {
  const { approval } = readRules(workspace)
  return release.versions.flatMap(({ number, state, submission, approvals }) => {
    if (state !== 'inReview' || !submission) return []
    const { at } = submission
    const subject = `${release.product}/${release.period}/${number}/${at}`
    const event = {
      ...plainEvent,
      at,
      submittedAt: at,
      products: [named],
      period: release.period,
      version: number,
    }
    const review = { ...event, key: `to-review/${subject}`, kind: 'to-review' as const }
    const sign = { ...event, key: `to-sign/${subject}`, kind: 'to-sign' as const }
    return [...(approvals.length === 0 ? [review] : []), ...(!approval || approvals.length > 0 ? [sign] : [])]
  })
}
