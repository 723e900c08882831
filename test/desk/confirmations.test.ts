import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsGate } from '../../src/desk/auth/accounts.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import { deskOn } from '../support/desks.ts'
import { implausibleProduct, loadImplausibleYear } from '../support/implausible-year.ts'

const now = new Date('2024-02-01T08:00:00Z')

describe('an implausible year at the desk', () => {
  let open: Awaited<ReturnType<typeof deskOn>>
  let address = ''
  const tokens: Record<'reader' | 'editor', string> = { reader: '', editor: '' }
  const server = createServer((request, response) => listener(request, response))
  let listener: ReturnType<typeof getRequestListener>

  beforeAll(async () => {
    open = await deskOn('nothing', { gate: accountsGate })
    const { workspace } = open
    await writeFile(join(workspace.folder, 'products', 'bathtubs.yaml'), implausibleProduct)
    for (const role of ['reader', 'editor'] as const)
      tokens[role] = await addToken(workspace.folder, role === 'reader' ? '李雷' : '韩梅梅', role, now)
    listener = getRequestListener(open.desk.fetch)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  const call = (role: 'reader' | 'editor', path: string, body?: object) =>
    send(role, path, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })
  const remove = (role: 'reader' | 'editor', path: string) => send(role, path, { method: 'DELETE' })
  const send = async (role: 'reader' | 'editor', path: string, init: RequestInit) => {
    const headers = { authorization: `Bearer ${tokens[role]}`, 'content-type': 'application/json' }
    const response = await fetch(address + path, { ...init, headers })
    const text = await response.text()
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text }
  }

  it('is refused, confirmed by an editor with a reason, and printed with it', {
    timeout: 240_000,
  }, async () => {
    const { workspace, deskState } = open
    await loadImplausibleYear(workspace, deskState.ledger)
    const brief = '/api/briefs/bathtubs/2023-12/file?format=md'
    const checks = '/api/checks/bathtubs/2023-12'
    const refused = await call('reader', brief)
    expect(refused.status).toBe(422)
    expect(refused.body.words.en).toMatch(/cast-iron bathtubs for December 2023.*\n.*exports of Jan–Dec 2023/)
    expect(refused.body.hint.en).not.toContain('--accept')

    const { yaml } = (await call('reader', '/api/products/bathtubs')).body
    const preview = async () =>
      (await call('reader', '/api/products/bathtubs/preview', { yaml, month: '2023-12' })).body
    expect(await preview()).toMatchObject({
      html: expect.stringContaining('浴缸'),
      obstacle: { words: { en: expect.stringContaining('exports of Jan–Dec 2023') } },
    })

    const { body } = await call('reader', checks)
    const [request] = body.results.flatMap(({ findings }: { findings: { confirmation: object | null }[] }) =>
      findings.flatMap(({ confirmation }) => confirmation ?? []),
    )
    expect(request).toMatchObject({ id: 'scale:export.2023' })
    const confirmations = `${checks}/confirmations`
    expect((await call('reader', confirmations, request)).status).toBe(403)
    const other = { ...request, fingerprint: '0'.repeat(64) }
    expect((await call('editor', confirmations, other)).status).toBe(409)
    expect((await call('editor', confirmations, { ...request, id: 'scale:import.2023' })).status).toBe(404)

    const given = await call('editor', confirmations, { ...request, reason: '关税调整' })
    expect(given).toMatchObject({ status: 200, body: { confirmedBy: '韩梅梅', channel: 'desk' } })
    const printed = await call('reader', brief)
    expect(printed.status).toBe(200)
    expect(await preview()).toMatchObject({ html: expect.stringContaining('浴缸'), obstacle: null })
    expect(printed.body).toMatch(/数据确认：.*韩梅梅于.*确认无误（关税调整）/)
    expect((await call('reader', '/api/coverage')).body.confirmations).toMatchObject([
      {
        ...{ product: 'bathtubs', check: 'scale:export.2023', confirmedBy: '韩梅梅', reason: '关税调整' },
        words: {
          zh: expect.stringMatching(/^铸铁浴缸：“.*”（出口，2023年） \S+ 韩梅梅 已确认无误：关税调整$/),
        },
      },
    ])
    const log = await readFile(join(workspace.folder, '.desk', 'changes.jsonl'), 'utf8')
    expect(log).toMatch(/"who":"韩梅梅","what":"confirmation".*"check":"scale:export.2023"/)
    expect((await call('editor', confirmations, request)).status).toBe(404)

    const undo = `${confirmations}?${new URLSearchParams(request)}`
    expect((await remove('reader', undo)).status).toBe(403)
    expect((await remove('editor', `${confirmations}?${new URLSearchParams(other)}`)).status).toBe(404)
    expect(await remove('editor', undo)).toMatchObject({ status: 200, body: { confirmedBy: '韩梅梅' } })
    expect((await call('reader', brief)).status).toBe(422)
    expect((await call('reader', '/api/coverage')).body.confirmations).toEqual([])
    expect((await remove('editor', undo)).status).toBe(404)
    expect(await readFile(join(workspace.folder, '.desk', 'changes.jsonl'), 'utf8')).toMatch(
      /"who":"韩梅梅","what":"confirmation-undo".*"check":"scale:export.2023"/,
    )
  })
})
