import { expect, it } from 'vitest'
import { Answers } from '../../src/ledger/duckdb/answers.ts'

/** Answers that are as heavy as a question says, and the questions that had to be asked for. */
function answers(most: number) {
  const asked: number[] = []
  const stored = new Answers<number>(most, (weight) => weight)
  const get = (weight: number) =>
    stored.get({ weight }, async () => {
      asked.push(weight)
      return weight
    })
  return { asked, kept: stored, get }
}

it('an answer is asked for once, also while it is on its way', async () => {
  const { asked, get } = answers(100)
  expect(await Promise.all([get(7), get(7)])).toEqual([7, 7])
  expect(await get(7)).toBe(7)
  expect(asked).toEqual([7])
})

it('those that were asked for last are kept, as many as weigh no more than the limit', async () => {
  const { asked, get } = answers(30)
  for (const weight of [9, 10, 9, 11, 9, 10]) await get(weight)
  // 9 and 11 had come after 10.
  expect(asked).toEqual([9, 10, 11, 10])
})

it('one that is too heavy drives no other out', async () => {
  const { asked, get } = answers(30)
  for (const weight of [9, 40, 9, 40]) await get(weight)
  expect(asked).toEqual([9, 40, 40])
})

it('nothing is kept of what was forgotten meanwhile, or failed', async () => {
  const { asked, kept, get } = answers(30)
  const early = get(5)
  kept.forget()
  await early
  await get(5)
  expect(asked).toEqual([5, 5])
  await expect(kept.get('broken', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await kept.get('broken', async () => 1)).toBe(1)
})
