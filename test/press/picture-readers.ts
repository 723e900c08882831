import type { Document } from '../../src/brief/document.ts'
import { collapse, malformed } from '../support/markup.ts'
import { unzip } from '../support/zip.ts'
import type { Reader } from './reader.ts'

/** What a press of pictures prints of a document: its charts. */
const chartsAlone = (document: Document): Document => ({
  ...document,
  blocks: document.blocks.filter((block) => block.kind === 'chart'),
  footnotes: [],
})

const listOf = (bytes: Uint8Array): string => unzip(bytes).get('figures.txt') ?? ''

const pictureReader = (extension: string, faultOf: (content: string) => string | null): Reader => ({
  covers: chartsAlone,
  malformed(bytes) {
    const files = [...unzip(bytes)].filter(([name]) => name.endsWith(extension))
    const list = listOf(bytes)
    const missing = files.find(([name]) => !list.includes(name))
    if (missing) return `${missing[0]} is not listed`
    return files.map(([, content]) => faultOf(content)).find((fault) => fault !== null) ?? null
  },
  text: (bytes) => collapse(listOf(bytes)),
  tables: () => [],
  marks: () => [],
  footnotes: () => [],
})

export const png = pictureReader('.png', (content) =>
  content.includes('IHDR') && content.includes('IEND') ? null : 'no PNG',
)

export const svg = pictureReader('.svg', malformed)
