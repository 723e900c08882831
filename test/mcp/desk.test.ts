import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import '../support/command.ts' // a stale build is made anew
import { builtBriefs, sampleWorkspace } from './support/sample-client.ts'

const ofBrief = { product: 'lithium-ion', period: '2023-12' }
const now = new Date()

describe('/mcp of the desk', () => {
  const bugs: unknown[] = []
  let desk: OpenDesk
  let reader: string
  let editor: string
  beforeAll(async () => {
    const workspace = await sampleWorkspace()
    await builtBriefs(workspace)
    const { folder } = workspace
    reader = await addToken(folder, '李雷', 'reader', now)
    editor = await addToken(folder, '韩梅梅', 'editor', now)
    desk = await serveDesk({ folder, port: 0, accounts: true, onError: (error) => bugs.push(error) })
  })
  afterAll(async () => {
    await desk?.close()
    expect(bugs).toEqual([])
  })

  const connect = async (token: string): Promise<Client> => {
    const client = new Client({ name: 'test', version: '1' })
    await client.connect(
      new StreamableHTTPClientTransport(new URL('/mcp', desk.url), {
        requestInit: { headers: { authorization: `Bearer ${token}` } },
      }),
    )
    return client
  }
  const post = (headers: Record<string, string>, body: string) =>
    fetch(new URL('/mcp', desk.url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body,
    })
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  const ping = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' })

  it('answers readers with the same tools as the command', async () => {
    const client = await connect(reader)
    expect((await client.listTools()).tools).toHaveLength(9)
    const { structuredContent } = await client.callTool({
      name: 'explain_figure',
      arguments: { ...ofBrief, id: 'export.month.value' },
    })
    expect(structuredContent).toMatchObject({
      figure: { printed: '52.8', files: [{ rowCount: expect.any(Number) }] },
    })
    const checked = await client.callTool({
      name: 'check_text',
      arguments: { ...ofBrief, text: '2023年12月，中国锂离子蓄电池出口53.8亿美元。' },
    })
    expect(checked.structuredContent).toMatchObject({
      problems: 1,
      numbers: [{ text: '53.8', verdict: 'wrong', figure: 'export.month.value', expected: '52.8' }],
    })
    const refused = await client.callTool({
      name: 'read_brief',
      arguments: { ...ofBrief, period: '2030-01' },
    })
    expect(refused).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('“数据”页') }] })
    await client.close()
  })

  it('is closed to who has no token, to other sites, and to other methods', async () => {
    expect((await post({}, ping)).status).toBe(401)
    expect((await post(bearer('wrong'), ping)).status).toBe(401)
    expect((await post({ ...bearer(reader), origin: 'https://elsewhere.example' }, ping)).status).toBe(403)
    for (const method of ['GET', 'DELETE', 'PUT']) {
      const answer = await fetch(new URL('/mcp', desk.url), { method, headers: bearer(reader) })
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'POST, OPTIONS'])
    }
  })

  it('refuses what is no message, and too large a one', async () => {
    expect((await post(bearer(reader), '{"jsonrpc":')).status).toBe(400)
    expect((await post(bearer(reader), '{"any": 1}')).status).toBe(400)
    expect((await post({ ...bearer(reader), accept: 'text/html' }, ping)).status).toBe(406)
    expect((await post({ ...bearer(reader), 'content-type': 'text/plain' }, ping)).status).toBe(415)
    expect((await post(bearer(reader), JSON.stringify({ text: 'x'.repeat(1024 * 1024) }))).status).toBe(413)
  })

  it('keeps drafts from readers once something was submitted for release', async () => {
    const submitted = await fetch(new URL('/api/releases/lithium-ion/2023-12', desk.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(editor) },
      body: JSON.stringify({ action: 'submit' }),
    })
    expect([submitted.status, submitted.ok ? '' : await submitted.text()]).toEqual([200, ''])
    const refused = await post(bearer(reader), ping)
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      { words: { en: expect.stringContaining('published') } },
    ])
    const client = await connect(editor)
    const { structuredContent } = await client.callTool({ name: 'find_figures', arguments: ofBrief })
    expect(structuredContent).toMatchObject({ product: 'lithium-ion' })
    await client.close()
  })
})
