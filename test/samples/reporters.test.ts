import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generateFiles } from '../../tools/samples/reporters/reporters.ts'
import { repository } from '../support/workspaces.ts'

describe('the files of briefs of other reporters', () => {
  const files = [...generateFiles()].flatMap(([folder, written]) =>
    [...written].map(([name, bytes]) => ({ path: `${folder}/${name}`, bytes })),
  )

  it.each(files)('$path is what the generator writes', async ({ path, bytes }) => {
    expect((await readFile(join(repository, path))).equals(bytes)).toBe(true)
  })
})
