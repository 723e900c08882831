/**
 * The inbox: a folder of the workspace whose files are loaded without being asked. A pass has these steps: `list-files.ts`
 * finds files, `completeness.ts` leaves those that are still arriving, `load-ready.ts` loads the others and takes down what
 * is asked of them, `move-loaded.ts` moves what is loaded, `inbox-state.ts` records what waits. `run-pass.ts` is the
 * sequence, `watch-inbox.ts` repeats it when files come, `answer-question.ts` stores what a person answers.
 *
 * @module
 */
export { answerAsYaml, answerInboxQuestion, type InboxAnswer } from './answer-question.ts'
export {
  type InboxQuestion,
  type LoadedFile,
  type PendingFile,
  readInbox,
  type StoredInbox,
} from './inbox-state.ts'
export { type PassOptions, type PassReport, runInboxPass } from './run-pass.ts'
export { type WatchOptions, watchInbox } from './watch-inbox.ts'
