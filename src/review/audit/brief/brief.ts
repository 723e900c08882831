/**
 * What a published text prints: its tables, captions, notes and sentences.
 *
 * @module
 */
export type {
  AuditedBrief,
  CourseRow,
  CourseTable,
  Entry,
  ExtremeEntry,
  ExtremeList,
  NamingWithFigures,
  ProseFigure,
  RankingTable,
} from './audited-brief.ts'
export { readBrief } from './read-brief.ts'
