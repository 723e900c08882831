import type { AuditReport, PrintedBrief } from '../../review/audit/audit.ts'
import type { Piece } from '../../review/audit/reading/reading.ts'
import { defineTask } from '../process/process.ts'

/** A brief’s file; of a PDF, the text that was taken from it. */
export interface BriefFile {
  readonly file: string
  readonly pdfText: string | null
  /** The structure of a tagged PDF, which says what its tables are; null where it has none. */
  readonly pdfStructure?: string | null
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
