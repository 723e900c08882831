import { z } from '@hono/zod-openapi'
import { addSample, findSampleLoads, removeSample } from '../../workspace/demo/demo.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation, plainJob } from '../http/http.ts'
import { job } from '../schemas/schemas.ts'

/** Sample data: loaded to try the program, and taken away again without a trace. */
export function sampleOperations(app: DeskApp, deskState: DeskState): void {
  addReadSample(app, deskState)
  addLoadSample(app, deskState)
  addRemoveSample(app, deskState)
}

function addReadSample(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/sample',
      tag: 'sample',
      summary: 'How many loads of the ledger are the sample’s',
      role: 'reader',
      answer: z.object({ loads: z.number() }),
      follows: 'data',
    },
    async () => ({ loads: (await findSampleLoads({ loads: () => deskState.loads() })).length }),
  )
}

function addLoadSample(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/sample',
      tag: 'sample',
      summary: 'Load the sample: a product, and reconstructed data of two years; a job',
      role: 'editor',
      body: z.object({ sample: z.literal('lithium-ion') }),
      answer: job,
    },
    async ({ context }) => {
      const who = context.get('person').name
      const label = { zh: '载入样例数据', en: 'Loading the sample data' }
      return plainJob(
        deskState.jobs.add(label, deskState.now, async (effects) => {
          const outcomes = await addSample(await deskState.workspace(), deskState.ledger, effects)
          await deskState.changes.note(who, 'sample', { loads: outcomes.map(({ load }) => load.id) })
          return { loads: outcomes }
        }),
      )
    },
  )
}

function addRemoveSample(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'delete',
      path: '/api/sample',
      tag: 'sample',
      summary: 'Take the sample away: its loads, and its product unless someone has changed it',
      role: 'editor',
      answer: z.object({ removed: z.number() }),
    },
    async ({ context }) => {
      const loads = await deskState.inTurn(async () =>
        removeSample(await deskState.workspace(), deskState.ledger),
      )
      await deskState.changes.note(context.get('person').name, 'sample', {
        removed: loads.map(({ id }) => id),
      })
      return { removed: loads.length }
    },
  )
}
