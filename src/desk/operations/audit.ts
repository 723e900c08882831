import { z } from '@hono/zod-openapi'
import type { AuditFinding } from '../../review/audit/finding.ts'
import { identityWords, wordAuditFinding, wordUnread } from '../../review/audit/index.ts'
import type { Piece } from '../../review/audit/reading/pieces.ts'
import { auditFile, piecesOf } from '../../workspace/audit.ts'
import type { House } from '../house.ts'
import { type DeskApp, operation } from '../operation.ts'
import type * as shapes from '../shapes.ts'
import { auditReport } from '../shapes.ts'

/** Audit: whether the figures of a published brief agree with each other. */
export function auditOperations(app: DeskApp, house: House): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/audit',
      tag: 'audit',
      summary: 'Audit a published brief: .txt, .md, .html, .docx or .pdf; nothing is stored',
      role: 'reader',
      query: z.object({ name: z.string().min(1).max(400).openapi({ example: '简报.docx' }) }),
      file: true,
      answer: auditReport,
    },
    async ({ query, context }) =>
      house.withPassingFile(context.req.raw.body, query.name, async (path, name) => {
        const report = await auditFile(path)
        const pieces = await piecesOf(path)
        return {
          file: name,
          findings: report.findings.map(plainFinding),
          checked: report.checked.map(({ kind, count, broken }) => ({
            words: identityWords[kind],
            count,
            broken,
          })),
          unread: report.unread.map((one) => ({ zh: wordUnread(one, 'zh'), en: wordUnread(one, 'en') })),
          tables: report.tables,
          figures: report.figures,
          pieces: pieces.map(plainPiece),
        }
      }),
  )
}

function plainFinding(finding: AuditFinding): shapes.AuditFinding {
  const [zh, en] = [wordAuditFinding(finding, 'zh'), wordAuditFinding(finding, 'en')]
  return {
    kind: finding.kind,
    confidence: finding.confidence,
    table: finding.place.table ?? null,
    line: finding.place.line ?? null,
    printed: 'printed' in finding ? finding.printed : null,
    row: finding.place.row ?? null,
    words: zh.map((line, index) => ({ zh: line, en: en[index] ?? line })),
  }
}

const plainPiece = (piece: Piece): shapes.AuditReport['pieces'][number] =>
  piece.kind === 'text'
    ? { kind: 'text', line: piece.line, text: piece.text, rows: [] }
    : {
        kind: 'table',
        line: null,
        text: piece.header,
        rows: piece.rows.map(({ cells, line }) => ({ cells: [...cells], line })),
      }
