import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { PublicSite } from '../../site/site.ts'
import type { DeskApp, DeskContext } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { notFound } from '../problem.ts'

/**
 * The site of what is published, under `/public/`, to everybody and without an account, where `tradebrief.yaml` says
 * `site: {public: true}`. Elsewhere there is nothing at these addresses.
 */
export function publicSiteOperations(app: DeskApp, deskState: DeskState): void {
  const site = new PublicSite(deskState.folder, deskState.now)
  const send = async (context: DeskContext, path: string): Promise<Response> => {
    const workspace = await deskState.workspace()
    if (workspace.config.site?.public !== true) throw nothingHere()
    const bytes = await site.read(workspace, path)
    if (bytes) return answer(context, path, bytes)
    // A folder without its slash, whose relative links would lead elsewhere.
    if (path !== '' && !path.endsWith('/') && (await site.read(workspace, `${path}/`)))
      return context.redirect(`${new URL(context.req.url).pathname}/`, 301)
    throw nothingHere()
  }
  app.get('/public', (context) => context.redirect('/public/', 301))
  app.get('/public/', (context) => send(context, ''))
  app.get('/public/:path{.+}', (context) => send(context, context.req.param('path')))
}

const nothingHere = () => notFound({ zh: '这里没有已发布的内容。', en: 'Nothing is published here.' })

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
