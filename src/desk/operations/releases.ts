import { extname } from 'node:path'
import { z } from '@hono/zod-openapi'
import type { Product } from '../../brief/product/product.ts'
import { formatDescriptions } from '../../press/press.ts'
import {
  type Actor,
  type Asked,
  type BriefRelease,
  changeRelease,
  getVisibility,
  Journal,
  parseReleaseTime,
  ReleaseRefusal,
  type ReleaseRefusalKind,
  readFrozenFile,
  readOffset,
  readRelease,
  readReleases,
  readRules,
  readSeal,
  signBrief,
  submitBrief,
  toPlainRelease,
  type Version,
} from '../../releases/releases.ts'
import type { DeskApp, DeskContext } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { briefNamed, ofBrief, operation, periodNamed } from '../http/http.ts'
import { notFound, Refusal, type RefusalStatus } from '../problem.ts'
import { briefRelease, type ReleaseRequest, releaseRequest, releaseWithFiles } from '../schemas/schemas.ts'

/** Releases: what is reviewed, signed, scheduled and published. Readers see what is published, and no other brief. */
export function releaseOperations(app: DeskApp, deskState: DeskState): void {
  restrictReaders(app, deskState)
  addListReleases(app, deskState)
  addReadRelease(app, deskState)
  addDownloadFile(app, deskState)
  addChangeRelease(app, deskState)
}

/** What readers reach whatever is embargoed: who they are, signing out, releases, and the description of the API. */
const openToReaders =
  /^\/api(?:$|\/(?:about|session|public-site|openapi\.json|reference\.css|releases(?:\/.*)?)$)/

/**
 * Keeps readers from drafts by any address: the figures of a brief are also those of previews, totals, checks and files.
 * So once something was submitted for release, readers have the releases alone, unless the workspace says otherwise.
 */
function restrictReaders(app: DeskApp, deskState: DeskState): void {
  const journal = new Journal(deskState.folder)
  app.use(async (context, next) => {
    const isReader = context.get('person')?.role === 'reader' && /^\/(?:api\/|mcp$)/.test(context.req.path)
    if (isReader && !openToReaders.test(context.req.path)) {
      const { config } = await deskState.workspace()
      if (config.releases?.readers !== 'everything' && !(await journal.isEmpty())) throw onlyReleases()
    }
    await next()
  })
}

function addListReleases(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/releases',
      tag: 'releases',
      summary:
        'The releases of briefs with their versions, as far as you may see them; the latest period first',
      role: 'reader',
      answer: z.array(briefRelease),
    },
    async ({ context }) => {
      const workspace = await deskState.workspace()
      const releases = await readReleases(workspace, deskState.now())
      const names = await deskState.products()
      return releases
        .map((release) => plain(toPlainRelease(release, actorOf(context), readRules(workspace)), names))
        .filter(({ versions }) => versions.length > 0)
    },
  )
}

function addReadRelease(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/releases/{product}/{month}',
      tag: 'releases',
      summary: 'The versions of a brief: states, history, comments, files, and what you may do next',
      role: 'reader',
      params: ofBrief,
      answer: releaseWithFiles,
    },
    async ({ params, context }) => {
      const release = await readNamed(deskState, params)
      return describeRelease(deskState, release, actorOf(context))
    },
  )
}

/** @throws Refusal (404) for a reader where nothing is published: whether there is a draft is not said. */
async function describeRelease(
  deskState: DeskState,
  release: BriefRelease,
  actor: Actor,
): Promise<z.input<typeof releaseWithFiles>> {
  const workspace = await deskState.workspace()
  const products = await deskState.products()
  const described = plain(toPlainRelease(release, actor, readRules(workspace)), products)
  if (described.versions.length === 0) throw nothingHere()
  const signed = release.versions.filter(({ signature }) => signature !== null)
  const files = await Promise.all(
    signed.map(async (version) => ({
      version: version.number,
      files: await listVisibleFiles(deskState.folder, version, actor),
    })),
  )
  return {
    ...described,
    utcOffset: readOffset(workspace),
    files: files.filter((item) => item.files.length > 0),
  }
}

/** The frozen files of a version that a person may have: readers those of the brief alone. */
async function listVisibleFiles(folder: string, version: Version, actor: Actor) {
  const visibility = getVisibility(version, actor)
  if (version.signature === null || visibility === 'nothing' || visibility === 'notice') return []
  const { files } = await readSeal(folder, version)
  return files.filter(({ kind }) => visibility === 'everything' || kind === 'brief')
}

/** Of frozen files, by their ending. */
const mediaTypes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(formatDescriptions).map(([format, { mediaType }]) => [`.${format}`, mediaType]),
  ),
  ...{ '.zip': 'application/zip', '.yaml': 'text/plain;charset=utf-8' },
}

