import { expect, it } from 'vitest'
import { withLimitedBody, withReadBody } from '../../src/desk/http/request-body.ts'

const limits = { maxBytes: 1_000, idleTimeout: 1_000 }

it.each([
  ['limited', async (request: Request) => withLimitedBody(request, limits)],
  ['read', (request: Request) => withReadBody(request, limits)],
])('a request whose body is %s learns that its connection was closed', async (_, prepare) => {
  const connection = new AbortController()
  const sent = new Request('http://127.0.0.1/api/uploads', {
    ...{ method: 'POST', headers: { 'content-type': 'text/csv' }, body: 'a,b\n' },
    signal: connection.signal,
  })
  const prepared = await prepare(sent)
  expect(await prepared.clone().text()).toBe('a,b\n')
  expect(prepared.signal.aborted).toBe(false)
  connection.abort('closed')
  expect(prepared.signal).toMatchObject({ aborted: true, reason: 'closed' })
})
