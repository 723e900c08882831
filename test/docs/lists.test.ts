import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sectionNames, sectionSets } from '../../src/brief/product/section-names/section-names.ts'
import { formats, usualFormats } from '../../src/press/formats/formats.ts'
import { repository } from '../support/workspaces.ts'

/** The names that stand as code in the first cells of a document's tables. */
function namesInTables(document: string): string[] {
  const text = readFileSync(join(repository, document), 'utf8')
  const firstCells = [...text.matchAll(/^\| (`[^|]*`) \|/gm)].map(([, cell = '']) => cell)
  return firstCells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
}

describe.each(['docs/analyst.md', 'docs/analyst.en.md'])('the tables of %s', (document) => {
  const names = namesInTables(document)

  it.each([...sectionNames, ...Object.keys(sectionSets)])('have the section %s', (name) => {
    expect(names).toContain(name)
  })

  it.each(formats.filter((format) => !usualFormats.includes(format)))('have the format %s', (format) => {
    expect(names).toContain(format)
  })
})
