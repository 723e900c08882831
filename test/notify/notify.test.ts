import { createHmac } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  formatNoticeFeed,
  type NotifyReport,
  openOutbox,
  readChannels,
  replayOutbox,
  runNotifications,
} from '../../src/notify/notify.ts'
import { changeRelease, signBrief, submitBrief } from '../../src/releases/release-brief.ts'
import { toMonth } from '../../src/trade/month.ts'
import { notifySchema } from '../../src/workspace/project/automation/automation.ts'
import { readProduct, readProducts } from '../../src/workspace/project/products/products.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { people } from '../releases/acts.ts'
import { writeBrief } from '../releases/written-brief.ts'
import { cleanUpAfterFile } from '../support/cleanup.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, portalFile } from '../support/trade.ts'
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'
import { MailServer } from './mail-server.ts'

const { wang, chen } = people
const day = '2024-01-18'
const timeouts = { connection: 300, greeting: 300, socket: 300 }

let workspace: Workspace
let server: MailServer
let now: Date
/** Two people and a webhook that get everything, and one who wants the brief. */
let settings: object
beforeEach(async () => {
  workspace = await workspaceWith()
  const { folder } = await workspaceWith({ 'lithium-ion.yaml': productText })
  workspace = { ...workspace, folder }
  server = await MailServer.open()
  now = new Date(`${day}T01:00:00Z`)
  settings = mailSettings([{ to: 'a@example.org', events: everything, language: 'en' }])
  await writeBrief(workspace, 'first')
})

const productText = `
name: {zh: 锂离子蓄电池, en: lithium-ion batteries}
classes: [{name: {zh: 锂离子蓄电池, en: Lithium-ion accumulators}, codes: {HS2022: ["85076000"]}}]
`
const everything = ['new-data', 'to-confirm', 'to-review', 'to-sign', 'published']

const mailSettings = (recipients: readonly object[], more: object = {}) => ({
  url: 'https://desk.example.org/',
  mail: { host: '127.0.0.1', port: server.port, security: 'none', from: 'Briefs <briefs@example.org>' },
  recipients,
  ...more,
})

