import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Limits } from '../../../src/workspace/process/limits.ts'
import { SpareChildren } from '../../../src/workspace/process/spare-children.ts'
import { TaskChild } from '../../../src/workspace/process/task-child.ts'

const limits: Limits = { memory: 300, seconds: 30, output: 1 }
const task = 'readTextSpans'

/** Spares whose children are counted. */
function countedSpares() {
  const started: TaskChild[] = []
  const spares = new SpareChildren((childLimits) => {
    const child = new TaskChild(childLimits)
    started.push(child)
    return child
  })
  return { spares, started }
}

let children: readonly TaskChild[] = []
afterEach(() => {
  for (const child of children) child.kill()
})

describe('spare child processes of a desk', () => {
  it('are started for a kind of task after the first, and serve the next', async () => {
    const { spares, started } = countedSpares()
    children = started
    const end = spares.keep()
    const first = spares.take(task, limits)
    await vi.waitFor(() => expect(started).toHaveLength(3), 10_000)
    const second = spares.take(task, limits)
    expect(started).toHaveLength(3)
    expect(started.slice(1)).toContain(second)
    const spans = await second.run(task, { source: 'a', file: 'a.md' }, { limits })
    expect(spans).toEqual(await first.run(task, { source: 'a', file: 'a.md' }, { limits }))
    end()
    expect(
      started.filter((child) => child !== first && child !== second).every((child) => child.isEnded),
    ).toBe(true)
  })

  it('serve no task of other limits', async () => {
    const { spares, started } = countedSpares()
    children = started
    const end = spares.keep()
    spares.take(task, limits)
    await vi.waitFor(() => expect(started).toHaveLength(3), 10_000)
    spares.take(task, { ...limits, memory: 400 })
    expect(started).toHaveLength(4)
    end()
  })

  it('of one task do not displace the only one of another', () => {
    const { spares, started } = countedSpares()
    children = started
    const end = spares.keep()
    const tasks = ['print', 'readUpload', 'auditBrief', 'readTextSpans', 'readCommentary', 'openWorkbook']
    for (const name of tasks) spares.prepare(name, limits)
    // There is no room for a second of any.
    for (const name of tasks) spares.prepare(name, limits)
    expect(started).toHaveLength(6)
    // A task without any takes the place of the oldest.
    spares.prepare('readBulletin', limits)
    expect(started.map((child) => child.isEnded)).toEqual([true, ...Array(6).fill(false)])
    end()
  })

  it('are not kept by a command', async () => {
    const { spares, started } = countedSpares()
    children = started
    spares.take(task, limits)
    await wait(1_000)
    expect(started).toHaveLength(1)
  })
})
