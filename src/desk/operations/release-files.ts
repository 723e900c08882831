import { extname } from 'node:path'
import { z } from '@hono/zod-openapi'
import { formatDescriptions } from '../../press/press.ts'
import { readFrozenFile } from '../../releases/releases.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { ofBrief, operation } from '../http/http.ts'
import { getActor, listVisibleFiles, nothingHere, readNamed } from './release-answers.ts'

/** Of frozen files, by their ending. */
const mediaTypes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(formatDescriptions).map(([format, { mediaType }]) => [`.${format}`, mediaType]),
  ),
  ...{ '.zip': 'application/zip', '.yaml': 'text/plain;charset=utf-8' },
}

/** Downloads of the files that were frozen when a version was signed. */
export function addDownloadFile(app: DeskApp, deskState: DeskState): void {
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
      const files = version ? await listVisibleFiles(deskState.folder, version, getActor(context)) : []
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
