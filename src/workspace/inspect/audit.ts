import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { AuditReport, PrintedBrief } from '../../review/audit/audit.ts'
import { refusedBySystem, UserError } from '../../trade/errors/errors.ts'
import type { Localized } from '../../trade/trade.ts'
import {
  documentLimits,
  type Limits,
  NoSuchProgram,
  ProgramFailed,
  type Requester,
  runIsolated,
  runProgram,
  type TaskOptions,
} from '../process/process.ts'
import { type AuditedFile, auditBriefTask, type BriefFile, readPrintedBriefTask } from './brief-file.ts'

/** What a child process may use to take the text of a PDF out. A brief of twenty pages takes 20 MB and a tenth of a second. */
const pdfLimits: Limits = { memory: 256, seconds: 20, output: 8 }

/** The same for its structure. Poppler draws a page for each element on it: half a second for a page with tables. */
const structureLimits: Limits = { ...pdfLimits, seconds: 10 }
/** A longer PDF is read by its lines alone, since its structure would take longer than that. */
const mostStructuredPages = 20
const megabyte = 1024 * 1024
/** The text of a brief, its findings and figures have less than one megabyte. */
const briefLimits: Limits = { ...documentLimits, output: 8 }
/** A brief has some hundred kilobytes; what is a hundred times as large is something else. */
const largest = 32 * megabyte

/**
 * Audits the text in a file: text taken from a PDF, Markdown, HTML, Word, Excel, or PDF where `pdftotext` is at hand.
 *
 * @throws UserError where the file cannot be read within limits of memory and time, or holds no figure of trade; the
 * reason of the signal.
 */
export async function auditFile(file: string, requester?: Requester): Promise<AuditReport> {
  const { report } = await auditWithPieces(file, requester)
  return report
}

/** As `auditFile`, with the text and tables that were read. */
export async function auditWithPieces(file: string, requester: Requester = {}): Promise<AuditedFile> {
  const brief = { file, ...(await contentOfPdf(file, requester)) }
  const audited = await runIsolated(auditBriefTask, brief, options(file, briefLimits, requester))
  if (audited.report.figures === 0)
    throw new UserError(
      {
        zh: '没有读到贸易数字，无从核对。',
        en: 'No figure of trade was read, so there is nothing to audit.',
      },
      {
        where: { file },
        hint: {
          zh: '可核对中文或英文的贸易简报、快讯、报道：须写明进口或出口、时间和数值。',
          en: 'It audits trade texts in Chinese or English that name exports or imports, a period and amounts.',
        },
      },
    )
  return audited
}

/** What the brief in a file prints. @throws as `auditFile`. */
export async function printedBriefIn(file: string, requester: Requester = {}): Promise<PrintedBrief> {
  const brief = { file, ...(await contentOfPdf(file, requester)) }
  return runIsolated(readPrintedBriefTask, brief, options(file, briefLimits, requester))
}

const options = (file: string, limits: Limits, { signal, owner }: Requester): TaskOptions => ({
  ...{ limits, file, signal, owner },
  hint: {
    zh: '文件可能已损坏，或是为了拖垮程序而制作的；请把简报的文字另存为 .txt 再核对。',
    en: 'The file may be damaged, or made to stop programs: save the text of the brief as .txt and audit that.',
  },
})

/** What a PDF says, as text by lines and where it is tagged, as its structure. */
async function contentOfPdf(
  file: string,
  requester: Requester,
): Promise<Pick<BriefFile, 'pdfText' | 'pdfStructure'>> {
  const pdfText = await textOfPdf(file, requester)
  // Poppler ends each page with a form feed.
  const isStructured = pdfText !== null && pdfText.split('\f').length - 1 <= mostStructuredPages
  return { pdfText, pdfStructure: isStructured ? await structureOfPdf(file, requester) : null }
}

/** The structure of a tagged PDF (Poppler's pdfinfo); null where there is none, or it cannot be read within limits. */
async function structureOfPdf(file: string, requester: Requester): Promise<string | null> {
  const args = ['-struct-text', '-enc', 'UTF-8', '--', file]
  try {
    const structure = await runProgram('pdfinfo', args, options(file, structureLimits, requester))
    return structure.toString('utf8')
  } catch (error) {
    requester.signal?.throwIfAborted()
    if (error instanceof NoSuchProgram || error instanceof ProgramFailed || error instanceof UserError)
      return null
    throw error
  }
}

/** Text by lines as they stand on the page (Poppler's pdftotext); null for a file of another kind. */
async function textOfPdf(file: string, requester: Requester): Promise<string | null> {
  if (extname(file).toLowerCase() !== '.pdf') return null
  await requireSize(file)
  const args = ['-layout', '-enc', 'UTF-8', '-q', '--', file, '-']
  try {
    const text = await runProgram('pdftotext', args, options(file, pdfLimits, requester))
    return text.toString('utf8')
  } catch (error) {
    if (error instanceof NoSuchProgram)
      throw new UserError(
        { zh: '读 PDF 需要 pdftotext。', en: 'Reading a PDF needs pdftotext.' },
        {
          where: { file },
          hint: {
            zh: '安装 poppler（Debian：poppler-utils），或先把文字存成 .txt。',
            en: 'Install Poppler (Debian: poppler-utils), or save its text as .txt.',
          },
          cause: error,
        },
      )
    if (!(error instanceof ProgramFailed)) throw error
    throw unreadable(file, { zh: 'PDF 读不出文字。', en: 'No text can be read from the PDF.' }, error)
  }
}

async function requireSize(file: string): Promise<void> {
  const { size } = await stat(file).catch((error: unknown) => {
    throw (
      refusedBySystem(error, file) ??
      unreadable(file, { zh: '文件打不开。', en: 'The file cannot be opened.' }, error)
    )
  })
  if (size > largest)
    throw unreadable(file, { zh: '文件太大，不像一份简报。', en: 'The file is too large for a brief.' })
}

const unreadable = (file: string, words: Localized, cause?: unknown): UserError =>
  new UserError(words, { where: { file }, cause })
