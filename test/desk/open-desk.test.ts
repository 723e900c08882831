import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { binary, tradebrief } from '../support/command.ts'
import { workspaceWith } from '../support/workspaces.ts'

/** Opens a desk in a process of its own, for as long as `use` runs. */
async function whileOpen<Result>(folder: string, use: (url: string) => Promise<Result>): Promise<Result> {
  const desk = spawn(process.execPath, [binary, '-C', folder, 'serve', '--port', '0'], {
    env: { ...process.env, TRADEBRIEF_LANG: 'en' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let said = ''
      desk.stdout.on('data', (chunk: Buffer) => {
        said += chunk
        const [found] = /http:\/\/[\d.:]+/.exec(said) ?? []
        if (found) resolve(found)
      })
      desk.on('error', reject)
      desk.on('close', () => reject(new Error(`the desk did not open: ${said}`)))
    })
    return await use(url)
  } finally {
    desk.kill()
  }
}

it('a command, and a second desk, say where the desk is that has the ledger', async () => {
  const { folder } = await workspaceWith()
  await whileOpen(folder, async (url) => {
    expect(await tradebrief(['-C', folder, 'undo', '1'])).toEqual({
      code: 2,
      stdout: '',
      stderr: `A desk is open on this workspace and uses its ledger: ${url}\nWork at that address, or close the desk (Ctrl+C) and try again.\n`,
    })
    expect(await tradebrief(['-C', folder, 'serve'])).toEqual({
      code: 2,
      stdout: '',
      stderr: `A desk is open on this workspace already: ${url}\nOpen that address in the browser.\n`,
    })
  })
})
