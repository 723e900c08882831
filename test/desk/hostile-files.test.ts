import { existsSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostileDocuments } from '../support/hostile-documents.ts'
import { hostileWorkbooks } from '../support/hostile-workbooks.ts'
import { poppler } from '../support/poppler.ts'
import { type ServedDesk, serveDesk } from '../support/served-desk.ts'
import { workspaceWith } from '../support/workspaces.ts'

let desk: ServedDesk
beforeAll(async () => {
  desk = await serveDesk((await workspaceWith()).folder)
  for (let time = 0; time < 10; time++) await ask('GET', '/api/loads')
})
afterAll(() => desk.close())

interface Answer {
  readonly status: number | undefined
  readonly text: string
}

/** Asks on a connection of its own: while a test makes its file, the desk closes those that rest. */
function ask(
  method: string,
  path: string,
  body?: Uint8Array | string,
  signal?: AbortSignal,
): Promise<Answer> {
  const kind = typeof body === 'string' ? 'application/json' : 'application/octet-stream'
  const headers = { 'content-type': kind, 'content-length': Buffer.byteLength(body ?? '') }
  return new Promise((resolve, reject) => {
    const options = { method, headers, agent: false, ...(signal && { signal }) }
    const sent = request(`${desk.url}${path}`, options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () =>
        resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }),
      )
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

const send = (path: string, bytes: Uint8Array, signal?: AbortSignal) => ask('POST', path, bytes, signal)

/** How long other people’s requests take while work is done, in milliseconds, the shortest first. */
async function waitsDuring(work: Promise<unknown>): Promise<number[]> {
  const waits: number[] = []
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  while (!isDone) {
    const begun = performance.now()
    expect((await ask('GET', '/api/loads')).status).toBe(200)
    waits.push(performance.now() - begun)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await done
  return waits.sort((a, b) => a - b)
}

async function expectServing(work: Promise<unknown>): Promise<void> {
  const waits = await waitsDuring(work)
  expect(waits[Math.floor(waits.length * 0.9)] ?? 0).toBeLessThan(500)
  expect(desk.isRunning()).toBe(true)
}

const coordinates = fileURLToPath(new URL('../../../shared/hostile/sheet-coordinates.xlsx', import.meta.url))

describe('a desk on a socket goes on, and answers others, while it refuses', () => {
  it.each(hostileWorkbooks)('a workbook of $name', async ({ bytes, says }) => {
    const content = bytes()
    const sent = send('/api/uploads?name=book.xlsx', content)
    await expectServing(sent)
    const { status, text } = await sent
    expect(status).toBe(200)
    const { id, problem } = JSON.parse(text)
    expect(problem.words.en).toMatch(says)
    expect(problem.status).toBe(422)
    expect(problem.words.zh).toBeTruthy()
    expect((await ask('POST', '/api/loads', JSON.stringify({ upload: id }))).status).toBe(422)
    await ask('DELETE', `/api/uploads/${id}`)
  })

  it('a workbook that more is said of', async () => {
    const { text } = await send(
      '/api/uploads?name=book.xlsx',
      hostileWorkbooks[0]?.bytes() ?? new Uint8Array(),
    )
    const again = await ask('PUT', `/api/uploads/${JSON.parse(text).id}`, '{"flow":"export"}')
    expect(JSON.parse(again.text).problem.words.en).toContain('does not exist')
  })

  it.skipIf(!existsSync(coordinates))('the workbook that once ended it', async () => {
    const { text } = await send('/api/uploads?name=book.xlsx', readFileSync(coordinates))
    expect(JSON.parse(text).problem.words.en).toContain('a cell address that does not exist')
    expect(desk.isRunning()).toBe(true)
  })

  it.each(hostileDocuments.filter(({ name }) => poppler || !name.endsWith('.pdf')))(
    'the document $name',
    async ({ name, bytes, says }) => {
      const sent = send(`/api/audit?name=${name}`, bytes())
      await expectServing(sent)
      const { status, text } = await sent
      expect(status).toBe(422)
      expect(JSON.parse(text).words.en).toMatch(says)
    },
  )

  it('a workbook that nobody waits for any more', async () => {
    const slow =
      hostileWorkbooks.find(({ name }) => name.includes('two million'))?.bytes() ?? new Uint8Array()
    const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
    // A child that served a test before rests for a while.
    for (let tries = 0; tries < 300 && (await desk.children()) !== 0; tries++) await wait(100)
    const stop = new AbortController()
    const sent = send('/api/uploads?name=book.xlsx', slow, stop.signal)
    const refused = expect(sent).rejects.toThrow()
    for (let tries = 0; tries < 200 && (await desk.children()) === 0; tries++) await wait(20)
    stop.abort()
    await refused
    for (let tries = 0; tries < 50 && (await desk.children()) !== 0; tries++) await wait(20)
    expect((await desk.children()) ?? 0).toBe(0)
    expect(desk.isRunning()).toBe(true)
  }, 120_000)

  it('and keeps its memory', async () => {
    const most = await desk.mostMemory()
    if (most !== null) expect(most).toBeLessThan(400)
  })
})
