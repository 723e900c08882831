import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type EditionLanguage, editionLanguages, languages, type Month } from '../../src/trade/trade.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { month } from './staged.ts'
import { load, repository, workspaceWith } from './workspaces.ts'

const cases = join(repository, 'test', 'cases', 'brief')

/**
 * Each is a folder with a product file, small downloads, the month in `args`, and the brief that comes of them: in Chinese and
 * English, or in the languages that `languages` names.
 */
export const briefCases = readdirSync(cases)

/** A workspace with the product and the files of a case, which are the whole trade as of 18 March 2023. */
export async function openBriefCase(name: string): Promise<{
  readonly folder: string
  readonly workspace: Workspace
  readonly month: Month
  readonly languages: readonly EditionLanguage[]
}> {
  const folder = join(cases, name)
  const stated = join(folder, 'languages')
  const named: readonly string[] = existsSync(stated)
    ? (await readFile(stated, 'utf8')).trim().split(' ')
    : languages
  const product = await readFile(join(folder, 'product.yaml'), 'utf8')
  const workspace = await workspaceWith({ [`${name}.yaml`]: product })
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'))
  await load(
    workspace,
    files.map((file) => join(folder, file)),
    { asOf: '2023-03-18', scope: 'whole' },
  )
  return {
    ...{ folder, workspace },
    month: month((await readFile(join(folder, 'args'), 'utf8')).trim()),
    languages: editionLanguages.filter((language) => named.includes(language)),
  }
}
