import { z } from '@hono/zod-openapi'
import { answerInboxQuestion, type PendingFile, readInbox } from '../../inbox/inbox.ts'
import { isInboxWatched, readInboxSettings } from '../../workspace/project/automation/automation.ts'
import { readWorkspaceText, writeWorkspaceText } from '../../workspace/project/project.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation } from '../http/http.ts'
import { inbox, inboxAnswer } from '../schemas/schemas.ts'
import { passDeskInbox } from '../services/services.ts'
import { withSettings } from './product-settings.ts'

/** Of what was loaded so much is shown. */
const mostLoaded = 100

/** The inbox: what waits in it and why, what was loaded from it; its questions are answered here. */
export function inboxOperations(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/inbox',
      tag: 'inbox',
      summary: 'The files of the inbox: those that arrive, wait for an answer, are refused, and were loaded',
      role: 'reader',
      answer: inbox,
    },
    async () => describeInbox(deskState),
  )

  operation(
    app,
    {
      method: 'post',
      path: '/api/inbox/passes',
      tag: 'inbox',
      summary: 'Load the files of the inbox now; `again` also reads those that wait or were refused',
      role: 'editor',
      body: z.object({ again: z.boolean().default(false) }).strict(),
      answer: inbox,
    },
    async ({ body: { again }, context }) => {
      await passDeskInbox(deskState, { again, person: context.get('person').name })
      return describeInbox(deskState)
    },
  )

  operation(
    app,
    {
      method: 'put',
      path: '/api/inbox/answers',
      tag: 'inbox',
      summary: 'Answer what a file of the inbox asks, or give its months; then it is loaded',
      role: 'editor',
      body: inboxAnswer,
      answer: inbox,
    },
    async ({ body, context }) => {
      const { name } = context.get('person')
      await deskState.inTurn(async () => answerInboxQuestion(await deskState.workspace(), body))
      await passDeskInbox(deskState, { person: name })
      return describeInbox(deskState)
    },
  )
  addWatching(app, deskState)
}

function addWatching(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'put',
      path: '/api/inbox/watching',
      tag: 'inbox',
      summary: 'Let an open desk load what is put into the folder of the inbox by itself, or not',
      role: 'owner',
      body: z.object({ isWatched: z.boolean() }).strict(),
      answer: inbox,
    },
    async ({ body: { isWatched }, context }) => {
      const { name } = context.get('person')
      await deskState.inTurn(async () => {
        const workspace = await deskState.workspace()
        const setting = { path: ['inbox', 'watch'], value: isWatched }
        await writeWorkspaceText(workspace, withSettings(await readWorkspaceText(workspace), [setting]))
        await deskState.changes.note(name, isWatched ? 'inbox-on' : 'inbox-off', {})
      })
      return describeInbox(deskState)
    },
  )
}

async function describeInbox(deskState: DeskState): Promise<z.input<typeof inbox>> {
  const workspace = await deskState.workspace()
  const { pending, loaded } = await readInbox(deskState.folder)
  return {
    folder: readInboxSettings(workspace).folder,
    isWatched: isInboxWatched(workspace),
    pending: pending.map(plainPending),
    loaded: loaded.slice(0, mostLoaded),
    loadedCount: loaded.length,
  }
}

const plainPending = ({ key: _, question, ...file }: PendingFile) => ({
  ...file,
  question: question && { ...question, choices: [...question.choices], required: true },
})
