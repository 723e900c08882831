import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { editionLanguages } from '../../src/trade/language.ts'
import { measureStructure } from '../../tools/structure/metrics.ts'
import { findEntryPointFaults, findLayerFaults, readLayers } from '../../tools/structure/module-rule.ts'
import { findCycles, readSourceGraph } from '../../tools/structure/source-graph.ts'

const root = new URL('../..', import.meta.url).pathname
const sources = readSourceGraph(root, ['src'])
const layers = readLayers(readFileSync(`${root}/docs/maintainer.md`, 'utf8'))

/** Functions that may have more than 60 lines, with the reason. */
const longFunctionReasons: Readonly<Record<string, string>> = {
  'src/brief/product/product-file.ts: productSchema': 'a table: the schema of product files, key by key',
  ...Object.fromEntries(
    editionLanguages.map((language) => [
      `src/brief/wording/${language}/wording.ts: ${language}Wording`,
      'the sentences of one language over one product',
    ]),
  ),
}

describe('the module rule', () => {
  it('has every layer in the table of docs/maintainer.md, and no import of a later one', () => {
    expect(findLayerFaults(sources, layers)).toEqual([])
  })

  it('lets code outside of a folder import its entry point alone', () => {
    expect(findEntryPointFaults(sources)).toEqual([])
  })

  it('has no circle of imports, those of types included', () => {
    expect(findCycles(readSourceGraph(root, ['src', 'web/src', 'tools', 'bench']))).toEqual([])
  })

  it('has at most twelve files a folder, unless the docstring of its entry point says why', () => {
    const { fullFolders } = measureStructure(sources)
    const unexplained = fullFolders.filter(({ folder }) => {
      const entry = sources.get(`${folder}/${folder.split('/').at(-1)}.ts`)
      return !/More than twelve\s+(?:\* )?files:/.test(entry?.tree.text ?? '')
    })
    expect(unexplained).toEqual([])
  })

  it('has no function of more than 60 lines, in the browser’s client neither', () => {
    const { longFunctions } = measureStructure(readSourceGraph(root, ['src', 'web/src']))
    const unexplained = longFunctions.filter(({ file, name }) => !(`${file}: ${name}` in longFunctionReasons))
    expect(unexplained).toEqual([])
  })

  it('has no file of more than 300 lines', () => {
    expect(measureStructure(sources).longFiles).toEqual([])
  })
})
