import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import { repository } from '../support/workspaces.ts'

it.each([
  // Another list of the table has someone who grew faster than the last of this one.
  ['leaders', '| 马来西亚 | 2.0 | 1.4 | 296.4 | 德国 | 15.9 | 1.8 | 22.3 |', '德国'],
  // The list has room for someone who grew and has a share above the floor.
  ['leaders', '| 法国 | 3.9 | 0.2 | 14.6 | 俄罗斯 | 8.3 | 0.2 | 11.0 |', '俄罗斯'],
  // The ranking of partners states growth and rank.
  ['extended', '| 日本 | 23.4 | 5.3 | 46.7 | 日本 | 22.1 | 3.7 | 33.2 |', '日本'],
  // Value and growth of the ranking make a change that is among the largest.
  ['extended', '| 澳大利亚 | 0.020 | 0.1 | 格鲁吉亚 | 0.3 | 0.5 |', '澳大利亚、格鲁吉亚'],
  // Another section states exports to the group, and imports are listed by it.
  ['reporter-brazil-comexstat', '| 金砖国家 | 4.2 | 3.4 | 42.8 | 金砖国家 | 8.4 | 3.3 | 38.4 |', '金砖国家'],
])('%s lacks the row %s', async (name, row, missing) => {
  const text = await readFile(join(repository, 'test/cases/brief', name, 'expected.zh.md'), 'utf8')
  expect(text).toContain(`${row}\n`)
  const { findings } = audit(readMarkdown(text.replace(`${row}\n`, '')))
  expect(findings).toMatchObject([{ kind: 'words', of: 'missingRow', expected: missing }])
})
