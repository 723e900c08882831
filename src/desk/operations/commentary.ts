import { z } from '@hono/zod-openapi'
import {
  type CommentaryDraft,
  type CommentaryPlace,
  draftCommentary,
  readDraftedSections,
  withDraftedSection,
} from '../../workspace/build/build.ts'
import type { Requester } from '../../workspace/process/process.ts'
import {
  commentaryFile,
  readCommentaryText,
  readOtherCommentaries,
  writeCommentaryText,
} from '../../workspace/project/commentary/commentary.ts'
import { type DeskApp, getRequester } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
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
import { commentary, commentaryPreview, commentaryVersion } from '../schemas/schemas.ts'

const written = z.object({
  text: z.string().max(200_000),
  /** The part of the brief whose text this is, null for the beginning; without it, it is the whole file’s. */
  part: z.string().max(200).nullable().optional(),
})

/** Commentary: what an analyst writes beside the figures, a file of Markdown for each month and language. */
export function commentaryOperations(app: DeskApp, deskState: DeskState): void {
  addReadCommentary(app, deskState)
  addWriteCommentary(app, deskState)
  addPreviewCommentary(app, deskState)
  addReadVersions(app, deskState)
  addReadOthers(app, deskState)
}

function addReadCommentary(app: DeskApp, deskState: DeskState): void {
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
      const { place, file, workspace } = await placeCommentary(deskState, params, query)
      const text = await readCommentaryText(workspace, file)
      context.header('etag', computeEdition(text))
      const setting = { workspace, ledger: deskState.ledger, requester: getRequester(context) }
      return plainDraft(file, await draftCommentary(setting, place, text))
    },
  )
}

function addWriteCommentary(app: DeskApp, deskState: DeskState): void {
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
      answer: commentaryPreview,
      edition: 'required',
    },
    async ({ params, query, body, context }) =>
      deskState.inTurn(async () => {
        const placed = await placeCommentary(deskState, params, query)
        const { place, file, workspace } = placed
        const current = await readCommentaryText(workspace, file)
        requireEdition(context.req.raw, computeEdition(current))
        const requester = getRequester(context)
        const text = await resolveText(deskState, placed, current, { ...body, requester })
        const draft = await draftCommentary({ workspace, ledger: deskState.ledger, requester }, place, text)
        if (draft.problem) throw draft.problem
        const stored = text.trim() === '' ? '' : text
        if (stored !== current) {
          const who = context.get('person').name
          await deskState.texts.add(file, who, { before: current, after: stored })
          await writeCommentaryText(workspace, file, stored)
          await deskState.changes.note(who, 'commentary', { file })
        }
        context.header('etag', computeEdition(await readCommentaryText(workspace, file)))
        return withPage(file, draft)
      }),
  )
}

function addPreviewCommentary(app: DeskApp, deskState: DeskState): void {
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
      const placed = await placeCommentary(deskState, params, query)
      const { place, file, workspace } = placed
      const current = await readCommentaryText(workspace, file)
      const text = await resolveText(deskState, placed, current, { ...body, requester })
      const draft = await draftCommentary({ workspace, ledger: deskState.ledger, requester }, place, text)
      return withPage(file, draft)
    },
  )
}

/** So many versions are read at once: each has to be parsed. */
const mostVersions = 60

function addReadVersions(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/commentary/{product}/{month}/versions',
      tag: 'commentary',
      summary:
        'What the commentary was before, whole or of one part, the latest first: who wrote it, and when',
      role: 'reader',
      params: ofBrief,
      query: inLanguage.extend({
        /** A part of the brief; empty for the beginning; without it, the whole file. */
        part: z.string().max(200).optional(),
      }),
      answer: z.array(commentaryVersion),
    },
    async ({ params, query, context }) => {
      const { place, file, workspace } = await placeCommentary(deskState, params, query)
      const versions = (await deskState.texts.list(file)).slice(0, mostVersions)
      const entries = versions.map(({ when, who, text }) => ({ when, who, text }))
      const { part } = query
      if (part === undefined) return entries
      const setting = { workspace, ledger: deskState.ledger, requester: getRequester(context) }
      const sections = await deskState.compute(() =>
        readDraftedSections(
          setting,
          place,
          entries.map(({ text }) => text),
        ),
      )
      const named = part === '' ? null : part
      const texts = sections.map((found) => found.find((section) => section.part === named)?.text ?? '')
      // Of versions that differ in other parts alone, the earliest wrote what this part says.
      return entries
        .map((entry, index) => ({ ...entry, text: texts[index] ?? '' }))
        .filter((entry, index) => entry.text !== texts[index + 1])
    },
  )
}

function addReadOthers(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/commentary/{product}/{month}/others',
      tag: 'commentary',
      summary: 'What a part says in the commentary of other periods of the same edition, the latest first',
      role: 'reader',
      params: ofBrief,
      query: inLanguage.extend({
        /** A part of the brief; empty for the beginning. */
        part: z.string().max(200).default(''),
      }),
      answer: z.array(z.object({ period: z.string(), text: z.string() })),
    },
    async ({ params, query, context }) => {
      const { place, workspace } = await placeCommentary(deskState, params, query)
      const others = await readOtherCommentaries(workspace, place.product, place.month, place.language)
      if (others.length === 0) return []
      const setting = { workspace, ledger: deskState.ledger, requester: getRequester(context) }
      const texts = others.map(({ text }) => text)
      const sections = await deskState.compute(() => readDraftedSections(setting, place, texts))
      const part = query.part === '' ? null : query.part
      return others.flatMap(({ period }, index) => {
        const text = sections[index]?.find((section) => section.part === part)?.text ?? ''
        return text === '' ? [] : [{ period, text }]
      })
    },
  )
}

/** The commentary that a request names, and the workspace that has it. */
async function placeCommentary(
  deskState: DeskState,
  params: { product: string; month: string },
  { language }: { language: CommentaryPlace['language'] },
) {
  const { product, month } = await briefNamed(deskState, params)
  const file = commentaryFile(product, month, language)
  return { place: { product, month, language }, file, workspace: await deskState.workspace() }
}

/** The whole text that a request means: its own, or the current one with one part changed. */
const resolveText = async (
  deskState: DeskState,
  { place, workspace }: Awaited<ReturnType<typeof placeCommentary>>,
  current: string,
  { part, text, requester }: z.infer<typeof written> & { readonly requester: Requester },
) =>
  part === undefined
    ? text
    : withDraftedSection({ workspace, ledger: deskState.ledger, requester }, place, current, { part, text })

/** A draft with the brief as it is printed. */
const withPage = async (
  file: string,
  draft: CommentaryDraft,
): Promise<z.input<typeof commentaryPreview>> => ({
  ...plainDraft(file, draft),
  html: draft.brief && (await printedText(draft.brief.document, 'html')),
})

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
