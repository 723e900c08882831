import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { binary } from '../support/command.ts'

const folder = mkdtempSync(join(tmpdir(), 'tradebrief-audit-stopped-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The command lines of the processes that a process started, and those started in turn. */
function descendants(parent: number): string[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return ids.flatMap((id) => {
    try {
      const [, ppid] = /\) \S (\d+)/.exec(readFileSync(`/proc/${id}/stat`, 'utf8')) ?? []
      if (Number(ppid) !== parent) return []
      return [`${id} ${readFileSync(`/proc/${id}/cmdline`, 'utf8')}`, ...descendants(Number(id))]
    } catch {
      return [] // it has ended meanwhile
    }
  })
}

const isAlive = (id: number): boolean => {
  try {
    return !/\) Z/.test(readFileSync(`/proc/${id}/stat`, 'utf8'))
  } catch {
    return false
  }
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

it.skipIf(process.platform !== 'linux')(
  'an audit of a huge brief ends by Ctrl+C at once, with the process that reads the file',
  async () => {
    const heading =
      '**表2：2023年12月中国前十大锂离子蓄电池出口目的地（亿美元）**\n\n| 12月当月 区域 | 12月当月 绝对值 | 12月当月 所占比重（%） | 12月当月 同比变化（%） |\n| :--- | ---: | ---: | ---: |\n'
    const rows = Array.from(
      { length: 16_000 },
      (_, index) =>
        `| 国${index} | ${(index * 7_919) % 1_000}.${index % 10} | ${index % 7}.1 | -${index % 50}.2 |\n`,
    )
    const file = join(folder, 'huge.md')
    writeFileSync(file, heading + rows.join(''))
    const child = spawn(process.execPath, [binary, 'audit', file], {
      env: { ...process.env, TRADEBRIEF_LANG: 'en' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let reported = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      reported += text
    })
    const ended = new Promise<unknown[]>((resolve) => child.on('close', (...how) => resolve(how)))
    while (child.exitCode === null && descendants(child.pid ?? 0).length === 0) await wait(20)
    await wait(500)
    const below = descendants(child.pid ?? 0).map((line) => Number.parseInt(line, 10))
    const stoppedAt = performance.now()
    child.kill('SIGINT')
    expect(await ended).toEqual([null, 'SIGINT'])
    expect(performance.now() - stoppedAt).toBeLessThan(3_000)
    expect(reported).toContain('Stopped.')
    expect(below.length).toBeGreaterThan(0)
    while (below.some(isAlive) && performance.now() - stoppedAt < 5_000) await wait(20)
    expect(below.filter(isAlive)).toEqual([])
  },
)
