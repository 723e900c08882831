import { expect, it } from 'vitest'
import { begunInGroups } from '../../src/workspace/build/print/prefetch-batches.ts'

it('begins a whole group when the first of it is asked for, and each only once', async () => {
  const begun: number[] = []
  const result = begunInGroups([1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item)
    return 10 * item
  })
  expect(await result(3)).toBe(30)
  expect(begun).toEqual([3, 4])
  expect(await Promise.all([1, 2, 4, 5].map(result))).toEqual([10, 20, 40, 50])
  expect(begun.sort()).toEqual([1, 2, 3, 4, 5])
})

it('tells of a failure to who asks for it, and to nobody else', async () => {
  const result = begunInGroups(['a', 'b'], 2, async (item) => {
    if (item === 'b') throw new Error('no b')
    return item
  })
  expect(await result('a')).toBe('a')
  await expect(result('b')).rejects.toThrow('no b')
})
