/**
 * Commentary files of products, and their parsing within limits.
 *
 * @module
 */
export {
  commentaryFile,
  missingCommentary,
  readCommentaries,
  readCommentaryFile,
  readCommentaryText,
  readOtherCommentaries,
  strayCommentaries,
  writeCommentaryText,
} from './commentary-files.ts'
export {
  parseTextSpans,
  type readCommentaryTask,
  readHere,
  type readTextSpansTask,
} from './parsed-commentary.ts'
