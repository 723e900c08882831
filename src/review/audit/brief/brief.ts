/**
 * What a published brief prints: its tables, captions, notes and names.
 *
 * @module
 */
export type {
  AuditedBrief,
  Caption,
  CourseRow,
  CourseTable,
  DirectionWord,
  Entry,
  Naming,
  ProseFigure,
  RankingTable,
  Unread,
} from './audited-brief.ts'
export { monthOrNull } from './caption.ts'
export { monthBefore } from './course-table.ts'
export { codeOfName, numberOfPlaces } from './names.ts'
export { readBrief } from './read-brief.ts'
