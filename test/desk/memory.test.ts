import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manyProducts } from '../support/many-products.ts'
import { type ServedDesk, serveDesk } from '../support/served-desk.ts'

/**
 * In MiB; a desk that rests has about 170, and 365 to 475 right after these requests; half a minute later it has 280 to 350,
 * by how the requests fell together.
 */
const mostAfterBurst = 360
const clients = 16
/** A burst ends after so many milliseconds, however few requests a slow machine has answered by then. */
const longestBurst = 25_000

describe.skipIf(process.platform !== 'linux')('the memory of a desk', () => {
  let desk: ServedDesk
  let names: readonly string[]
  beforeAll(async () => {
    const { workspace, names: products } = await manyProducts(8)
    names = products
    desk = await serveDesk(workspace.folder)
  })
  afterAll(() => desk.close())

  function addresses(): string[] {
    return Array.from({ length: 12 }, (_, index) => `2023-${String(12 - index).padStart(2, '0')}`).flatMap(
      (month) =>
        names.flatMap((name) => [
          `/api/briefs/${name}/${month}?language=zh`,
          `/api/briefs/${name}/${month}?language=en`,
          `/api/briefs/${name}/${month}/file?language=zh&format=html`,
          `/api/figures/${name}/${month}`,
        ]),
    )
  }

  it('is given back after a burst of requests for many briefs', async () => {
    const list = addresses()
    const end = performance.now() + longestBurst
    const failed: string[] = []
    const client = async () => {
      for (let path = list.shift(); path !== undefined && performance.now() < end; path = list.shift()) {
        const response = await fetch(desk.url + path)
        await response.arrayBuffer()
        if (response.status !== 200) failed.push(`${path} ${response.status}`)
      }
    }
    await Promise.all(Array.from({ length: clients }, client))
    expect(failed).toEqual([])

    let size = (await desk.memory()) ?? 0
    for (let second = 0; second < 30 && size >= mostAfterBurst; second++) {
      await wait(1_000)
      size = (await desk.memory()) ?? 0
    }
    expect(size).toBeLessThan(mostAfterBurst)
  })
})
