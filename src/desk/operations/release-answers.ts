import type { z } from '@hono/zod-openapi'
import type { Product } from '../../brief/product/product.ts'
import {
  type Actor,
  type BriefRelease,
  findVersionAtWork,
  getVisibility,
  listChangesSinceSubmission,
  type PlainRelease,
  type PlainVersion,
  readOffset,
  readRelease,
  readRules,
  readSeal,
  toPlainRelease,
  type Version,
} from '../../releases/releases.ts'
import type { Localized } from '../../trade/trade.ts'
import type { Workspace } from '../../workspace/project/project.ts'
import { hasRole } from '../../workspace/project/tokens/tokens.ts'
import type { DeskContext } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { briefNamed, type ofBrief, periodNamed } from '../http/http.ts'
import { notFound } from '../problem.ts'
import type { briefRelease, releaseProgress, releaseWithFiles } from '../schemas/schemas.ts'

/** A brief as a request names it. */
export type BriefName = z.infer<typeof ofBrief>

export const readNamed = async (
  deskState: DeskState,
  { product, month }: BriefName,
): Promise<BriefRelease> => {
  periodNamed(month)
  return readRelease(await deskState.workspace(), { product, period: month }, deskState.now())
}

/** @throws Refusal (404) for a reader where nothing is published: whether there is a draft is not said. */
export async function describeRelease(
  deskState: DeskState,
  release: BriefRelease,
  actor: Actor,
): Promise<z.input<typeof releaseWithFiles>> {
  const workspace = await deskState.workspace()
  const products = await deskState.products()
  const changed = hasRole(actor.role, 'editor') ? await listChanges(deskState, release) : []
  const described = plainRelease(
    toPlainRelease(release, actor, readRules(workspace), changed),
    products,
    workspace,
  )
  if (described.versions.length === 0) throw nothingHere()
  const signed = release.versions.filter(({ signature }) => signature !== null)
  const files = await Promise.all(
    signed.map(async (version) => ({
      version: version.number,
      files: await listVisibleFiles(deskState.folder, version, actor),
    })),
  )
  return { ...described, files: files.filter((item) => item.files.length > 0) }
}

/** Files of the version in review that are others now; all of them where the product has gone. */
async function listChanges(deskState: DeskState, release: BriefRelease): Promise<readonly string[]> {
  const version = findVersionAtWork(release)
  if (version?.state !== 'inReview') return []
  const products = await deskState.products()
  if (!products.some(({ id }) => id === release.product))
    return version.submission?.files.map(({ name }) => name) ?? []
  const subject = await briefNamed(deskState, { product: release.product, month: release.period })
  return listChangesSinceSubmission(await deskState.workspace(), subject, release)
}

/** The frozen files of a version that a person may have: readers those of the brief alone. */
export async function listVisibleFiles(folder: string, version: Version, actor: Actor) {
  const visibility = getVisibility(version, actor)
  if (version.signature === null || visibility === 'nothing' || visibility === 'notice') return []
  const { files } = await readSeal(folder, version)
  return files.filter(({ kind }) => visibility === 'everything' || kind === 'brief')
}

export const getActor = (context: DeskContext): Actor => {
  const { name, fullRole } = context.get('person')
  return { name, role: fullRole }
}

/** The name of a product; its id where the product file has gone. */
export function nameProduct(id: string, products: readonly Product[]): Localized {
  const { zh = id, en = id } = products.find((product) => product.id === id)?.name ?? {}
  return { zh, en }
}

/** A release as the schema has it, under the name of its product. */
export const plainRelease = (
  release: PlainRelease,
  products: readonly Product[],
  workspace: Workspace,
): z.input<typeof briefRelease> => ({
  // Lists that nobody changes, where the schema has lists.
  ...(structuredClone(release) as Omit<z.input<typeof briefRelease>, 'name' | 'utcOffset'>),
  name: nameProduct(release.product, products),
  utcOffset: readOffset(workspace),
})

/** How far a version is, in short. */
export const toProgress = ({
  number,
  state,
  approvals,
  waitsFor,
}: PlainVersion): z.input<typeof releaseProgress> => ({
  ...{ number, state, waitsFor },
  approvedBy: approvals.map(({ person }) => person),
})

export const nothingHere = () => notFound({ zh: '这里没有已发布的简报。', en: 'Nothing is published here.' })
