import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { packageRoot } from '../workspace/package-root.ts'
import type { DeskApp } from './operation.ts'
import { problemResponse, Refusal } from './problem.ts'

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
  '/audit',
  '/sign-in',
  '/products',
  '/products/:id',
  '/briefs/:product/:month',
]

/** The browser’s side of the desk, as the build left it in `dist/web`. */
export function pages(app: DeskApp): void {
  const folder = join(packageRoot(), 'dist', 'web')
  for (const address of addresses) app.get(address, async () => send(join(folder, 'index.html'), 'no-cache'))
  // Names of built files have their content’s hash in them, so that they never change.
  app.get('/assets/:file{[\\w-]+\\.[\\w.-]+}', async (context) =>
    send(join(folder, 'assets', context.req.param('file')), 'public, max-age=31536000, immutable'),
  )
  app.get('/icon.svg', async () => send(join(folder, 'icon.svg'), 'public, max-age=86400'))
}

async function send(path: string, cache: string): Promise<Response> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (bytes === null) return problemResponse(new Refusal(404, { zh: '没有这个文件。', en: 'No such file.' }))
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': kinds[extname(path)] ?? 'application/octet-stream', 'cache-control': cache },
  })
}
