import { beforeAll, describe, expect, it } from 'vitest'
import type { DeskApp } from '../../src/desk/auth/desk-environment.ts'
import '../support/command.ts' // a stale build is made anew, with the thread that reads files
import { deskOn } from '../support/desks.ts'

let desk: DeskApp
beforeAll(async () => {
  desk = (await deskOn('sample')).desk
})

describe('an audit', () => {
  const audit = async (query: string) => {
    const brief = await (await desk.request('/api/briefs/lithium-ion/2023-12/file?format=md')).text()
    const wrong = brief.replace('650.1', '651.1')
    const headers = { 'content-type': 'application/octet-stream' }
    const init = { method: 'POST', body: wrong, headers }
    return JSON.parse(await (await desk.request(`/api/audit?name=brief.md${query}`, init)).text())
  }

  it('says where each finding is, and holds the figures against the ledger where asked to', async () => {
    const { findings, against } = await audit('&against=')
    expect(findings[0]).toMatchObject({ printed: '651.1', window: 'ytd' })
    expect(findings[0].place.en).toBeTruthy()
    const different = against.figures.filter(
      (figure: { standing: string }) => figure.standing === 'different',
    )
    expect(different).toMatchObject([{ printed: '651.1', ours: '650.1', line: findings[0].line }])
  })

  it('is made all the same where there is no such product', async () => {
    const { findings, against, againstProblem } = await audit('&against=wheat')
    expect([findings.length, against, againstProblem.status]).toEqual([1, null, 422])
  })
})
