import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { packageRoot } from '../../workspace/files/files.ts'
import type { DeskApp, DeskContext } from '../auth/auth.ts'
import { ComputedCache, type StateVersion } from '../computed-cache.ts'
import { problemResponse, Refusal } from '../problem.ts'

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html;charset=utf-8',
  '.js': 'text/javascript;charset=utf-8',
  '.css': 'text/css;charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}

/** Where the app’s own pages are: every one is the same file, and the browser shows what the address says. */
const addresses = [
  '/',
  '/data',
  '/explore',
  '/releases',
  '/audit',
  '/sign-in',
  '/products',
  '/products/:id',
  '/changes',
  '/workspace',
  '/briefs/:product/:month',
]

const webFolder = () => join(packageRoot(), 'dist', 'web')

/** The browser’s side of the desk, as the build left it in `dist/web`. */
export function pages(app: DeskApp): void {
  const folder = webFolder()
  for (const address of addresses)
    app.get(address, async (context) => send(context, join(folder, 'index.html'), 'no-cache'))
  // Names of built files have their content’s hash in them, so that they never change.
  app.get('/assets/:file{[\\w-]+\\.[\\w.-]+}', async (context) =>
    send(context, join(folder, 'assets', context.req.param('file')), 'public, max-age=31536000, immutable'),
  )
  app.get('/icon.svg', async (context) => send(context, join(folder, 'icon.svg'), 'public, max-age=86400'))
}

/** Whether a request for an unknown address is that of a person who follows it in a browser. */
export const isForPage = ({ req }: DeskContext): boolean =>
  req.method === 'GET' &&
  !/^\/(?:api|assets)(?:\/|$)/.test(req.path) &&
  /\btext\/html\b/.test(req.header('accept') ?? '')

/** The page for an address that leads nowhere, which says so and leads on. */
export async function missingPage(context: DeskContext): Promise<Response> {
  const page = await send(context, join(webFolder(), 'index.html'), 'no-cache')
  return page.ok ? new Response(page.body, { status: 404, headers: page.headers }) : page
}

interface PageFile {
  readonly plain: Uint8Array<ArrayBuffer>
  readonly packed: Uint8Array<ArrayBuffer>
}

/** The files as they are sent; a build beside the open desk gives them another time. */
const files = new ComputedCache<PageFile>({ entries: 40 })
/** They follow from no data of a workspace. */
const anyState: StateVersion = { name: '', isCurrent: () => true }

async function send(context: DeskContext, path: string, cache: string): Promise<Response> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile())
    return problemResponse(new Refusal(404, { zh: '没有这个文件。', en: 'No such file.' }))
  const { plain, packed } = await files.get(anyState, `${path} ${found.mtimeMs}`, async () => {
    const bytes = new Uint8Array(await readFile(path))
    return { plain: bytes, packed: new Uint8Array(await promisify(gzip)(bytes, { level: 9 })) }
  })
  const takesGzip = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '')
  return new Response(takesGzip ? packed : plain, {
    headers: {
      'content-type': kinds[extname(path)] ?? 'application/octet-stream',
      'cache-control': cache,
      vary: 'accept-encoding',
      ...(takesGzip && { 'content-encoding': 'gzip' }),
    },
  })
}
