import { describe, expect, it } from 'vitest'
import { docx } from '../../src/press/docx/docx.ts'
import { replaceZipEntries } from '../../src/press/ooxml/zip-entry.ts'
import { xlsx } from '../../src/press/xlsx/xlsx.ts'
import { brief } from '../support/documents.ts'
import { unzip } from '../support/zip.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('an entry of a zip', () => {
  it.each([
    ['docx', docx],
    ['xlsx', xlsx],
  ])('is replaced in a %s, and all others stay', async (_, press) => {
    const zip = await press.print(brief('zh'))
    const before = unzip(zip)
    for (const path of [[...before.keys()][0] ?? '', 'docProps/core.xml', [...before.keys()].at(-1) ?? ''])
      for (const contents of ['', '新'.repeat(9_999)])
        expect(unzip(replaceZipEntries(zip, new Map([[path, bytesOf(contents)]])))).toEqual(
          new Map([...before, [path, contents]]),
        )
  })

  it('is not looked for in what is no zip, and not made', async () => {
    expect(() => replaceZipEntries(new Uint8Array(10), new Map([['a', bytesOf('')]]))).toThrow(RangeError)
    expect(() => replaceZipEntries(new Uint8Array(100), new Map([['a', bytesOf('')]]))).toThrow(RangeError)
    const zip = await xlsx.print(brief('zh'))
    expect(() => replaceZipEntries(zip, new Map([['absent.xml', bytesOf('')]]))).toThrow('absent.xml')
  })
})
