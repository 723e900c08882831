import { z } from '@hono/zod-openapi'
import { formats } from '../../press/press.ts'
import { languages } from '../../trade/trade.ts'
import { storeStyleFile } from '../../workspace/project/house-style/house-style.ts'
import { readWorkspaceText, type Workspace, writeWorkspaceText } from '../../workspace/project/project.ts'
import type { DeskApp, DeskContext } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { computeEdition, operation, requireEdition } from '../http/http.ts'
import { type Setting, withSettings } from './product-settings.ts'

/** The settings that can be changed here: the others name programs and places of the machine. */
const changeable = ['issuer', 'files'] as const

const fileRule = z.looseObject({ match: z.string() })

const workspaceSettings = z
  .object({
    /** One name for all languages, or one in each. */
    issuer: z.union([z.string(), z.object({ zh: z.string(), en: z.string() })]).nullable(),
    logo: z.string().nullable(),
    wordTemplate: z.string().nullable(),
    /** What holds for files by their names; the first rule that says a thing holds. */
    files: z.array(fileRule),
    formats: z.array(z.string()),
    languages: z.array(z.string()),
  })
  .openapi('WorkspaceSettings')

/** The settings of the workspace: issuer, file rules, and what makes a brief look like its issuer’s own. */
export function workspaceOperations(app: DeskApp, deskState: DeskState): void {
  addReadSettings(app, deskState)
  addChangeSettings(app, deskState)
  for (const kind of ['logo', 'wordTemplate'] as const) {
    addStoreStyle(app, deskState, kind)
    addRemoveStyle(app, deskState, kind)
  }
}

function addReadSettings(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/workspace',
      tag: 'workspace',
      summary: 'The settings of the workspace; its ETag names their edition',
      role: 'reader',
      answer: workspaceSettings,
      edition: 'named',
    },
    async ({ context }) => answerWith(deskState, context),
  )
}

function addChangeSettings(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'put',
      path: '/api/workspace',
      tag: 'workspace',
      summary:
        'Change settings of the workspace, each by its path; null takes one out. Comments of its file stay',
      role: 'owner',
      body: z.object({
        set: z
          .array(
            z.object({
              path: z
                .tuple([z.enum(changeable)])
                .rest(z.union([z.string().max(60), z.number().int().min(0).max(500)]))
                .openapi({ type: 'array', items: {}, minItems: 1, maxItems: 6, example: ['issuer'] })
                .refine((path) => path.length <= 6),
              value: z.unknown(),
            }),
          )
          .min(1)
          .max(50),
      }),
      answer: workspaceSettings,
      edition: 'required',
    },
    async ({ body, context }) => {
      const set = body.set.map(({ path, value }) => ({ path, value: value ?? null }))
      return change(deskState, context, async () => set)
    },
  )
}

const styles = {
  logo: { path: '/api/workspace/logo', key: 'logo', words: 'the logo, a PNG file' },
  wordTemplate: {
    path: '/api/workspace/word-template',
    key: 'word_template',
    words: 'the Word file whose styles the Word briefs have',
  },
} as const

function addStoreStyle(app: DeskApp, deskState: DeskState, kind: keyof typeof styles): void {
  const { path, key, words } = styles[kind]
  operation(
    app,
    {
      method: 'post',
      path,
      tag: 'workspace',
      summary: `Store ${words}`,
      role: 'owner',
      file: true,
      answer: workspaceSettings,
      edition: 'required',
    },
    async ({ context }) => {
      const bytes = new Uint8Array(await context.req.raw.arrayBuffer())
      return change(deskState, context, async (workspace) => [
        { path: [key], value: await storeStyleFile(workspace, kind, bytes) },
      ])
    },
  )
}

function addRemoveStyle(app: DeskApp, deskState: DeskState, kind: keyof typeof styles): void {
  const { path, key, words } = styles[kind]
  operation(
    app,
    {
      method: 'delete',
      path,
      tag: 'workspace',
      summary: `Print briefs without ${words}; the file stays in the workspace`,
      role: 'owner',
      answer: workspaceSettings,
      edition: 'required',
    },
    async ({ context }) => change(deskState, context, async () => [{ path: [key], value: null }]),
  )
}

/** Changes settings in the workspace's file, in the edition that the request names. */
function change(
  deskState: DeskState,
  context: DeskContext,
  settings: (workspace: Workspace) => Promise<readonly Setting[]>,
) {
  return deskState.inTurn(async () => {
    const workspace = await deskState.workspace()
    const current = await readWorkspaceText(workspace)
    requireEdition(context.req.raw, computeEdition(current))
    await writeWorkspaceText(workspace, withSettings(current, await settings(workspace)))
    await deskState.changes.note(context.get('person').name, 'workspace', {})
    return answerWith(deskState, context)
  })
}

async function answerWith(
  deskState: DeskState,
  context: DeskContext,
): Promise<z.input<typeof workspaceSettings>> {
  const workspace = await deskState.workspace()
  context.header('etag', computeEdition(await readWorkspaceText(workspace)))
  const { issuer, logo, word_template: wordTemplate, files } = workspace.config
  return {
    issuer: issuer ?? null,
    logo: logo ?? null,
    wordTemplate: wordTemplate ?? null,
    files: files.map((rule) => ({ ...rule })),
    formats: [...formats],
    languages: [...languages],
  }
}
