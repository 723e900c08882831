import { z } from '@hono/zod-openapi'
import {
  type AuditFinding,
  type HeldFigure,
  identityWords,
  wordAuditFinding,
  wordPlace,
  wordUnread,
} from '../../review/audit/audit.ts'
import type { Piece } from '../../review/audit/reading/reading.ts'
import type { Place } from '../../review/printed-numbers/printed-numbers.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { auditAgainst, auditWithPieces } from '../../workspace/inspect/inspect.ts'
import type { Requester } from '../../workspace/process/process.ts'
import { standingWords } from '../../workspace/words/words.ts'
import { type DeskApp, getRequester } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation } from '../http/http.ts'
import { toProblem } from '../problem.ts'
import type * as shapes from '../schemas/schemas.ts'
import { auditReport } from '../schemas/schemas.ts'

/** Audit: whether the figures of a published brief agree with each other. */
export function auditOperations(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/audit',
      tag: 'audit',
      summary: 'Audit a published trade text: .txt, .md, .html, .docx, .xlsx or .pdf; nothing is stored',
      role: 'reader',
      query: z.object({
        name: z.string().min(1).max(400).openapi({ example: '简报.docx' }),
        against: z.string().max(64).optional().openapi({
          description:
            'Hold its figures against the ledger too, as those of this product; empty for the one that has its codes.',
        }),
      }),
      file: true,
      answer: auditReport,
    },
    async ({ query, context }) =>
      deskState.withPassingFile(context.req.raw.body, query.name, async (path, name) => {
        const { report, pieces } = await auditWithPieces(path, getRequester(context))
        const held =
          query.against === undefined
            ? { against: null, againstProblem: null }
            : await heldAgainst(deskState, path, query.against || null, getRequester(context))
        return {
          file: name,
          findings: report.findings.map(plainFinding),
          furtherFindings: report.furtherFindings,
          checked: report.checked.map(({ kind, count, broken }) => ({
            words: identityWords[kind],
            count,
            broken,
          })),
          unread: report.unread.map((unread) => ({
            zh: wordUnread(unread, 'zh'),
            en: wordUnread(unread, 'en'),
          })),
          furtherUnread: report.furtherUnread,
          tables: report.tables,
          figures: report.figures,
          ...held,
          pieces: pieces.map(plainPiece),
        }
      }),
  )
}

async function heldAgainst(
  deskState: DeskState,
  path: string,
  product: string | null,
  requester: Requester,
): Promise<Pick<shapes.AuditReport, 'against' | 'againstProblem'>> {
  try {
    const { figures, ...of } = await auditAgainst(
      await deskState.workspace(),
      deskState.ledger,
      path,
      product,
      requester,
    )
    return { against: { ...of, figures: figures.map(plainHeld) }, againstProblem: null }
  } catch (error) {
    if (error instanceof UserError) return { against: null, againstProblem: toProblem(error) }
    throw error
  }
}

const plainHeld = ({ place, standing, ...figure }: HeldFigure): shapes.HeldFigure => ({
  ...figure,
  ...plainPlace(place),
  standing,
  standingWords: standingWords[standing],
})

const plainPlace = (place: Place) => ({
  part: place.part,
  table: place.table ?? null,
  line: place.line ?? null,
  row: place.row ?? null,
  column: place.column ?? null,
  window: place.window ?? null,
  place: { zh: wordPlace(place, 'zh'), en: wordPlace(place, 'en') },
})

function plainFinding(finding: AuditFinding): shapes.AuditFinding {
  const [zh, en] = [wordAuditFinding(finding, 'zh'), wordAuditFinding(finding, 'en')]
  return {
    kind: finding.kind,
    confidence: finding.confidence,
    ...plainPlace(finding.place),
    printed: 'printed' in finding ? finding.printed : null,
    words: zh.map((line, index) => ({ zh: line, en: en[index] ?? line })),
  }
}

const plainPiece = (piece: Piece): shapes.AuditReport['pieces'][number] =>
  piece.kind === 'text'
    ? { kind: 'text', line: piece.line, text: piece.text, columns: null, rows: [] }
    : {
        kind: 'table',
        line: null,
        text: piece.header,
        columns: piece.columns ? [...piece.columns] : null,
        rows: piece.rows.map(({ cells, line }) => ({ cells: [...cells], line })),
      }
