import { z } from '@hono/zod-openapi'
import type { Product } from '../../brief/product/product.ts'
import { formatMonth } from '../../trade/trade.ts'
import { checkedFacts } from '../../workspace/load/facts/facts.ts'
import { loadWholeFile, takeBulletin, undoLoad } from '../../workspace/load/load.ts'
import { type DeskApp, getRequester } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation, plainJob, plainLoad, plainUpload } from '../http/http.ts'
import type { Job, Upload } from '../jobs/jobs.ts'
import { notFound, Refusal } from '../problem.ts'
import { job, load, type StatedFacts, statedFacts, upload } from '../schemas/schemas.ts'

const id = z.object({ id: z.uuid() })
const loadId = z.object({ id: z.coerce.number().int().min(1).max(2_000_000_000) })

/** Loads: a file is handed in, told what is understood of it, and taken into the ledger when someone says so. */
export function loadOperations(app: DeskApp, deskState: DeskState): void {
  addReceiveUpload(app, deskState)
  addRestateUpload(app, deskState)
  addSidecar(app, deskState)
  addRemoveUpload(app, deskState)
  addStartLoad(app, deskState)
  addListLoads(app, deskState)
  addReadLoad(app, deskState)
  addUndoLoad(app, deskState)
}

function addReceiveUpload(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/uploads',
      tag: 'loads',
      summary: 'Hand in a file: what is understood of it, before anything is stored',
      role: 'editor',
      query: z.object({
        name: z.string().min(1).max(400).openapi({ example: '出口_85076000_2023_美元.csv' }),
        modified: z.iso.datetime().optional(),
      }),
      file: true,
      answer: upload,
    },
    async ({ query: { name, modified }, context }) => {
      const when = modified === undefined ? null : new Date(modified)
      const { body } = context.req.raw
      const received = await deskState.uploads.receive(body, name, when, getRequester(context))
      return plainUpload(received, await knownProducts(deskState))
    },
  )
}

/** The products; none where a file of them has a mistake, which keeps no file from being handed in. */
const knownProducts = (deskState: DeskState): Promise<readonly Product[]> =>
  deskState.products().catch(() => [])

function addRestateUpload(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'put',
      path: '/api/uploads/{id}',
      tag: 'loads',
      summary: 'Say of a file what it does not say itself',
      role: 'editor',
      params: id,
      body: statedFacts,
      answer: upload,
    },
    async ({ params, body, context }) =>
      plainUpload(
        await deskState.uploads.restate(params.id, factsOf(body), getRequester(context)),
        await knownProducts(deskState),
      ),
  )
}

function addSidecar(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'put',
      path: '/api/uploads/{id}/sidecar',
      tag: 'loads',
      summary: 'Hand in the file that says what another is: name.csv.yaml beside name.csv',
      role: 'editor',
      params: id,
      body: z.object({ text: z.string().max(100_000) }),
      answer: upload,
    },
    async ({ params, body, context }) =>
      plainUpload(
        await deskState.uploads.addSidecar(params.id, body.text, getRequester(context)),
        await knownProducts(deskState),
      ),
  )
}

function addRemoveUpload(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'delete',
      path: '/api/uploads/{id}',
      tag: 'loads',
      summary: 'Take a file back that was not loaded',
      role: 'editor',
      params: id,
      answer: z.object({ removed: z.boolean() }),
    },
    async ({ params }) => {
      await deskState.uploads.remove(deskState.uploads.get(params.id).id)
      return { removed: true }
    },
  )
}

function addStartLoad(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/loads',
      tag: 'loads',
      summary: 'Take a file that was handed in into the ledger',
      role: 'editor',
      body: z.object({ upload: z.uuid() }),
      answer: job,
    },
    async ({ body, context }) => {
      const waiting = deskState.uploads.get(body.upload)
      const { name } = context.get('person')
      if (waiting.bulletin) return plainJob(keepBulletin(deskState, waiting, name))
      if (waiting.understood === null) throw waiting.error
      if (waiting.understood.questions.some(({ isRequired }) => isRequired)) throw unanswered()
      const label = { zh: `载入 ${waiting.file}`, en: `Loading ${waiting.file}` }
      return plainJob(
        deskState.jobs.add(label, deskState.now, async (effects) => {
          const workspace = await deskState.workspace()
          const { path, stated, file } = waiting
          const loads = await loadWholeFile(workspace, deskState.ledger, path, stated, effects)
          await deskState.uploads.remove(waiting.id)
          for (const { load, changed } of loads)
            if (changed) await deskState.changes.note(name, 'load', { file, load: load.id })
          return { loads }
        }),
      )
    },
  )
}

function addListLoads(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/loads',
      tag: 'loads',
      summary: 'The loads of the ledger, the latest first',
      role: 'reader',
      query: z.object({
        offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
      answer: z.object({ total: z.number(), loads: z.array(load) }),
      follows: 'data',
    },
    async ({ query: { offset, limit } }) => {
      const loads = await deskState.loads()
      return {
        total: loads.length,
        loads: loads
          .toReversed()
          .slice(offset, offset + limit)
          .map(plainLoad),
      }
    },
  )
}

function addReadLoad(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/loads/{id}',
      tag: 'loads',
      summary: 'The report of a load',
      role: 'reader',
      params: loadId,
      answer: load,
      follows: 'data',
    },
    async ({ params }) => {
      const found = (await deskState.loads()).find((item) => item.id === params.id)
      if (found) return plainLoad(found)
      throw notFound({ zh: `没有第 ${params.id} 次载入。`, en: `There is no load ${params.id}.` })
    },
  )
}

function addUndoLoad(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'delete',
      path: '/api/loads/{id}',
      tag: 'loads',
      summary: 'Take a load back; what it had superseded prevails again',
      role: 'editor',
      params: loadId,
      answer: load,
    },
    async ({ params, context }) => {
      const undone = await undoLoad(deskState.ledger, params.id)
      await deskState.changes.note(context.get('person').name, 'undo', { file: undone.file, load: undone.id })
      return plainLoad(undone)
    },
  )
}

/** A table of the bulletin is kept beside the ledger; it takes its turn all the same. */
function keepBulletin(deskState: DeskState, { id, file, path, stated }: Upload, name: string): Job {
  const label = { zh: `保存月报表格 ${file}`, en: `Keeping ${file}, a table of the bulletin` }
  return deskState.jobs.add(label, deskState.now, async () => {
    const keptBulletin = await takeBulletin(await deskState.workspace(), path, stated)
    await deskState.uploads.remove(id)
    await deskState.changes.note(name, 'bulletin', {
      file,
      month: formatMonth(keptBulletin.month),
      flow: keptBulletin.flow,
    })
    return { kept: keptBulletin }
  })
}

const factsOf = ({ scope, ...facts }: StatedFacts) =>
  checkedFacts({ ...facts, scope: scope === undefined || scope === '' ? undefined : [scope] })

const unanswered = (): Refusal =>
  new Refusal(409, {
    zh: '这个文件还有没有回答的问题，请先回答。',
    en: 'There is a question about this file that nobody has answered yet.',
  })
