/**
 * Compares two versions of a brief, or two briefs: which figures, sentences and tables differ, and why. An optional
 * capability: nothing below it imports it. `compare-briefs.ts` is where it begins.
 *
 * @module
 */

export type { Cause, CauseKind } from './causes/causes.ts'
export { type ComparedBriefs, type ComparisonOrder, compareBriefs } from './compare-briefs.ts'
export { listBlockTexts } from './compare-versions.ts'
export type {
  BlockChange,
  CellChange,
  Comparison,
  FigureChange,
  RowChange,
  TableChange,
  TextChange,
  TextPiece,
  VersionName,
} from './comparison.ts'
