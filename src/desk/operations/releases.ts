import { z } from '@hono/zod-openapi'
import {
  type Actor,
  type Asked,
  approveBrief,
  type BriefRelease,
  changeRelease,
  Journal,
  parseReleaseTime,
  ReleaseRefusal,
  type ReleaseRefusalKind,
  readOffset,
  readReleases,
  readRules,
  signBrief,
  submitBrief,
  toPlainRelease,
} from '../../releases/releases.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { briefNamed, ofBrief, operation, periodNamed } from '../http/http.ts'
import { Refusal, type RefusalStatus } from '../problem.ts'
import {
  briefRelease,
  type ReleaseRequest,
  releaseProgress,
  releaseRequest,
  releaseWithFiles,
  waitingRelease,
} from '../schemas/schemas.ts'
import {
  type BriefName,
  describeRelease,
  getActor,
  nameProduct,
  nothingHere,
  plainRelease,
  readNamed,
  toProgress,
} from './release-answers.ts'
import { addDownloadFile } from './release-files.ts'
import { addReleaseRules } from './release-rules.ts'

/** Releases: what is reviewed, signed, scheduled and published. Readers see what is published, and no other brief. */
export function releaseOperations(app: DeskApp, deskState: DeskState): void {
  restrictReaders(app, deskState)
  addListReleases(app, deskState)
  addReadRelease(app, deskState)
  addReadState(app, deskState)
  addListWaiting(app, deskState)
  addDownloadFile(app, deskState)
  addChangeRelease(app, deskState)
  addReleaseRules(app, deskState)
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
        .map((release) =>
          plainRelease(toPlainRelease(release, getActor(context), readRules(workspace)), names, workspace),
        )
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
      return describeRelease(deskState, release, getActor(context))
    },
  )
}

function addReadState(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/releases/{product}/{month}/state',
      tag: 'releases',
      summary: 'The state of the latest version of a brief, and whether it waits for you',
      role: 'editor',
      params: ofBrief,
      answer: releaseProgress,
    },
    async ({ params, context }) => {
      const release = await readNamed(deskState, params)
      const rules = readRules(await deskState.workspace())
      const [progress] = toPlainRelease(release, getActor(context), rules)
        .versions.toReversed()
        .map(toProgress)
      if (!progress) throw nothingHere()
      return progress
    },
  )
}

function addListWaiting(app: DeskApp, deskState: DeskState): void {
  const journal = new Journal(deskState.folder)
  operation(
    app,
    {
      method: 'get',
      path: '/api/waiting-releases',
      tag: 'releases',
      summary: 'The briefs that wait for you: to approve, to sign, to publish, or to submit again',
      role: 'editor',
      answer: z.array(waitingRelease),
    },
    async ({ context }) => {
      const workspace = await deskState.workspace()
      const products = await deskState.products()
      const releases = await readReleases(workspace, deskState.now(), journal)
      return releases.flatMap((release) => {
        const { product, period, versions } = toPlainRelease(release, getActor(context), readRules(workspace))
        const name = nameProduct(product, products)
        return versions.flatMap(({ number, waitsFor }) =>
          waitsFor === null ? [] : [{ product, name, period, version: number, action: waitsFor }],
        )
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
      const actor = getActor(context)
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

async function perform(
  deskState: DeskState,
  params: BriefName,
  body: ReleaseRequest,
  actor: Actor,
): Promise<BriefRelease> {
  const workspace = await deskState.workspace()
  const asked: Asked = { actor, now: deskState.now(), channel: 'desk', reason: body.reason }
  const { action, version, languages } = body
  if (action === 'submit' || action === 'approve' || action === 'sign') {
    const subject = await briefNamed(deskState, params)
    if (action === 'submit') return submitBrief(workspace, deskState.ledger, subject, { ...asked, languages })
    return action === 'approve'
      ? approveBrief(workspace, subject, version, asked)
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
