import { answerRequest } from '../../mcp/mcp.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { usualIdleTimeout, withReadBody } from '../http/http.ts'

/** A draft of the largest size that is checked, as JSON. */
const largestMessage = 1024 * 1024

/**
 * Streamable HTTP of the Model Context Protocol, for assistants. Who may come in is the gate’s matter, and what readers may
 * see the releases’; a protocol of its own is not described in OpenAPI.
 */
export function mcpOperations(app: DeskApp, deskState: DeskState): void {
  app.post('/mcp', async (context) => {
    let bug: unknown
    const request = await withReadBody(context.req.raw, {
      maxBytes: largestMessage,
      idleTimeout: usualIdleTimeout,
    })
    const response = await answerRequest(request, {
      use: (work) => work(deskState),
      language: 'zh',
      isDesk: true,
      onError: (error) => {
        bug ??= error
      },
    })
    // The desk logs it and answers as for every bug.
    if (bug !== undefined) throw bug
    response.headers.set('cache-control', 'no-store')
    return response
  })
}
