import { describe, expect, it } from 'vitest'
import { ComputedCache, type StateVersion } from '../../src/desk/computed-cache.ts'

const state = (name: string): StateVersion => ({ name, isCurrent: () => true })
const bytes = (length: number) => async () => new Uint8Array(length)

describe('a cache of computed values', () => {
  it('computes a value once, for requests at the same time too', async () => {
    const cache = new ComputedCache<Uint8Array>({ entries: 2 })
    let times = 0
    const compute = async () => {
      times++
      return new Uint8Array(1)
    }
    const values = await Promise.all([
      cache.get(state('1'), 'a', compute),
      cache.get(state('1'), 'a', compute),
    ])
    values.push(await cache.get(state('1'), 'a', compute))
    expect(times).toBe(1)
    expect(new Set(values).size).toBe(1)
  })

  it('drops the least recently used where there are too many', async () => {
    const cache = new ComputedCache<Uint8Array>({ entries: 2 })
    for (const key of ['a', 'b', 'a', 'c']) await cache.get(state('1'), key, bytes(1))
    expect(await isCached(cache, 'a')).toBe(true)
    expect(await isCached(cache, 'b')).toBe(false)
  })

  it('drops the least recently used where they are too large together', async () => {
    const size = { most: 100, measure: ({ length }: Uint8Array) => length }
    const cache = new ComputedCache<Uint8Array>({ entries: 10, size })
    await cache.get(state('1'), 'a', bytes(60))
    await cache.get(state('1'), 'b', bytes(60))
    expect(await isCached(cache, 'b')).toBe(true)
    expect(await isCached(cache, 'a')).toBe(false)
  })

  it('returns a value that is too large for it, and does not cache it', async () => {
    const size = { most: 100, measure: ({ length }: Uint8Array) => length }
    const cache = new ComputedCache<Uint8Array>({ entries: 10, size })
    expect(await cache.get(state('1'), 'a', bytes(101))).toHaveLength(101)
    expect(await isCached(cache, 'a')).toBe(false)
  })

  it('has values of an earlier state again when that state is', async () => {
    const cache = new ComputedCache<Uint8Array>({ entries: 10 })
    const value = await cache.get(state('1'), 'a', bytes(1))
    expect(await cache.get(state('2'), 'a', bytes(2))).toHaveLength(2)
    expect(await cache.get(state('1'), 'a', bytes(3))).toBe(value)
  })

  it('does not cache a value during which the state changed, though it is the same again', async () => {
    const cache = new ComputedCache<Uint8Array>({ entries: 10 })
    let isCurrent = true
    const value = await cache.get({ name: '1', isCurrent: () => isCurrent }, 'a', async () => {
      isCurrent = false
      return new Uint8Array(1)
    })
    expect(value).toHaveLength(1)
    expect(await isCached(cache, 'a')).toBe(false)
  })

  it('does not cache a failure', async () => {
    const cache = new ComputedCache<Uint8Array>({ entries: 10 })
    const fail = async () => {
      throw new Error('no')
    }
    await expect(cache.get(state('1'), 'a', fail)).rejects.toThrow('no')
    expect(await cache.get(state('1'), 'a', bytes(1))).toHaveLength(1)
  })
})

/** Whether a value is there, so that nothing has to be computed. */
async function isCached(cache: ComputedCache<Uint8Array>, key: string): Promise<boolean> {
  let isComputed = false
  await cache.get(state('1'), key, async () => {
    isComputed = true
    return new Uint8Array(1)
  })
  return !isComputed
}
