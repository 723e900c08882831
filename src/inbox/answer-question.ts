import { join } from 'node:path'
import { parseDocument, stringify } from 'yaml'
import { UserError } from '../trade/errors/errors.ts'
import { accessModes, readContainedText, writeFilesDurably } from '../workspace/files/files.ts'
import { checkedFacts } from '../workspace/load/facts/facts.ts'
import { readUploadTask } from '../workspace/load/load.ts'
import { runIsolated, tableLimits } from '../workspace/process/process.ts'
import type { StatedFacts, Workspace } from '../workspace/project/project.ts'
import { describeScope } from '../workspace/words/words.ts'
import { type InboxQuestion, type PendingFile, readPending } from './inbox-state.ts'
import { openInboxFolder } from './list-files.ts'

/** What a person answers about a file of the inbox. */
export interface InboxAnswer {
  readonly file: string
  /** `months`: the months of the query, which any file may lack. */
  readonly about: InboxQuestion['about'] | 'months'
  /** The value of a choice, or months. */
  readonly value: string
}

/**
 * Stores an answer in the file that says what another is (`name.csv.yaml`), so that it survives a restart and moves
 * with the file. The next pass loads the file.
 *
 * @throws UserError for a file that does not wait, and an answer that nobody offered.
 */
export async function answerInboxQuestion(
  workspace: Workspace,
  { file, about, value }: InboxAnswer,
): Promise<PendingFile> {
  const pending = (await readPending(workspace.folder)).find((item) => item.file === file)
  if (!pending || pending.state === 'arriving') throw doesNotWait(file)
  const folder = await openInboxFolder(workspace)
  if (folder === null) throw doesNotWait(file)
  if (about !== 'months') requireOffered(pending, about, value)
  const facts =
    answerAsFacts(about, value) ?? checkedFacts({ scope: [await readScope(workspace, join(folder, file))] })
  const sidecar = `${file}.yaml`
  const existing = await readContainedText(folder, sidecar).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const document = parseDocument(existing)
  for (const [name, fact] of Object.entries(facts)) document.set(name, fact)
  const { mode } = await accessModes(workspace.folder)
  const path = join(folder, sidecar)
  await writeFilesDurably([{ path, bytes: new TextEncoder().encode(document.toString()), mode }])
  return pending
}

function requireOffered({ file, question }: PendingFile, about: InboxQuestion['about'], value: string): void {
  const isOffered = question?.about === about && question.choices.some((choice) => choice.value === value)
  if (!isOffered)
    throw new UserError(
      {
        zh: '这个文件没有问这个问题，或没有这个答案。',
        en: 'This is not asked of the file, or not among the answers.',
      },
      { where: { file }, hint: { zh: '刷新页面，再回答。', en: 'Load the page again, and answer then.' } },
    )
}

/** What an answer says of a file, as a line of the file beside it; empty where only the file itself says it. */
export const answerAsYaml = (about: InboxAnswer['about'], value: string): string =>
  Object.entries(answerAsFacts(about, value) ?? {})
    .map(([name, fact]) => `${name}: ${stringify(fact, { collectionStyle: 'flow', lineWidth: 0 }).trim()}`)
    .join('\n')

/**
 * What an answer says of a file, as the file beside it has it; null where only the file itself says it: that it is
 * filtered to the codes that it has.
 */
function answerAsFacts(about: InboxAnswer['about'], value: string): StatedFacts | null {
  switch (about) {
    case 'flow':
      return checkedFacts({ flow: value === 'import' ? 'import' : 'export' })
    case 'months':
      return checkedFacts({ months: value })
    case 'repeated-rows':
      return checkedFacts({ accept: [`repeated-rows:${value}`] })
    case 'relation':
      return value === 'revised' || value === 'filtered' || value === 'part'
        ? checkedFacts({ relation: value })
        : checkedFacts({ scope: [value] })
    case 'scope':
      return value === 'whole' ? checkedFacts({ scope: ['whole'] }) : null
  }
}

/** What a file seems to be filtered to, as `--scope` takes it. */
async function readScope(workspace: Workspace, path: string): Promise<string> {
  const uploaded = { workspace, earlierLoads: [], path, stated: {} }
  const { understanding } = await runIsolated(readUploadTask, uploaded, { limits: tableLimits })
  const [first] = understanding?.loads ?? []
  const scope = first ? describeScope(first.scope) : ''
  return scope === '' ? 'whole' : scope
}

const doesNotWait = (file: string): UserError =>
  new UserError(
    { zh: '这个文件不在等待回答之列。', en: 'This file does not wait for an answer.' },
    {
      where: { file },
      hint: {
        zh: '先看收件夹里有什么：tradebrief inbox',
        en: 'See what is in the inbox with: tradebrief inbox',
      },
    },
  )
