import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { load } from '../../src/desk/schemas/common-schemas.ts'
import { type Job, job, type Upload, upload } from '../../src/desk/schemas/load-schemas.ts'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import '../support/command.ts' // a stale build is made anew, with the thread that reads files
import { workspaceWith } from '../support/workspaces.ts'

const loads = z.object({ total: z.number(), loads: z.array(load) })

describe('a file of several years that is handed in at the desk', () => {
  let desk: OpenDesk
  const bugs: unknown[] = []
  beforeAll(async () => {
    const { folder } = await workspaceWith()
    desk = await serveDesk({ folder, port: 0, onError: (error) => bugs.push(error) })
  })
  afterAll(async () => {
    await desk?.close()
    expect(bugs).toEqual([])
  })

  const ask = async <Answer extends z.ZodType>(
    answer: Answer,
    path: string,
    init?: RequestInit,
  ): Promise<z.infer<Answer>> => answer.parse(await (await fetch(desk.url + path, init)).json())

  const handIn = async (): Promise<Upload> =>
    ask(upload, '/api/uploads?name=TradeData.csv', {
      method: 'POST',
      body: await readFile(join('test', 'cases', 'read', 'comtrade-csv-of-today', 'input.csv')),
      headers: { 'content-type': 'application/octet-stream' },
    })

  const loadUpload = async (id: string): Promise<Job> => {
    const body = JSON.stringify({ upload: id })
    const headers = { 'content-type': 'application/json' }
    const begun = await ask(job, '/api/loads', { method: 'POST', body, headers })
    for (;;) {
      const now = await ask(job, `/api/jobs/${begun.id}`)
      if (now.state === 'done' || now.state === 'failed') return now
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  it('is shown with each of its loads, takes them all in, is known again, and is taken back', async () => {
    const shown = await handIn()
    expect(shown).toMatchObject({ known: false, problem: null, questions: [] })
    expect(shown.loads.length).toBeGreaterThan(1)
    expect(shown.load).toEqual(shown.loads[0])
    const ended = await loadUpload(shown.id)
    expect(ended).toMatchObject({ state: 'done', changed: true })
    expect(ended.loads.map(({ period, flow, rows }) => ({ period, flow, rows }))).toEqual(
      shown.loads.map(({ period, flow, rows }) => ({ period, flow, rows })),
    )
    const again = await handIn()
    expect(again).toMatchObject({ known: true, problem: null })
    expect(await loadUpload(again.id)).toMatchObject({ state: 'done', changed: false, loads: [] })
    for (const { id } of ended.loads) await ask(load, `/api/loads/${id}`, { method: 'DELETE' })
    expect(await ask(loads, '/api/loads')).toEqual({ total: 0, loads: [] })
  })
})
