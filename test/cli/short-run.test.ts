import { cachedDataVersionTag } from 'node:v8'
import { expect, it } from 'vitest'
import { keepFirstCode } from '../../src/cli/short-run.ts'

it('what is compiled can be kept when a short run ends: V8’s flags are as they were when it began', () => {
  const before = cachedDataVersionTag()
  keepFirstCode()
  expect(cachedDataVersionTag()).not.toBe(before)
  const [atEnd] = process.listeners('exit')
  if (!atEnd) throw new Error('nothing is done at the end')
  process.off('exit', atEnd)
  atEnd(0)
  expect(cachedDataVersionTag()).toBe(before)
})
