import { formatEditionPeriod } from '../brief/product/product.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { EditionLanguage } from '../trade/trade.ts'
import type { Disk } from '../workspace/files/files.ts'
import type { Workspace } from '../workspace/project/project.ts'
import { type BriefSubject, type BuiltBrief, readBuiltBrief } from './built-brief.ts'
import {
  type Actor,
  type BriefRelease,
  type Channel,
  decide,
  dueEntries,
  emptyRelease,
  findVersionAtWork,
  isOtherContent,
  listChangedFiles,
  ReleaseRefusal,
  type ReleaseRequest,
  type ReleaseRules,
  releaseAt,
  releaseKey,
  type Situation,
} from './machine/machine.ts'
import { listOpenPoints } from './open-points.ts'
import {
  digest,
  formatSeal,
  freezeFiles,
  frozenFolder,
  Journal,
  type Seal,
  sealedDigests,
} from './store/store.ts'

/** Who asks for something, how, and why. */
export interface Asked {
  readonly actor: Actor
  readonly now: Date
  readonly channel: Exclude<Channel, 'clock'>
  /** The user of the operating system, at the command line; it is recorded beside the name that was given. */
  readonly systemUser?: string | undefined
  readonly reason?: string | null | undefined
}

/** Which brief, by the names of its product and period. */
export interface ReleaseName {
  readonly product: string
  readonly period: string
}

/** The rules of a workspace; those of one that says nothing ask for nobody in particular. */
export function readRules({ config }: Pick<Workspace, 'config'>): ReleaseRules {
  const { two_people: twoPeople = false, approval = false, command_line = true } = config.releases ?? {}
  return { twoPeople, approval, deskOnly: !command_line }
}

/** The time zone of release times. */
export const readOffset = ({ config }: Pick<Workspace, 'config'>): string =>
  config.releases?.utc_offset ?? '+08:00'

/**
 * The releases of a workspace as they are at a moment, by product and period, the latest first. Publications whose time
 * has come are written to the journal, so that a clock that is set back does not undo them.
 *
 * @param journal of the workspace, where it may have been read before: a long one takes seconds.
 * @throws UserError for a journal that was altered.
 */
