/**
 * The tools, one file each.
 *
 * @module
 */
import { checkText } from './check-text.ts'
import { compareBriefs } from './compare-briefs.ts'
import { coverage } from './coverage.ts'
import { explainFigure } from './explain-figure.ts'
import { findFigures } from './find-figures.ts'
import { listProducts } from './list-products.ts'
import { readBrief } from './read-brief.ts'
import { runChecks } from './run-checks.ts'
import type { Tool } from './tool.ts'
import { totals } from './totals.ts'

export type { Tool } from './tool.ts'

/** In the order in which an assistant usually needs them. */
export const tools: readonly Tool[] = [
  listProducts,
  findFigures,
  readBrief,
  totals,
  explainFigure,
  coverage,
  compareBriefs,
  runChecks,
  checkText,
]