async function notify(
  more: { isDryRun?: boolean; environment?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<NotifyReport> {
  const config = { ...workspace.config, notify: notifySchema().parse(settings) }
  const configured = { ...workspace, config }
  const channels = readChannels(configured, {
    ...{ mailTimeouts: timeouts, webhookTimeout: 300, environment: more.environment ?? {} },
  })
  if (!channels) throw new Error('there are settings')
  const products = await readProducts(workspace)
  const report = await withLedger(workspace, (ledger) =>
    runNotifications({
      ...{ workspace: configured, ledger, products, channels, now: () => now },
      isDryRun: more.isDryRun ?? false,
      signal: more.signal,
    }),
  )
  if (!report) throw new Error('another process is at it')
  return report
}

const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}
const subject = { product: 'lithium-ion', period: '2023-12' }
const asked = (actor: typeof wang | typeof chen) => ({ actor, now, channel: 'command' as const })
const briefOf = async () => ({
  product: await readProduct(workspace, 'lithium-ion'),
  month: toMonth(2023, 12),
})
const submit = () =>
  withLedger(workspace, async (ledger) => submitBrief(workspace, ledger, await briefOf(), asked(wang)))
const sign = () =>
  withLedger(workspace, async (ledger) =>
    signBrief(workspace, ledger, await briefOf(), { ...asked(chen), reason: 'no data in this test' }),
  )
const schedule = (embargo: string) =>
  changeRelease(workspace, subject, { action: 'schedule', embargo, earlyAccess: [] }, asked(chen))
const publish = async () => {
  await submit()
  await sign()
  await changeRelease(workspace, subject, { action: 'publish' }, asked(chen))
}
const outbox = async () => replayOutbox(await openOutbox(workspace.folder).read())
const kinds = ({ events }: NotifyReport) => events.map(({ kind }) => kind)

const decodeQuotedPrintable = (text: string): string =>
  decodeURIComponent(
    text
      .replace(/=\r\n/g, '')
      .replaceAll('%', '%25')
      .replace(/=([0-9A-F]{2})/g, '%$1'),
  )

describe('what is notified', () => {
  it('is nothing of what was there before', async () => {
    await publish()
    const report = await notify()
    expect([report.isFirst, report.events, server.received]).toEqual([true, [], []])
  })

  it('is each stage of a brief, once', async () => {
    await notify()
    await submit()
    expect(kinds(await notify())).toEqual(['to-review', 'to-sign'])
    await sign()
    expect(kinds(await notify())).toEqual([])
    await changeRelease(workspace, subject, { action: 'publish' }, asked(chen))
    expect(kinds(await notify())).toEqual(['published'])
    expect(kinds(await notify())).toEqual([])
    expect(server.headers('X-Tradebrief-Event')).toEqual(['to-review', 'to-sign', 'published'])
    expect(server.received[2]?.text).toContain('Published: lithium-ion batteries 2023-12 (version 1)')
    expect(new Set(server.headers('Message-ID')).size).toBe(3)
  })

  it('is new data, several loads as one message', async () => {
    await notify()
    const rows = bathtubRows(months('2023-01', '2023-03'))
    const battery = (value: number) =>
      rows.map((row) => ({ ...row, commodity: '85076000', value: row.value + value }))
    await load(workspace, [await portalFile(workspace, '出口2023.csv', battery(0))], { scope: 'whole' })
    await load(workspace, [await portalFile(workspace, '进口2023.csv', battery(1))], { scope: 'whole' })
    const { events } = await notify()
    expect(events[0]).toMatchObject({ kind: 'new-data', products: [{ id: 'lithium-ion' }] })
    expect(events[0]?.loads).toHaveLength(2)
    expect((await notify()).events.filter(({ kind }) => kind === 'new-data')).toEqual([])
  })

  it('is told of in the languages that a recipient reads', async () => {
    settings = mailSettings([{ to: 'a@example.org', language: 'both' }])
    await notify()
    await publish()
    await notify()
    const { messages } = await outbox()
    expect(messages.map(({ state }) => state)).toEqual(['sent'])
    const text = server.received[0]?.text ?? ''
    const [, ...body] = text.split('\r\n\r\n')
    const plain = decodeQuotedPrintable(body.join('\n'))
    expect(plain).toContain('已发布：锂离子蓄电池')
    expect(plain).toContain('Published: lithium-ion batteries')
  })

  it('follows the products and events that a recipient wants', async () => {
    settings = mailSettings([
      { to: 'a@example.org', products: ['other'] },
      { to: 'b@example.org', events: ['to-sign'] },
      { to: 'c@example.org' },
    ])
    await notify()
    await publish()
    await notify()
    expect(server.received.map(({ to }) => to)).toEqual([['c@example.org']])
  })

  it('tells in a dry run what would be sent, and sends and records nothing', async () => {
    await notify()
    await publish()
    const before = await readFile(join(workspace.folder, 'automation', 'outbox.jsonl'), 'utf8')
    const { attempts } = await notify({ isDryRun: true })
    expect(attempts).toMatchObject([{ message: { to: 'a@example.org' }, delivery: null }])
    expect(server.connections).toBe(0)
    expect(await readFile(join(workspace.folder, 'automation', 'outbox.jsonl'), 'utf8')).toBe(before)
  })
})

describe('a brief', () => {
  const briefs = (brief: string) => {
    settings = mailSettings([{ to: 'a@example.org', events: everything, language: 'en', brief }])
  }

  it('comes with the message as it was signed, attached or as the message itself', async () => {
    briefs('attached')
    await notify()
    await publish()
    await notify()
    const mail = server.received.at(-1)?.text ?? ''
    expect(mail).toContain('filename=lithium-ion.en.docx')
    expect(mail).toContain(Buffer.from('en.docx: first').toString('base64'))
    expect(mail).not.toContain('lithium-ion.docx')
  })

  it('is the page of the message where it is to be inline', async () => {
    briefs('inline')
    await notify()
    await publish()
    await notify()
    const mail = server.received.at(-1)?.text ?? ''
    expect(mail).toMatch(/Content-Type: text\/html/)
    expect(mail).toContain('en.html: first')
    expect(mail).not.toContain('filename')
  })

  it('never comes with a message that it waits to be reviewed or signed', async () => {
    briefs('attached')
    await notify()
    await submit()
    await notify()
    expect(server.received).toHaveLength(2)
    for (const { text } of server.received) expect(text).not.toMatch(/docx|first/)
  })

  it('under embargo is told of at its minute, not before', async () => {
    briefs('attached')
    await notify()
    await submit()
    await sign()
    await schedule(`${day}T03:00:00Z`)
    for (let minute = 0; minute < 119; minute += 17) {
      now = new Date(Date.parse(`${day}T01:00:00Z`) + minute * 60_000)
      await notify()
    }
    now = new Date(`${day}T02:59:59Z`)
    await notify()
    expect(server.headers('X-Tradebrief-Event')).not.toContain('published')
    now = new Date(`${day}T03:00:00Z`)
    await notify()
    expect(server.headers('X-Tradebrief-Event').filter((kind) => kind === 'published')).toHaveLength(1)
  })

  it('that is withdrawn before the message goes is not sent', async () => {
    briefs('attached')
    await notify()
    await publish()
    server.treatments.push('greylist')
    await notify()
    await changeRelease(workspace, subject, { action: 'withdraw' }, { ...asked(chen), reason: 'wrong' })
    later(60)
    await notify()
    expect(server.received).toEqual([])
    expect((await outbox()).messages).toMatchObject([{ state: 'cancelled' }])
  })
})

describe('who is asked to sign', () => {
  it('must have the role, by a token that holds', async () => {
    await addToken(workspace.folder, '王芳', 'editor', now)
    await addToken(workspace.folder, '陈主任', 'signer', now)
    settings = mailSettings([
      { to: 'editor@example.org', person: '王芳', events: ['to-sign'] },
      { to: 'nobody@example.org', person: '李四', events: ['to-sign'] },
      { to: 'list@example.org', events: ['to-sign'] },
      { to: 'signer@example.org', person: '陈主任', events: ['to-sign'] },
    ])
    await notify()
    await submit()
    const { attempts } = await notify()
    expect(server.received.map(({ to }) => to)).toEqual([['signer@example.org']])
    expect(attempts.map(({ delivery }) => delivery?.reason?.slice(0, 8) ?? null)).toEqual([
      'withheld',
      'withheld',
      'withheld',
      null,
    ])
  })
})

describe('a mail server', () => {
  beforeEach(async () => {
    settings = mailSettings([{ to: 'a@example.org', language: 'en' }])
    await notify()
    await publish()
  })

  it.each(['greylist', 'cut-in-data', 'silent'] as const)(
    'that answers with %s gets the mail once, later',
    async (treatment) => {
      server.treatments.push(treatment)
      expect((await notify()).attempts).toMatchObject([{ delivery: { outcome: 'failed' } }])
      await notify()
      expect([server.connections, server.received.length]).toEqual([1, 0])
      later(1)
      expect((await notify()).waiting).toBe(0)
      later(10_000)
      await notify()
      expect(server.received).toHaveLength(1)
    },
  )

  it('that is not there is tried again after growing times, then given up', async () => {
    const { port } = server
    await server.close()
    settings = { ...settings, mail: { host: '127.0.0.1', port, security: 'none', from: 'b@example.org' } }
    const waits: number[] = []
    for (let attempt = 0; attempt < 11; attempt++) {
      await notify()
      const [message] = (await outbox()).messages
      if (message?.state !== 'waiting') break
      waits.push((Date.parse(message.next) - now.getTime()) / 60_000)
      now = new Date(message.next)
    }
    expect(waits).toEqual([1, 5, 15, 60, 180, 360, 720, 1440, 1440, 1440])
    expect((await outbox()).messages).toMatchObject([{ state: 'refused', attempts: 11 }])
  })

  it('that refuses the address for good is not tried again', async () => {
    server.treatments.push('refuse')
    expect((await notify()).attempts).toMatchObject([{ delivery: { outcome: 'refused' } }])
    later(10_000)
    await notify()
    expect([server.connections, server.received.length]).toEqual([1, 0])
  })

  it('that took a mail without saying so gets it under the same id, by which it knows it', async () => {
    server.treatments.push('cut-after-data')
    await notify()
    later(1)
    await notify()
    expect(new Set(server.headers('Message-ID')).size).toBe(1)
    expect((await outbox()).messages).toMatchObject([{ state: 'sent', attempts: 2 }])
  })

  it('without encryption gets nothing where it is demanded', async () => {
    settings = { ...settings, mail: { host: '127.0.0.1', port: server.port, from: 'b@example.org' } }
    expect((await notify()).attempts).toMatchObject([{ delivery: { outcome: 'failed' } }])
    expect(server.received).toEqual([])
  })
})

describe('the outbox', () => {
  it('sends nothing more when it is to end, and the rest with the next pass', async () => {
    settings = mailSettings([{ to: 'a@example.org' }, { to: 'b@example.org' }])
    await notify()
    await publish()
    const ending = new AbortController()
    ending.abort()
    expect((await notify({ signal: ending.signal })).waiting).toBe(2)
    expect(server.connections).toBe(0)
    expect((await notify()).waiting).toBe(0)
    expect(server.received).toHaveLength(2)
  })

  it('sends what a program that was stopped had recorded, and no event twice', async () => {
    settings = mailSettings([{ to: 'a@example.org' }, { to: 'b@example.org' }])
    await notify()
    await publish()
    await notify()
    const path = join(workspace.folder, 'automation', 'outbox.jsonl')
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
    // As if it had been stopped within the line of the second attempt.
    await writeFile(path, `${lines.slice(0, -1).join('\n')}\n${lines.at(-1)?.slice(0, 20)}`)
    expect(kinds(await notify())).toEqual([])
    expect(server.received.map(({ to }) => to[0])).toEqual([
      'a@example.org',
      'b@example.org',
      'b@example.org',
    ])
    expect(new Set(server.headers('Message-ID')).size).toBe(2)
    expect((await outbox()).messages.map(({ state }) => state)).toEqual(['sent', 'sent'])
  })

  it('never has a password, nor does a report', async () => {
    const password = 'correct horse'
    settings = {
      ...mailSettings([{ to: 'a@example.org' }]),
      mail: {
        ...{ host: '127.0.0.1', port: server.port, security: 'none', from: 'b@example.org' },
        ...{ user: 'briefs', password: { env: 'SMTP_PASSWORD' } },
      },
    }
    await notify({ environment: { SMTP_PASSWORD: password } })
    await publish()
    server.treatments.push('bad-login')
    const report = await notify({ environment: { SMTP_PASSWORD: password } })
    expect(report.attempts[0]?.delivery).toMatchObject({ outcome: 'failed', isChannelDown: true })
    expect(report.attempts[0]?.delivery?.reason).toContain('wrong: ***')
    const recorded = await readFile(join(workspace.folder, 'automation', 'outbox.jsonl'), 'utf8')
    expect(JSON.stringify(report) + recorded).not.toContain(password)
    later(1)
    const [attempt] = (await notify()).attempts
    expect(attempt?.delivery?.reason).toContain('SMTP_PASSWORD is not set')
  })

  it('is a feed', async () => {
    await notify()
    await publish()
    await notify()
    const { events } = await outbox()
    const feed = formatNoticeFeed(events, { language: 'en', url: 'https://desk.example.org', now })
    const { parseAtomFeed } = await import('feedsmith')
    const parsed = parseAtomFeed(feed)
    expect(parsed.entries?.map(({ title }) => title)).toMatchObject([
      { value: 'Published: lithium-ion batteries 2023-12 (version 1)' },
    ])
    expect(formatNoticeFeed([], { language: 'zh', url: undefined, now })).toContain('贸易简报：通知')
  })
})

describe('a webhook', () => {
  interface Call {
    readonly headers: NodeJS.Dict<string | string[]>
    readonly body: string
  }
  const calls: Call[] = []
  let statuses: (number | 'hang')[]
  let url: string
  beforeEach(async () => {
    calls.length = 0
    statuses = []
    const receiver = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk) => chunks.push(chunk))
      request.on('end', () => {
        const status = statuses.shift() ?? 200
        if (status === 'hang') return
        calls.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
        response.writeHead(status, { location: '/elsewhere' }).end()
      })
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    cleanUpAfterFile(() => {
      receiver.closeAllConnections()
      receiver.close()
    })
    const address = receiver.address()
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/hook`
    settings = { webhooks: [{ name: 'portal', url, secret: { env: 'HOOK' } }] }
    await notify()
    await publish()
  })
  const environment = { HOOK: 'secret' }

  it('gets a signed body without any figure', async () => {
    await notify({ environment })
    const [call] = calls
    const [, seconds, signature] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(call?.headers['x-tradebrief-signature'])) ?? []
    expect(Number(seconds)).toBe(now.getTime() / 1000)
    expect(signature).toBe(createHmac('sha256', 'secret').update(`${seconds}.${call?.body}`).digest('hex'))
    expect(JSON.parse(call?.body ?? '')).toMatchObject({ event: 'published', period: '2023-12', version: 1 })
  })

  it.each([500, 429, 302, 'hang'] as const)(
    'that answers %s gets it again under the same key',
    async (status) => {
      statuses = [status]
      expect((await notify({ environment })).waiting).toBe(1)
      later(1)
      expect((await notify({ environment })).waiting).toBe(0)
      const keys = calls.map(({ headers }) => headers['idempotency-key'])
      expect(new Set(keys).size).toBe(1)
      later(10_000)
      await notify({ environment })
      expect(calls).toHaveLength(status === 'hang' ? 1 : 2)
    },
  )

  it('that is gone is given up', async () => {
    statuses = [410]
    await notify({ environment })
    expect((await outbox()).messages).toMatchObject([{ state: 'refused', reason: 'HTTP 410' }])
  })
})
