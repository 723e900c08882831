import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { getPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { UserError } from '../../../src/trade/errors/user-error.ts'
import { isRunning } from '../../../src/workspace/files/owner-tag.ts'
import { auditBriefTask, readPrintedBriefTask } from '../../../src/workspace/inspect/brief-file.ts'
import { LimitExceeded, TooManyTasks } from '../../../src/workspace/process/limit-errors.ts'
import type { Limits } from '../../../src/workspace/process/limits.ts'
import { lowerPriority, priorities } from '../../../src/workspace/process/priority.ts'
import {
  documentLimits,
  IsolatedTasks,
  NoSuchProgram,
  ProgramFailed,
  runIsolated,
  runProgram,
} from '../../../src/workspace/process/process.ts'
import { spareChildren } from '../../../src/workspace/process/spare-children.ts'
import { TaskChild } from '../../../src/workspace/process/task-child.ts'
import { readingTurns, Turns } from '../../../src/workspace/process/turns.ts'
import { residentSize, sizeByPs, watchProcessorTime } from '../../../src/workspace/process/watch.ts'
import { run } from '../../support/command.ts'
import { repository } from '../../support/workspaces.ts'

const limits: Limits = { memory: 300, seconds: 30, output: 1 }
const program = new URL('misbehaving-child.mjs', import.meta.url).href

/** What comes of a task of the misbehaving child, and the child. */
async function tried(task: string, input?: unknown, changed: Partial<Limits> = {}, signal?: AbortSignal) {
  const everything = { ...limits, ...changed }
  const child = new TaskChild(everything, program)
  const outcome = await child
    .run(task, input, { limits: everything, file: 'a.xlsx', signal })
    .catch((error: unknown) => error)
  return { child, outcome }
}

const kindOf = (outcome: unknown) => (outcome instanceof LimitExceeded ? outcome.kind : outcome)

describe('a child process', () => {
  it('gives what its task gives, with whatever structured clone knows', async () => {
    const input = { text: '表', big: 10n ** 30n, map: new Map([[1, new Uint8Array([1, 2])]]) }
    const { outcome, child } = await tried('echo', input)
    expect(outcome).toEqual(input)
    expect(child.isEnded).toBe(false)
    child.kill()
  })

  it.each([
    ['heap', 'memory'],
    ['buffers', 'memory'],
    ['loop', 'time'],
    ['abort', 'death'],
  ])('whose task goes wrong (%s) ends, and a person is told of its %s', async (task, kind) => {
    const { outcome, child } = await tried(task, undefined, { seconds: task === 'loop' ? 1 : 60 })
    expect(kindOf(outcome)).toBe(kind)
    expect(outcome).toBeInstanceOf(UserError)
    expect(child.isEnded).toBe(true)
    if (!(outcome instanceof UserError)) return
    expect(outcome.where).toEqual({ file: 'a.xlsx' })
    expect(outcome.hint?.zh).toContain('CSV')
    if (kind === 'memory') expect(outcome.words.zh).toContain('300 MB')
    if (kind === 'time') expect(outcome.words.en).toContain('1 seconds')
  })

  it.each([133, 134])('that a shell says ended with %s is told of', async (code) => {
    expect(kindOf((await tried('exit', code)).outcome)).toBe('death')
  })

  it('is stopped by whoever asked, who gets his reason back', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('not wanted')), 300)
    const { outcome, child } = await tried('loop', undefined, {}, stop.signal)
    expect(outcome).toMatchObject({ message: 'not wanted' })
    expect(child.isEnded).toBe(true)
  })

  it('does not know the secrets of its parent’s environment', async () => {
    process.env.TRADEBRIEF_TEST_SECRET = 'x'
    const { outcome, child } = await tried('environment')
    expect(outcome).toContain('PATH')
    expect(outcome).not.toContain('TRADEBRIEF_TEST_SECRET')
    child.kill()
    delete process.env.TRADEBRIEF_TEST_SECRET
  })

  it('ends with its parent, also where the parent is killed', async () => {
    const script = `
      const { fork } = require('node:child_process')
      const child = fork(${JSON.stringify(join(repository, 'dist/workers/task.js'))}, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
      console.log(child.pid)
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 500)`
    const { stdout } = await run([process.execPath, '-e', script])
    for (let tries = 0; tries < 100 && isRunning(Number(stdout)); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100))
    expect(isRunning(Number(stdout))).toBe(false)
  })

  it('does not keep its parent from ending while it rests', async () => {
    const script = `
      import { TaskChild } from '${join(repository, 'src/workspace/process/task-child.ts')}'
      const child = new TaskChild(${JSON.stringify(limits)}, ${JSON.stringify(program)})
      console.log(await child.run('echo', 'x', { limits: ${JSON.stringify(limits)} }))`
    const folder = mkdtempSync(join(tmpdir(), 'tradebrief-child-'))
    const file = join(folder, 'parent.ts')
    writeFileSync(file, script)
    const { stdout, stderr, code } = await run([process.execPath, join(repository, 'scripts/run.js'), file])
    rmSync(folder, { recursive: true })
    expect({ stdout, stderr, code }).toEqual({ stdout: 'x\n', stderr: '', code: 0 })
  })
})

