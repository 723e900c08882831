import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { backUpWorkspace } from '../../workspace/backup/backup.ts'
import { markPattern, processMark, removeLeftBehind } from '../../workspace/files/files.ts'
import { silentEffects } from '../../workspace/workspace.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation } from '../http/http.ts'
import { Refusal } from '../problem.ts'

/** The backup: everything of the workspace in one file, to download. */
export function backupOperations(app: DeskApp, deskState: DeskState): void {
  let isRunning = false

  operation(
    app,
    {
      method: 'get',
      path: '/api/backup',
      tag: 'backup',
      summary: 'Everything of the workspace in one file, written and checked; loads go on meanwhile',
      role: 'owner',
      answer: 'bytes',
      mediaTypes: ['application/zip'],
    },
    async ({ context }) => {
      if (isRunning) throw isBusy()
      isRunning = true
      try {
        const path = await writeBackup(deskState)
        await deskState.changes.note(context.get('person').name, 'backup', {})
        return await download(path, fileName(deskState))
      } finally {
        isRunning = false
      }
    },
  )
}

/** Writes a backup into a folder of the desk. Returns its path; it is the caller’s to delete. */
async function writeBackup(deskState: DeskState): Promise<string> {
  const folder = join(deskState.folder, '.desk', 'backups')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await removeLeftBehind(folder, new RegExp(`^${markPattern}-`))
  const path = join(folder, `${processMark}-${randomUUID()}.zip`)
  const workspace = await deskState.workspace()
  const ledger = workspace.config.ledger ? null : deskState.ledger
  await backUpWorkspace(workspace, ledger, path, {}, { ...silentEffects, now: deskState.now })
  return path
}

/** Sends a file, which is deleted when it is sent, or when nobody takes it any more. */
async function download(path: string, name: string): Promise<Response> {
  const { size } = await stat(path)
  const stream = createReadStream(path)
  stream.once('close', () => void rm(path, { force: true }).catch(() => {}))
  // The types of Node and of the web for one thing differ.
  const body = Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>
  return new Response(body, {
    headers: {
      'content-type': 'application/zip',
      'content-length': String(size),
      'content-disposition': `attachment; filename="backup.zip"; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  })
}

const fileName = ({ folder, now }: DeskState): string =>
  `${basename(resolve(folder))}-${now().toISOString().slice(0, 10)}.zip`

const isBusy = (): Refusal =>
  new Refusal(
    409,
    { zh: '正在写另一份备份。', en: 'Another backup is being written.' },
    { hint: { zh: '等它完成后再试。', en: 'Try again when it is done.' } },
  )
