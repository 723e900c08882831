import type { Localized, Problem } from '../api.ts'
import type { Path } from './settings.ts'

/** What is wrong with the setting of a path in a product’s file, without the path; null where nothing is. */
export function findProblemAt(problem: Problem | null, path: Path): Localized | null {
  if (!problem) return null
  const [zh, en] = [problem.words.zh, problem.words.en].map((words) => withoutPath(words, path.join('.')))
  return zh === undefined || en === undefined || zh === null || en === null ? null : { zh, en }
}

/** Whether a problem is shown at the field that it belongs to: a paragraph of an own section. */
export const hasField = (problem: Problem): boolean =>
  /^ownSections\.[^.]+\.text\.\d+\.[a-z]+[:：]/.test(problem.words.zh)

/** The first line of words that begin with the path; null where they are of something else. */
function withoutPath(words: string, path: string): string | null {
  const [first = ''] = words.split('\n')
  return first.startsWith(path) && /[:：]/.test(first.charAt(path.length))
    ? first.slice(path.length + 1).trim()
    : null
}