const folder = mkdtempSync(join(tmpdir(), 'tradebrief-isolation-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const brief = join(folder, 'brief.md')
writeFileSync(brief, '# 简报\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n')
const input = { file: brief, pdfText: null }
const options = { limits: documentLimits, file: 'brief.md' }

describe('isolated tasks', () => {
  it('give what they give in this process, and throw what they throw', async () => {
    expect(await runIsolated(readPrintedBriefTask, input, options)).toMatchObject({ figures: [] })
    const missing = { ...input, file: join(folder, 'brief.xyz') }
    const error = await runIsolated(readPrintedBriefTask, missing, options).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UserError)
    expect(error).not.toBeInstanceOf(LimitExceeded)
  })

  it('that give too much are refused', async () => {
    writeFileSync(join(folder, 'long.txt'), `${'x'.repeat(100)}\n`.repeat(20_000))
    const long = { file: join(folder, 'long.txt'), pdfText: null }
    const few = { ...options, limits: { ...documentLimits, output: 1 } }
    expect(kindOf(await runIsolated(auditBriefTask, long, few).catch((error: unknown) => error))).toBe(
      'output',
    )
  })

  it('of one person share children, and those of another do not', async () => {
    const isolated = new IsolatedTasks()
    const times: number[] = []
    for (let time = 0; time < 4; time++) {
      const begun = performance.now()
      await isolated.run(readPrintedBriefTask, input, options)
      times.push(performance.now() - begun)
    }
    isolated.close()
    // A child that is there already answers many times sooner than one that must start.
    expect(Math.min(...times.slice(1))).toBeLessThan((times[0] ?? 0) / 2)
  })
})

describe('tasks of people at a desk', () => {
  it('run in a child of that person, which serves again', async () => {
    const taken = vi.spyOn(spareChildren, 'take')
    const read = (owner: string) => runIsolated(readPrintedBriefTask, input, { ...options, owner })
    for (const owner of ['a', 'a', 'b', 'a', 'c', 'd', 'a']) await read(owner)
    // Of a, b, c, d the three who were there last have a child that rests.
    expect(taken).toHaveBeenCalledTimes(4)
    await read('b')
    expect(taken).toHaveBeenCalledTimes(5)
    taken.mockRestore()
  })
})

describe('turns', () => {
  const turns = () => new Turns({ running: 3, runningOfOne: 2, waitingOfOne: 3 })
  const forever = () => new Promise<never>(() => {})

  it('leave room for others, however much one asks for', async () => {
    const shared = turns()
    for (let count = 0; count < 5; count++) void shared.run(forever, { owner: 'a' })
    await expect(shared.run(forever, { owner: 'a' })).rejects.toThrow(TooManyTasks)
    expect(await shared.run(async () => 'done', { owner: 'b' })).toBe('done')
  })

  it('of what is read leave room for a third person where two keep theirs', async () => {
    let finish = () => {}
    const free = new Promise<void>((resolve) => (finish = resolve))
    const slow = ['a', 'b'].flatMap((owner) => [0, 1, 2].map(() => readingTurns.run(() => free, { owner })))
    expect(await readingTurns.run(async () => 'done', { owner: 'c' })).toBe('done')
    finish()
    await Promise.all(slow)
  })

  it('of what is read put who has just had a long task after the others, for a minute', () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const [reading, printing] = [
      new Turns({ running: 1, runningOfOne: 1, waitingOfOne: 9, slowsLongTasks: true }),
      new Turns({ running: 1, runningOfOne: 1, waitingOfOne: 9 }),
    ]
    for (const turns of [reading, printing]) for (const owner of ['a', undefined]) turns.noteLongTask(owner)
    const expecting = () => ['a', 'b', undefined].filter((owner) => reading.expectsLongTask(owner))
    vi.advanceTimersByTime(59_000)
    expect(expecting()).toEqual(['a'])
    expect(printing.expectsLongTask('a')).toBe(false)
    vi.advanceTimersByTime(2_000)
    expect(expecting()).toEqual([])
    vi.useRealTimers()
  })

  it('alternate between persons, and keep the order of each', async () => {
    const shared = new Turns({ running: 1, runningOfOne: 1, waitingOfOne: 9 })
    const order: string[] = []
    const work = (name: string) => shared.run(async () => void order.push(name), { owner: name.slice(0, 1) })
    await Promise.all(['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map(work))
    expect(order).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2'])
  })

  it('are given up by whoever does not want to wait', async () => {
    const shared = new Turns({ running: 1, runningOfOne: 1, waitingOfOne: 9 })
    let finish = () => {}
    const first = shared.run(() => new Promise<void>((resolve) => (finish = resolve)))
    const stop = new AbortController()
    const second = shared.run(async () => 'second', { signal: stop.signal })
    const third = shared.run(async () => 'third')
    stop.abort(new Error('gone'))
    await expect(second).rejects.toThrow('gone')
    finish()
    await first
    expect(await third).toBe('third')
  })
})

describe.skipIf(process.platform !== 'linux')('a priority', () => {
  it('is lowered for every thread of a process, for each has its own', async () => {
    const child = spawn(process.execPath, [
      '-e',
      'process.stdout.write("ready"); setInterval(() => {}, 1000)',
    ])
    const ended = once(child, 'exit')
    try {
      await once(child.stdout, 'data')
      const threads = () => readdirSync(`/proc/${child.pid}/task`).map(Number)
      expect(threads().length).toBeGreaterThan(1)
      lowerPriority(child.pid, priorities.longTask)
      expect(new Set(threads().map((thread) => getPriority(thread)))).toEqual(new Set([priorities.longTask]))
    } finally {
      child.kill()
      await ended
    }
  })
})

describe.skipIf(process.platform !== 'linux')('processor time', () => {
  const programs = { busy: 'for (;;);', waiting: 'setInterval(() => {}, 1000)' }
  it.each([
    ['busy', true],
    ['waiting', false],
  ] as const)('of a process that is %s reaches what is watched for: %s', async (kind, expected) => {
    const child = spawn(process.execPath, ['-e', programs[kind]])
    const ended = once(child, 'exit')
    let isReached = false
    await once(child, 'spawn')
    const endWatch = watchProcessorTime(child.pid, 500, () => (isReached = true))
    try {
      await vi.waitFor(() => expect(isReached).toBe(true), 3_000).catch(() => {})
      expect(isReached).toBe(expected)
    } finally {
      endWatch()
      child.kill()
      await ended
    }
  })
})

describe('another program', () => {
  const node = (script: string, changed: Partial<Limits> = {}, signal?: AbortSignal) =>
    runProgram(process.execPath, ['-e', script], { limits: { ...limits, ...changed }, file: 'a.pdf', signal })
  const outcomeOf = (running: Promise<unknown>) => running.then(String, (error: unknown) => kindOf(error))

  it('gives what it writes', async () => {
    expect(await outcomeOf(node('process.stdout.write("表")'))).toBe('表')
  })

  it.each([
    ['memory', 'const kept = []; for (;;) kept.push(Buffer.alloc(1 << 24, 1))'],
    ['time', 'for (;;);'],
    ['output', 'process.stdout.write("x".repeat(3_000_000)); setInterval(() => {}, 1000)'],
    ['death', 'process.kill(process.pid, "SIGSEGV")'],
  ])('that goes over its %s is ended', async (kind, script) => {
    const outcome = await outcomeOf(node(script, { seconds: kind === 'time' ? 1 : 60 }))
    // Node catches that memory is refused, and ends by itself.
    if (kind === 'memory')
      expect([kind, 'death']).toContain(outcome instanceof ProgramFailed ? kind : outcome)
    else expect(outcome).toBe(kind)
  })

  it('that fails, or is not there, is told from one that was ended', async () => {
    expect(await outcomeOf(node('process.exit(3)'))).toBeInstanceOf(ProgramFailed)
    const absent = runProgram('no-such-program-here', [], { limits, file: 'a.pdf' })
    expect(await outcomeOf(absent)).toBeInstanceOf(NoSuchProgram)
  })

  it('is ended by whoever asked', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('not wanted')), 200)
    expect(await outcomeOf(node('for (;;);', {}, stop.signal))).toMatchObject({ message: 'not wanted' })
  })
})

describe.skipIf(process.platform !== 'linux')('the memory of a process', () => {
  it('is the same by /proc and by ps', async () => {
    const [item, other] = [await residentSize(process.pid), await sizeByPs(process.pid)]
    expect(item).toBeGreaterThan(20)
    expect(Math.abs((item ?? 0) / (other ?? 1) - 1)).toBeLessThan(0.3)
  })
})
