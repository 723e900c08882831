/**
 * Examines why the program does not work: the machine (version, clock, native parts, fonts, disk, port), then a workspace
 * (folder, desk lock, files, ledger). What is wrong in one place does not hide what is wrong in another.
 *
 * @module
 */
import type { MovableLedger } from '../../ledger/transfer/transfer.ts'
import type { Effects } from '../effects.ts'
import { verifyWorkspace } from '../inspect/inspect.ts'
import { openWorkspace, type Workspace } from '../project/project.ts'
import { errorFinding, type Finding } from './finding.ts'
import { examineMachine, type Machine } from './machine.ts'
import { examineWorkspaceFolder } from './workspace-folder.ts'

export type { Finding } from './finding.ts'
export { thisMachine } from './machine.ts'

export interface Examination {
  /** The examined workspace; null where only the machine was examined. */
  readonly workspace: string | null
  readonly findings: readonly Finding[]
}

export interface ExaminationOptions {
  readonly machine: Machine
  /** Null for the machine alone. */
  readonly folder: string | null
  /** Opens the ledger for reading. */
  openLedger(workspace: Workspace): Promise<MovableLedger>
  readonly effects: Effects
}

/** Examines the machine and a workspace. Nothing is changed, but for a file that is written and removed. */
export async function examine({
  machine,
  folder,
  openLedger,
  effects,
}: ExaminationOptions): Promise<Examination> {
  const findings = await examineMachine(machine, folder)
  if (folder === null) return { workspace: null, findings }
  findings.push(...(await examineWorkspaceFolder(folder)))
  try {
    const workspace = await openWorkspace(folder)
    const verification = await verifyWorkspace(workspace, () => openLedger(workspace), effects)
    findings.push(...verification.findings.map((finding) => ({ subject: 'workspace' as const, ...finding })))
  } catch (error) {
    findings.push(errorFinding('workspace', error))
  }
  // Without the engine of the ledger, the machine and the workspace have the same fault.
  const isFirst = ({ words, where }: Finding, index: number) =>
    index === findings.findIndex((other) => other.words.en === words.en && other.where?.file === where?.file)
  return { workspace: folder, findings: findings.filter(isFirst) }
}
