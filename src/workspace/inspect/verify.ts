import { readdir } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import type { LedgerFault, LedgerVerification } from '../../ledger/ledger.ts'
import type { MovableLedger } from '../../ledger/transfer/transfer.ts'
import { mendable, UserError, type Where } from '../../trade/errors/errors.ts'
import { type EditionLanguage, editionLanguages, type Localized } from '../../trade/trade.ts'
import { isManifest, manifestName } from '../build/print/print.ts'
import type { Effects } from '../effects.ts'
import { largestText, readContainedFile, readContainedText } from '../files/files.ts'
import { readCommentaryFile } from '../project/commentary/commentary.ts'
import { readHouseStyle } from '../project/house-style/house-style.ts'
import { productFileNames, readProductFile } from '../project/products/products.ts'
import type { Workspace } from '../project/project.ts'
import {
  bulletinFileNames,
  readBulletinFile,
  readNamedCorrelation,
  readNomenclature,
} from '../project/references/references.ts'
import { readTokens } from '../project/tokens/tokens.ts'
import { accessWarnings } from './access-warnings.ts'
import { describeLedgerFault, describeMissingBytes } from './ledger-faults.ts'

/** What verification found: a fault of something that must be mended or restored, or a warning. */
export interface VerificationFinding {
  readonly severity: 'fault' | 'warning'
  readonly words: Localized
  readonly where?: Where
  readonly hint?: Localized
}

export interface WorkspaceVerification {
  /** What the ledger holds; null where it could not be opened. */
  readonly ledger: { readonly loads: number; readonly rows: bigint } | null
  /** How many files beside the ledger were read. */
  readonly files: number
  readonly findings: readonly VerificationFinding[]
}

/**
 * Reads everything that a workspace has: every block of its ledger, each load's rows and totals against what was
 * recorded when it was loaded, and every file that the program reads, as it reads them. What is wrong in one place
 * does not hide what is wrong in another.
 *
 * @param openLedger opens the workspace's ledger for reading; it is closed here.
 */
export async function verifyWorkspace(
  workspace: Workspace,
  openLedger: () => Promise<MovableLedger>,
  effects: Effects,
): Promise<WorkspaceVerification> {
  const readings = await listReadings(workspace)
  const progress = effects.progress({ zh: '核对工作区', en: 'verifying the workspace' }, readings.length + 1)
  const findings: VerificationFinding[] = []
  try {
    for (const { read, severity } of readings) {
      const error = await read().then(() => null, errorToReport)
      const finding = error && findingOf(error, severity)
      // A product with a mistake is also one for products that are based on it.
      if (finding && !findings.some((other) => isSameFault(other, finding))) findings.push(finding)
      progress.advance(1)
    }
    const ledger = await verifyLedger(openLedger, findings)
    const warnings = await accessWarnings(workspace.folder)
    findings.push(...warnings.map((words) => ({ severity: 'warning', words }) as const))
    return { ledger, files: readings.length, findings }
  } finally {
    progress.done()
  }
}

/** Cheap warnings about a workspace: a ledger whose file was cut off, and what other users of the machine can read. */
export async function warnOfWorkspace(
  { folder }: Pick<Workspace, 'folder'>,
  ledger: Pick<MovableLedger, 'missingBytes'>,
): Promise<Localized[]> {
  const missing = await ledger.missingBytes()
  return [...(missing ? [describeMissingBytes(missing)] : []), ...(await accessWarnings(folder))]
}

async function verifyLedger(
  openLedger: () => Promise<MovableLedger>,
  findings: VerificationFinding[],
): Promise<WorkspaceVerification['ledger']> {
  const report = (fault: LedgerFault) =>
    findings.push({ severity: 'fault', words: describeLedgerFault(fault) })
  let ledger: MovableLedger
  try {
    ledger = await openLedger()
  } catch (error) {
    findings.push(findingOf(errorToReport(error), 'fault'))
    return null
  }
  try {
    const missing = await ledger.missingBytes()
    if (missing) report({ kind: 'short', bytes: missing })
    const { loads, rows, faults }: LedgerVerification = await ledger.verify()
    for (const fault of faults) report(fault)
    return faults.some(({ kind }) => kind === 'damaged') ? null : { loads, rows }
  } finally {
    await ledger.close()
  }
}

/** A file of the workspace, and how it is read; it throws a UserError where it cannot be. */
interface Reading {
  readonly read: () => Promise<unknown>
  /** What it is where it cannot be read. */
  readonly severity: VerificationFinding['severity']
}

async function listReadings(workspace: Workspace): Promise<Reading[]> {
  const { folder, config } = workspace
  const must = (read: () => Promise<unknown>): Reading => ({ read, severity: 'fault' })
  const products = await productFileNames(workspace)
  const bulletins = await bulletinFileNames(folder)
  const commentaries = (await filesBelow(folder, 'commentary')).filter((path) => path.endsWith('.md'))
  const manifests = (await filesBelow(folder, 'briefs')).filter((path) => basename(path) === manifestName)
  return [
    ...products.map((name) => must(() => readProductFile(workspace, name))),
    ...commentaries.map((path) => must(() => verifyCommentary(folder, path))),
    ...bulletins.map((name) => must(() => readBulletinFile(folder, name))),
    ...(config.nomenclature === undefined ? [] : [must(() => readNomenclature(workspace))]),
    ...(config.correlations ?? []).map((named) => must(() => readNamedCorrelation(folder, named))),
    ...(config.logo === undefined
      ? []
      : [must(() => readHouseStyle({ ...workspace, config: { ...config, word_template: undefined } }))]),
    ...(config.word_template === undefined
      ? []
      : [must(() => readHouseStyle({ ...workspace, config: { ...config, logo: undefined } }))]),
    must(() => readTokens(folder)),
    ...manifests.map((path): Reading => ({ read: () => readManifest(folder, path), severity: 'warning' })),
  ]
}

/** Paths of files in a folder of the workspace, within the workspace; none where there is no such folder. */
async function filesBelow(folder: string, name: string): Promise<string[]> {
  const entries = await readdir(join(folder, name), { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink())
  return files.map(({ parentPath, name: file }) => join(relative(folder, parentPath), file)).sort()
}

async function verifyCommentary(folder: string, path: string): Promise<void> {
  const language: EditionLanguage = editionLanguages.find((item) => path.endsWith(`.${item}.md`)) ?? 'zh'
  await readCommentaryFile(await readContainedFile(folder, path, { largest: largestText }), path, language)
}

/** @throws UserError where it cannot be read. */
async function readManifest(folder: string, path: string): Promise<void> {
  if (isManifest(await readContainedText(folder, path))) return
  throw new UserError(
    { zh: '简报的编制记录读不出来。', en: 'The record of what was built cannot be read.' },
    {
      where: { file: path },
      hint: { zh: '下次编制时会重编这些简报。', en: 'The next build builds these briefs anew.' },
    },
  )
}

const isSameFault = (a: VerificationFinding, b: VerificationFinding): boolean =>
  a.words.en === b.words.en && JSON.stringify(a.where) === JSON.stringify(b.where)

const errorToReport = (error: unknown): UserError => {
  const userError = mendable(error)
  if (userError) return userError
  throw error
}

const findingOf = (
  { words, where, hint }: UserError,
  severity: VerificationFinding['severity'],
): VerificationFinding => ({ severity, words, ...(where && { where }), ...(hint && { hint }) })
