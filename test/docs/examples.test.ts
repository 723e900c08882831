import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { repository } from '../support/workspaces.ts'

const run = promisify(execFile)
const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

/** The lines of a document's shell examples that call the command, in order. */
async function commandsIn(document: string): Promise<string[]> {
  const text = await readFile(join(repository, document), 'utf8')
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block)
  return blocks.flatMap((block) => block.split('\n')).filter((line) => line.startsWith('npx tradebrief '))
}

describe.each(['README.md', 'docs/analyst.md'])('the examples of %s', (document) => {
  it('run as they stand, one after another', { timeout: 240_000 }, async () => {
    const commands = await commandsIn(document)
    expect(commands.length).toBeGreaterThan(3)
    // A folder like the repository's, so that what the examples make does not stay in it.
    const folder = await mkdtemp(join(tmpdir(), 'tradebrief-docs-'))
    folders.push(folder)
    await cp(join(repository, 'samples'), join(folder, 'samples'), { recursive: true })
    await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'))
    for (const command of commands) {
      const [, , ...args] = command.split(' ')
      const { stdout } = await run(process.execPath, [join(repository, 'bin/tradebrief.js'), ...args], {
        cwd: folder,
        encoding: 'utf8',
      })
      expect([command, stdout.trim()]).not.toEqual([command, ''])
    }
  })
})
