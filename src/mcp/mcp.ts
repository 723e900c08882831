/**
 * The Model Context Protocol: tools by which an assistant reads products, figures, briefs and their sources, and has a
 * draft checked. Read-only: nothing that an assistant calls changes the workspace. An optional capability: command and
 * desk import it, nothing below does.
 *
 * @module
 */
export { answerRequest } from './http.ts'
export { createMcpServer, type McpOptions } from './server.ts'
export { serveStdio } from './stdio.ts'
export { openWorkspaceData, type TradeData, type UseTradeData } from './trade-data.ts'
