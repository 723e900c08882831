import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, realpath, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { processMark } from '../../src/workspace/files/owner-tag.ts'
import { deskLockFile, readDeskLock } from '../../src/workspace/process/desk-lock.ts'
import { cleanUpAfterFile } from '../support/cleanup.ts'
import { binary, tradebrief } from '../support/command.ts'

const desks = new Set<ChildProcess>()
cleanUpAfterFile(async () => {
  for (const desk of desks) if (desk.exitCode === null) desk.kill('SIGKILL')
})

/** A machine with documents and a browser that notes what it opens. */
async function newMachine() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'tradebrief-open-')))
  const documents = join(folder, '我的 文档')
  const opened = join(folder, 'opened')
  await mkdir(documents)
  await mkdir(join(folder, 'bin'))
  await writeFile(join(folder, 'bin', 'xdg-open'), `#!/bin/sh\necho "$1" >> "${opened}"\n`)
  await chmod(join(folder, 'bin', 'xdg-open'), 0o755)
  await writeFile(join(folder, 'not-empty'), '')
  const env = {
    ...{ TRADEBRIEF_DOCUMENTS: documents },
    PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter),
  }
  return {
    folder,
    env,
    workspace: join(documents, 'Tradebrief'),
    opened: async () => (await readFile(opened, 'utf8').catch(() => '')).split('\n').filter(Boolean),
    run: (...args: string[]) => tradebrief(args, { env, cwd: folder }),
    /** @param output where the desk writes its lines, as the shell redirects it. */
    start(output = '>/dev/null') {
      const script = `exec "$0" "$@" ${output} 2>&1`
      const desk = spawn('sh', ['-c', script, process.execPath, binary, 'open'], {
        ...{ env: { ...process.env, ...env }, cwd: folder, stdio: 'ignore' },
      })
      desks.add(desk)
      return desk
    },
  }
}

/** A port at which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function eventually<Value>(look: () => Promise<Value | null>): Promise<Value> {
  for (let tries = 0; tries < 300; tries++) {
    const value = await look()
    if (value !== null) return value
    await pause(100)
  }
  throw new Error('it did not come about in 30 s')
}

describe.skipIf(process.platform !== 'linux')('open', () => {
  it('makes a workspace in the documents; a second start opens the running desk; --close closes it', async () => {
    const machine = await newMachine()
    const desk = machine.start()
    const lock = await eventually(() => readDeskLock(machine.workspace))
    await eventually(async () => ((await machine.opened()).length === 1 ? true : null))
    expect(await machine.run('open')).toMatchObject({ code: 0, stdout: `The desk runs at ${lock.url}\n` })
    await eventually(async () => ((await machine.opened()).length === 2 ? true : null))
    expect(await machine.opened()).toEqual([lock.url, lock.url])
    expect(await machine.run('open', '--close')).toMatchObject({ code: 0, stdout: 'The desk is closed.\n' })
    if (desk.exitCode === null) await once(desk, 'exit')
    expect(desk.exitCode).toBe(0)
    expect(await machine.run('open', '--close')).toMatchObject({ code: 0, stdout: 'No desk is running.\n' })
  })

  it.each([
    ['nothing can be written to', '</dev/null 1<&0'],
    ['a full disk', '>/dev/full'],
  ])('opens and closes where its output is %s', async (_, output) => {
    const machine = await newMachine()
    const desk = machine.start(output)
    await eventually(async () => ((await machine.opened()).length === 1 ? true : null))
    expect(await machine.run('open', '--close')).toMatchObject({ code: 0, stdout: 'The desk is closed.\n' })
    if (desk.exitCode === null) await once(desk, 'exit')
    expect(desk.exitCode).toBe(0)
  })

  it('takes the place of a desk of another version', async () => {
    const machine = await newMachine()
    const old = machine.start()
    const lock = await eventually(() => readDeskLock(machine.workspace))
    await writeFile(join(machine.workspace, deskLockFile), JSON.stringify({ ...lock, version: '0.0.9' }))
    // The lock is not as the old desk wrote it, so the old desk leaves it there, as one that is killed does.
    machine.start()
    const next = await eventually(async () => {
      const present = await readDeskLock(machine.workspace)
      return present && present.version !== '0.0.9' ? present : null
    })
    expect(old.exitCode).toBe(0)
    expect((await fetch(next.url)).status).toBe(200)
    await machine.run('open', '--close')
  })

  it('removes the lock of a desk that crashed, though its process number is another’s now', async () => {
    const machine = await newMachine()
    await mkdir(join(machine.workspace, '.desk'), { recursive: true })
    await machine.run('init', machine.workspace, '--yes')
    const stale = {
      ...{ process: processMark, url: 'http://127.0.0.1:1' },
      endpoint: { url: `http://127.0.0.1:${await closedPort()}`, secret: 'of a desk that crashed' },
    }
    await mkdir(join(machine.workspace, '.desk'), { recursive: true })
    await writeFile(join(machine.workspace, deskLockFile), JSON.stringify(stale))
    machine.start()
    const lock = await eventually(async () => {
      const present = await readDeskLock(machine.workspace)
      return present?.endpoint.secret === stale.endpoint.secret ? null : present
    })
    expect((await fetch(lock.url)).status).toBe(200)
    await machine.run('open', '--close')
  })

  it('takes another port where the usual one is taken', async () => {
    const machine = await newMachine()
    const other = createServer().listen(4180, '127.0.0.1')
    await Promise.race([once(other, 'listening'), once(other, 'error')])
    machine.start()
    const lock = await eventually(() => readDeskLock(machine.workspace))
    expect(new URL(lock.url).port).not.toBe('4180')
    await machine.run('open', '--close')
    other.close()
  })

  it('writes what went wrong to the file that launchers show', async () => {
    const machine = await newMachine()
    await writeFile(machine.workspace, 'a file where the folder should be')
    const file = join(machine.folder, 'error.txt')
    expect((await machine.run('open', '--error-file', file)).code).toBe(2)
    expect(await readFile(file, 'utf8')).toContain(machine.workspace)
  })
})
