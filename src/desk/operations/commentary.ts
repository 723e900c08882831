import { z } from '@hono/zod-openapi'
import {
  type CommentaryDraft,
  type CommentaryPlace,
  draftCommentary,
  withDraftedSection,
} from '../../workspace/build/build.ts'
import type { Requester } from '../../workspace/process/process.ts'
import {
  commentaryFile,
  readCommentaryText,
  writeCommentaryText,
} from '../../workspace/project/commentary/commentary.ts'
import { type DeskApp, getRequester } from '../auth/auth.ts'
import type { House } from '../desk-state.ts'
import {
  briefNamed,
  computeEdition,
  inLanguage,
  ofBrief,
  operation,
  printedText,
  requireEdition,
} from '../http/http.ts'
import { toProblem } from '../problem.ts'
import { commentary, commentaryPreview } from '../schemas/schemas.ts'

const written = z.object({
  text: z.string().max(200_000),
  /** The part of the brief whose text this is, null for the beginning; without it, it is the whole file’s. */
  part: z.string().max(200).nullable().optional(),
})

/** Commentary: what an analyst writes beside the figures, a file of Markdown for each month and language. */
export function commentaryOperations(app: DeskApp, house: House): void {
  addReadCommentary(app, house)
  addWriteCommentary(app, house)
  addPreviewCommentary(app, house)
}

function addReadCommentary(app: DeskApp, house: House): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/commentary/{product}/{month}',
      tag: 'commentary',
      summary: 'The commentary of a brief, whole and part by part; its ETag names its edition',
      role: 'reader',
      params: ofBrief,
      query: inLanguage,
      answer: commentary,
      edition: 'named',
    },
    async ({ params, query, context }) => {
      const { place, file, workspace } = await placeCommentary(house, params, query)
      const text = await readCommentaryText(workspace, file)
      context.header('etag', computeEdition(text))
      const setting = { workspace, ledger: house.ledger, requester: getRequester(context) }
      return plainDraft(file, await draftCommentary(setting, place, text))
    },
  )
}

function addWriteCommentary(app: DeskApp, house: House): void {
  operation(
    app,
    {
      method: 'put',
      path: '/api/commentary/{product}/{month}',
      tag: 'commentary',
      summary: 'Write a commentary, whole or one part of it; If-Match says which edition is changed',
      role: 'editor',
      params: ofBrief,
      query: inLanguage,
      body: written,
      answer: commentary,
      edition: 'required',
    },
    async ({ params, query, body, context }) =>
      house.inTurn(async () => {
        const placed = await placeCommentary(house, params, query)
        const { place, file, workspace } = placed
        const current = await readCommentaryText(workspace, file)
        requireEdition(context.req.raw, computeEdition(current))
        const requester = getRequester(context)
        const text = await resolveText(house, placed, current, { ...body, requester })
        const draft = await draftCommentary({ workspace, ledger: house.ledger, requester }, place, text)
        if (draft.problem) throw draft.problem
        await writeCommentaryText(workspace, file, text)
        await house.changes.note(context.get('person').name, 'commentary', { file })
        context.header('etag', computeEdition(await readCommentaryText(workspace, file)))
        return plainDraft(file, draft)
      }),
  )
}

function addPreviewCommentary(app: DeskApp, house: House): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/commentary/{product}/{month}/preview',
      tag: 'commentary',
      summary: 'The brief with a commentary that is not stored, and what is wrong with it',
      role: 'reader',
      params: ofBrief,
      query: inLanguage,
      body: written,
      answer: commentaryPreview,
    },
    async ({ params, query, body, context }) => {
      const requester = getRequester(context)
      const placed = await placeCommentary(house, params, query)
      const { place, file, workspace } = placed
      const current = await readCommentaryText(workspace, file)
      const text = await resolveText(house, placed, current, { ...body, requester })
      const draft = await draftCommentary({ workspace, ledger: house.ledger, requester }, place, text)
      return {
        ...plainDraft(file, draft),
        html: draft.brief && (await printedText(draft.brief.document, 'html')),
      }
    },
  )
}

/** The commentary that a request names, and the workspace that has it. */
async function placeCommentary(
  house: House,
  params: { product: string; month: string },
  { language }: { language: CommentaryPlace['language'] },
) {
  const { product, month } = await briefNamed(house, params)
  const file = commentaryFile(product, month, language)
  return { place: { product, month, language }, file, workspace: await house.workspace() }
}

/** The whole text that a request means: its own, or the current one with one part changed. */
const resolveText = async (
  house: House,
  { place, workspace }: Awaited<ReturnType<typeof placeCommentary>>,
  current: string,
  { part, text, requester }: z.infer<typeof written> & { readonly requester: Requester },
) =>
  part === undefined
    ? text
    : withDraftedSection({ workspace, ledger: house.ledger, requester }, place, current, { part, text })

const plainDraft = (
  file: string,
  { text, sections, problem, incomplete }: CommentaryDraft,
): z.input<typeof commentary> => ({
  file,
  text,
  sections: sections.map((section) => ({ ...section })),
  problem: problem && toProblem(problem),
  incomplete: incomplete && toProblem(incomplete),
})
