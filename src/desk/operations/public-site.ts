import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { z } from '@hono/zod-openapi'
import { Journal, readReleases } from '../../releases/releases.ts'
import { listPublicPages, PublicSite } from '../../site/site.ts'
import { readWorkspaceText, writeWorkspaceText } from '../../workspace/project/project.ts'
import type { DeskApp, DeskContext } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation } from '../http/http.ts'
import { publicSite } from '../schemas/schemas.ts'
import { nothingPublic } from './nothing-public.ts'
import { withSettings } from './product-settings.ts'

/**
 * The site of what is published, under `/public/`, to everybody and without an account, where `tradebrief.yaml` says
 * `site: {public: true}`. Elsewhere there is nothing at these addresses.
 */
export function publicSiteOperations(app: DeskApp, deskState: DeskState): void {
  const site = new PublicSite(deskState.folder, deskState.now)
  const send = async (context: DeskContext, path: string): Promise<Response> => {
    const workspace = await deskState.workspace()
    if (workspace.config.site?.public !== true) return nothingPublic()
    const bytes = await site.read(workspace, path)
    if (bytes) return answer(context, path, bytes)
    // A folder without its slash, whose relative links would lead elsewhere.
    if (path !== '' && !path.endsWith('/') && (await site.read(workspace, `${path}/`)))
      return context.redirect(`${new URL(context.req.url).pathname}/`, 301)
    return nothingPublic()
  }
  app.get('/public', (context) => context.redirect('/public/', 301))
  app.get('/public/', (context) => send(context, ''))
  app.get('/public/:path{.+}', (context) => send(context, context.req.param('path')))
  addReadPublicSite(app, deskState)
  addChangePublicSite(app, deskState)
}

/** A brief whose public pages are wanted; every published one where neither is given. */
const ofRelease = z.object({
  product: z.string().max(100).optional().openapi({ example: 'lithium-ion' }),
  period: z.string().max(20).optional().openapi({ example: '2023-12' }),
})

function addReadPublicSite(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/public-site',
      tag: 'public-site',
      summary: 'Whether the desk shows what is published to everybody, and the addresses of its pages',
      role: 'reader',
      query: ofRelease,
      answer: publicSite,
    },
    async ({ query }) => describePublicSite(deskState, query),
  )
}

function addChangePublicSite(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'put',
      path: '/api/public-site',
      tag: 'public-site',
      summary: 'Show what is published to everybody, without an account, under /public/; or to nobody',
      role: 'owner',
      body: z.object({ isPublic: z.boolean() }).strict(),
      answer: publicSite,
    },
    async ({ body: { isPublic }, context }) =>
      deskState.inTurn(async () => {
        const workspace = await deskState.workspace()
        const setting = { path: ['site', 'public'], value: isPublic }
        await writeWorkspaceText(workspace, withSettings(await readWorkspaceText(workspace), [setting]))
        await deskState.changes.note(context.get('person').name, isPublic ? 'site-open' : 'site-close', {})
        return describePublicSite(deskState, {})
      }),
  )
}

async function describePublicSite(
  deskState: DeskState,
  { product, period }: z.infer<typeof ofRelease>,
): Promise<z.input<typeof publicSite>> {
  const workspace = await deskState.workspace()
  const releases = await readReleases(workspace, deskState.now(), new Journal(deskState.folder))
  const wanted = releases.filter(
    (release) =>
      (product === undefined || release.product === product) &&
      (period === undefined || release.period === period),
  )
  const { public: isPublic = false, url = null } = workspace.config.site ?? {}
  const pages = listPublicPages(wanted).map(({ path, ...page }) => ({ ...page, path: `/public/${path}` }))
  return { isPublic, url, pages: isPublic ? pages : [] }
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html;charset=utf-8',
  '.css': 'text/css;charset=utf-8',
  '.js': 'text/javascript;charset=utf-8',
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.xml': 'application/xml',
  '.csv': 'text/csv;charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
}

/** Nothing of these pages may reach the desk, which has the same origin: they have no other scripts than their own. */
const policy = (ancestors: string) =>
  [
    ...[`default-src 'none'`, `script-src 'self'`, `style-src 'self'`, `img-src 'self' data:`],
    ...[`base-uri 'none'`, `form-action 'none'`, `connect-src 'none'`, `frame-ancestors ${ancestors}`],
  ].join('; ')

function answer(context: DeskContext, path: string, bytes: Uint8Array): Response {
  const isFile = path.startsWith('files/')
  const extension = path === '' || path.endsWith('/') ? '.html' : extname(path)
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  const headers = {
    'content-type': mediaTypes[extension] ?? 'application/octet-stream',
    'content-security-policy': isFile
      ? `default-src 'none'; sandbox`
      : policy(/\/embed\/[^/]+$/.test(path) ? '*' : `'none'`),
    // Signed files are downloads: what a hand may have written into one must not run at the desk's address.
    ...(isFile && extension !== '.png' && extension !== '.jsonld' && { 'content-disposition': 'attachment' }),
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    'cache-control': 'no-cache',
    etag,
  }
  if (context.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(bytes), { headers })
}