function addDownloadFile(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/releases/{product}/{month}/{version}/file',
      tag: 'releases',
      summary: 'A file of a signed version, as it was frozen',
      role: 'reader',
      params: ofBrief.extend({ version: z.coerce.number().int().min(1).max(100_000) }),
      query: z.object({ name: z.string().min(1).max(200) }),
      answer: 'bytes',
      mediaTypes: Object.values(mediaTypes).map((type) => type.replace(/;.*/, '')),
    },
    async ({ params, query, context }) => {
      const { versions } = await readNamed(deskState, params)
      const version = versions.find(({ number }) => number === params.version)
      const files = version ? await listVisibleFiles(deskState.folder, version, actorOf(context)) : []
      const file = files.find(({ name }) => name === query.name)
      if (!version || !file) throw nothingHere()
      const bytes = await readFrozenFile(deskState.folder, version, file)
      const name = `${params.month}-v${params.version}-${file.name.replace('/', '-')}`
      // Always a download, never a page of ours: what a file holds must not run here.
      return new Response(new Uint8Array(bytes), {
        headers: {
          'content-type': mediaTypes[extname(file.name)] ?? 'application/zip',
          'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
        },
      })
    },
  )
}

function addChangeRelease(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/releases/{product}/{month}',
      tag: 'releases',
      summary:
        'Submit, approve, return, sign, schedule, publish, amend or withdraw a version, or comment on it; roles beyond editors depend on the action',
      role: 'editor',
      params: ofBrief,
      body: releaseRequest,
      answer: releaseWithFiles,
    },
    async ({ params, body, context }) => {
      const actor = actorOf(context)
      try {
        const release = await deskState.inTurn(() => perform(deskState, params, body, actor))
        const about = { action: body.action, product: params.product, month: params.month }
        await deskState.changes.note(actor.name, 'release', about)
        return await describeRelease(deskState, release, actor)
      } catch (error) {
        throw asRefusal(error)
      }
    },
  )
}

type Named = z.infer<typeof ofBrief>

async function perform(
  deskState: DeskState,
  params: Named,
  body: ReleaseRequest,
  actor: Actor,
): Promise<BriefRelease> {
  const workspace = await deskState.workspace()
  const asked: Asked = { actor, now: deskState.now(), channel: 'desk', reason: body.reason }
  const { action, version, languages } = body
  if (action === 'submit' || action === 'sign') {
    const subject = await briefNamed(deskState, params)
    return action === 'submit'
      ? submitBrief(workspace, deskState.ledger, subject, { ...asked, languages })
      : signBrief(workspace, deskState.ledger, subject, asked)
  }
  const name = { product: params.product, period: params.month }
  periodNamed(params.month)
  switch (action) {
    case 'schedule': {
      const embargo = parseReleaseTime(body.at ?? '', readOffset(workspace))
      const request = { action, version, embargo, earlyAccess: body.earlyAccess ?? [] }
      return changeRelease(workspace, name, request, asked)
    }
    case 'comment': {
      await briefNamed(deskState, params)
      const { place = '', text = '', assignee = null } = body
      return changeRelease(workspace, name, { action, version, place, text, assignee }, asked)
    }
    case 'answer': {
      const { text = '' } = body
      return changeRelease(workspace, name, { action, version, comment: commentOf(body), text }, asked)
    }
    case 'assign': {
      const { assignee = null } = body
      return changeRelease(workspace, name, { action, version, comment: commentOf(body), assignee }, asked)
    }
    case 'resolve':
    case 'reopen':
      return changeRelease(workspace, name, { action, version, comment: commentOf(body) }, asked)
    default:
      return changeRelease(workspace, name, { action, version }, asked)
  }
}

function commentOf({ comment }: ReleaseRequest): number {
  if (comment !== undefined) return comment
  throw new Refusal(400, { zh: '请求没有说明是第几条意见。', en: 'The request names no comment.' })
}

const readNamed = async (deskState: DeskState, { product, month }: Named): Promise<BriefRelease> => {
  periodNamed(month)
  return readRelease(await deskState.workspace(), { product, period: month }, deskState.now())
}

const actorOf = (context: DeskContext): Actor => {
  const { name, fullRole } = context.get('person')
  return { name, role: fullRole }
}

/** A release as the schema has it, under the name of its product. */
function plain(
  release: ReturnType<typeof toPlainRelease>,
  products: readonly Product[],
): z.input<typeof briefRelease> {
  const { zh = release.product, en = release.product } =
    products.find(({ id }) => id === release.product)?.name ?? {}
  // Lists that nobody changes, where the schema has lists.
  return { ...(structuredClone(release) as z.input<typeof briefRelease>), name: { zh, en } }
}

const statuses: Readonly<Record<ReleaseRefusalKind, RefusalStatus>> = {
  role: 403,
  state: 409,
  input: 422,
  missing: 404,
}

function asRefusal(error: unknown): unknown {
  if (!(error instanceof ReleaseRefusal)) return error
  const { kind, words, hint, deskHint } = error
  return new Refusal(statuses[kind], words, { ...(hint && { hint }), ...(deskHint && { deskHint }) })
}

const nothingHere = () => notFound({ zh: '这里没有已发布的简报。', en: 'Nothing is published here.' })

const onlyReleases = (): Refusal =>
  new Refusal(
    403,
    { zh: '读者只能看已发布的简报。', en: 'Readers see the briefs that are published.' },
    {
      hint: {
        zh: '见“发布”页；管理者可在 tradebrief.yaml 写 releases: {readers: everything} 让读者看全部。',
        en: 'See the page Releases. An owner can let readers see everything: releases: {readers: everything} in tradebrief.yaml',
      },
    },
  )
