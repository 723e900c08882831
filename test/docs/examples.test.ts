import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { serveDesk } from '../support/served-desk.ts'
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

/** Runs the command. Exit code 1 says that it is done and has found something, such as a difference. */
const runCommand = (folder: string, args: readonly string[]): Promise<{ readonly stdout: string }> =>
  run(process.execPath, [join(repository, 'bin/tradebrief.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  }).catch((error: { readonly code?: number; readonly stdout: string }) => {
    if (error.code === 1 && error.stdout !== '') return error
    throw error
  })

describe.each(['README.md', 'README.zh.md', 'docs/analyst.md', 'docs/analyst.en.md'])(
  'the examples of %s',
  (document) => {
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
        const { stdout } = await runCommand(folder, args)
        expect([command, stdout.trim()]).not.toEqual([command, ''])
      }
    })
  },
)

describe('the examples of examples/', () => {
  const runExample = async (name: string, ...args: string[]): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'tradebrief-examples-'))
    folders.push(folder)
    const { stdout } = await run(process.execPath, [join(repository, 'examples', name), ...args], {
      cwd: folder,
      encoding: 'utf8',
    })
    return stdout
  }

  it('build a brief by the library, and ask a desk for it by the API', { timeout: 240_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tradebrief-library-'))
    folders.push(folder)
    const built = await runExample('library.mjs', join(folder, 'workspace'))
    expect(built).toMatch(/5,?979 rows/)
    expect(built).toContain('lithium-ion.docx')
    const desk = await serveDesk(join(folder, 'workspace'))
    try {
      const asked = await runExample('api.mjs', desk.url)
      expect(asked).toMatch(/^lithium-ion 2023-12: /m)
      expect(asked).toMatch(/^exports, year on year: -?\d+\.\d %$/m)
      expect(asked).toContain('lithium-ion.docx is written')
    } finally {
      await desk.close()
    }
  })
})
