import type { PrintedBrief } from '../../review/audit/against.ts'
import type { Piece } from '../../review/audit/reading/pieces.ts'
import type { AuditReport } from '../../review/audit/run-audit.ts'
import { defineTask } from '../process/process.ts'

/** A brief’s file; of a PDF, the text that was taken from it. */
export interface BriefFile {
  readonly file: string
  readonly pdfText: string | null
}

/** A brief’s text and tables, and what its audit found. */
export interface AuditedFile {
  readonly report: AuditReport
  readonly pieces: readonly Piece[]
}

/** Reads and audits a brief’s file. @throws UserError where the file cannot be read. */
export const auditBriefTask = defineTask<BriefFile, AuditedFile>('auditBrief')

/** Reads what the brief in a file prints. @throws UserError where the file cannot be read. */
export const readPrintedBriefTask = defineTask<BriefFile, PrintedBrief>('readPrintedBrief')
