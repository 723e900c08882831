import { describe, expect, it } from 'vitest'
import { recogniseSource, sources, usualSource } from '../../src/sources/sources.ts'
import { errorOf, fileOf, textFile } from './reading.ts'

const languages = ['zh', 'en'] as const

async function refusalOf(name: string, text: string) {
  expect(recogniseSource(Buffer.from(text), name)).toBeUndefined()
  return errorOf(textFile(text, name), usualSource)
}

describe('a file that no source knows', () => {
  it.each([
    ['a table of something else', 'list.csv', '姓名,电话\n张三,1\n'],
    ['a document', 'notes.md', '# Where the samples come from\n'],
    ['other JSON', 'settings.json', '{"name": "settings"}\n'],
  ])('%s is refused with the names of all kinds that can be loaded', async (_, name, text) => {
    const error = await refusalOf(name, text)
    for (const language of languages) {
      expect(error.explain(language)).toContain(name)
      for (const { label } of sources) expect(error.hint?.[language]).toContain(label[language])
    }
  })

  it.each([
    'Classification,Year,Trade Flow Code,Commodity Code,Commodity,Reporter,Amount of the trade\n',
    'Commodity,Country,District,Time,Other Value\n',
  ])('a heading of another table is not taken for one of the online query: %s', async (text) => {
    const error = await errorOf(textFile(`${text}1,2,3,4,5,6\n`), usualSource)
    expect(error.explain('en')).toContain('not recognised')
    expect(error.explain('zh')).toContain('不认识这个文件')
  })

  it('text in UTF-16 is said to be saved anew', async () => {
    const error = await errorOf(fileOf('a.csv', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le')), usualSource)
    expect(error.explain('en')).toContain('UTF-16')
    expect(error.explain('zh')).toContain('UTF-16')
  })

  it('a web page is said to be one', async () => {
    const error = await refusalOf('data.csv', '<!DOCTYPE html>\n<html><body>Login</body></html>\n')
    expect(error.explain('en')).toContain('web page')
    expect(error.explain('zh')).toContain('网页')
  })

  it.each(['HS2022, HS2017,Relationship\n850760,850760,n:1\n', 'Between,\nHS2022, HS2017,Relationship\n'])(
    'a correlation table is said to be one, with what it is good for',
    async (text) => {
      const error = await refusalOf('table.csv', text)
      expect(error.explain('en')).toMatch(/correlation table[\s\S]*- file: table\.csv under correlations/)
      expect(error.explain('zh')).toMatch(/对照表[\s\S]*correlations 里写 - file: table\.csv/)
    },
  )
})

it('a table of the online query without its heading is told what heading it needs', async () => {
  const error = await errorOf(textFile('202301,502,美国,85076000,锂离子蓄电池,"1,234",\n'), usualSource)
  expect(error.explain('en')).toContain('no heading')
  expect(error.explain('zh')).toContain('没有表头')
})
