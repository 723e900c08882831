import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

/**
 * Holds a text against the file that says what is expected. A missing file is written on a developer's
 * machine, to be looked at, and is a failure where CI is true.
 */
export function expectAsIn(path: string, actual: string): void {
  if (!existsSync(path)) {
    if (process.env.CI === 'true') throw new Error(`there is no expectation ${path}`)
    writeFileSync(path, actual)
    console.warn(`written, look at it: ${path}`)
  }
  expect(actual, path).toBe(readFileSync(path, 'utf8'))
}