export async function readReleases(
  workspace: Pick<Workspace, 'folder'>,
  now: Date,
  journal = new Journal(workspace.folder),
): Promise<BriefRelease[]> {
  const isDue = (release: BriefRelease) => dueEntries(release, now).length > 0
  let releases = await journal.releases()
  if ([...releases.values()].some(isDue)) {
    await journal.transact((current) => [...current.values()].flatMap((release) => dueEntries(release, now)))
    releases = await journal.releases()
  }
  const byPeriod = (a: BriefRelease, b: BriefRelease) =>
    a.period === b.period ? compare(a.product, b.product) : compare(b.period, a.period)
  return [...releases.values()].map((release) => releaseAt(release, now)).sort(byPeriod)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The release of a brief as it is at a moment; one without versions where nothing was submitted. */
export async function readRelease(
  workspace: Pick<Workspace, 'folder'>,
  name: ReleaseName,
  now: Date,
): Promise<BriefRelease> {
  const releases = await readReleases(workspace, now)
  return releases.find((release) => releaseKey(release) === releaseKey(name)) ?? emptyRelease(name)
}

/**
 * Does with a release what needs no files: everything but to submit, to approve and to sign.
 *
 * @throws ReleaseRefusal where it is not allowed.
 */
export async function changeRelease(
  workspace: Workspace,
  name: ReleaseName,
  request: Exclude<ReleaseRequest, { action: 'submit' | 'approve' | 'sign' }>,
  asked: Asked,
): Promise<BriefRelease> {
  return record(workspace, name, request, asked)
}

/**
 * Submits the brief that was built last for review.
 *
 * @throws ReleaseRefusal where it was not built, or must not be submitted.
 */
export async function submitBrief(
  workspace: Workspace,
  ledger: Ledger,
  subject: BriefSubject,
  asked: Asked & { readonly languages?: readonly EditionLanguage[] | undefined },
): Promise<BriefRelease> {
  const name = nameOf(subject)
  const empty = { languages: [], files: [], warnings: [], openPoints: [] }
  // Who may not submit learns that before the files are read.
  await examine(workspace, name, { action: 'submit', ...empty }, asked)
  const built = await readBuiltBrief(workspace, subject, asked.languages)
  const openPoints = await listOpenPoints(workspace, ledger, subject, built)
  const { languages, files, warnings } = built
  const request: ReleaseRequest = {
    action: 'submit',
    languages: [...languages],
    files: sealedDigests({ files: [...files] }),
    warnings: [...warnings],
    openPoints,
  }
  return record(workspace, name, request, asked)
}

/**
 * The names of files of the version in review that are not what was submitted any more: an approval is of what was
 * submitted, and stands for nothing else. Empty where there is no such version.
 */
export async function listChangesSinceSubmission(
  workspace: Workspace,
  subject: BriefSubject,
  release: BriefRelease,
): Promise<string[]> {
  const version = findVersionAtWork(release)
  if (version?.state !== 'inReview' || !version.submission) return []
  const { files } = version.submission
  try {
    const built = await readBuiltBrief(workspace, subject, version.languages)
    return listChangedFiles(files, sealedDigests({ files: [...built.files] }))
  } catch (error) {
    // Not there any more, or of several builds.
    if (error instanceof ReleaseRefusal) return files.map(({ name }) => name)
    throw error
  }
}

/**
 * Approves the version in review.
 *
 * @throws ReleaseRefusal where it must not be approved, or its files are not what was submitted.
 */
export async function approveBrief(
  workspace: Workspace,
  subject: BriefSubject,
  version: number | undefined,
  asked: Asked,
): Promise<BriefRelease> {
  const name = nameOf(subject)
  const request: ReleaseRequest = { action: 'approve', version }
  await examine(workspace, name, request, asked)
  const changed = await listChangesSinceSubmission(
    workspace,
    subject,
    await readRelease(workspace, name, asked.now),
  )
  if (changed.length > 0) throw isOtherContent(changed)
  return record(workspace, name, request, asked)
}

/**
 * Signs the version that is in review. The steps, in order: see whether it is allowed, freeze the files, write the
 * signature to the journal. Without the last the first two leave nothing that counts.
 *
 * @throws ReleaseRefusal where it must not be signed.
 */
export async function signBrief(
  workspace: Workspace,
  ledger: Ledger,
  subject: BriefSubject,
  asked: Asked,
  disk?: Disk,
): Promise<BriefRelease> {
  const name = nameOf(subject)
  const release = await readRelease(workspace, name, asked.now)
  const version = findVersionAtWork(release)
  const built = await readBuiltBrief(workspace, subject, version?.languages)
  const openPoints = await listOpenPoints(workspace, ledger, subject, built)
  const seal = sealOf(built, subject, version?.number ?? 1)
  const request: ReleaseRequest = {
    action: 'sign',
    version: version?.number,
    files: sealedDigests(seal),
    folder: frozenFolder(seal),
    seal: digest(formatSeal(seal)),
    openPoints,
  }
  // 1. See whether it is allowed.
  await examine(workspace, name, request, asked)
  // 2. Freeze the files.
  const files = built.files.map(({ name: file, content }) => ({ name: file, bytes: content }))
  await freezeFiles(workspace.folder, seal, files, disk)
  // 3. Write the signature.
  return record(workspace, name, request, asked)
}

const nameOf = ({ product, month }: BriefSubject): ReleaseName => ({
  product: product.id,
  period: formatEditionPeriod(product, month),
})

const sealOf = (
  { files, languages, program, asOf, standsOn, warnings }: BuiltBrief,
  subject: BriefSubject,
  version: number,
): Seal => ({
  format: 1,
  ...nameOf(subject),
  name: { zh: subject.product.name.zh, en: subject.product.name.en },
  version,
  languages: [...languages],
  program,
  vintage: { asOf, files: standsOn },
  warnings: [...warnings],
  files: files.map(({ content: _, ...file }) => file),
})

const situationOf = (workspace: Workspace, asked: Asked): Situation => ({
  ...asked,
  rules: readRules(workspace),
})

/** @throws ReleaseRefusal where a request would be refused. */
async function examine(
  workspace: Workspace,
  name: ReleaseName,
  request: ReleaseRequest,
  asked: Asked,
): Promise<void> {
  decide(await readRelease(workspace, name, asked.now), request, situationOf(workspace, asked))
}

async function record(
  workspace: Workspace,
  name: ReleaseName,
  request: ReleaseRequest,
  asked: Asked,
): Promise<BriefRelease> {
  const journal = new Journal(workspace.folder)
  const situation = situationOf(workspace, asked)
  await journal.transact((releases) =>
    decide(releases.get(releaseKey(name)) ?? emptyRelease(name), request, situation),
  )
  return readRelease(workspace, name, asked.now)
}
