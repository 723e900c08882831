import { caught, collapse, malformed, textOf } from '../support/markup.ts'
import { unzip } from '../support/zip.ts'
import type { Reader } from './reader.ts'

/** Only the article of the page: what is pasted. */
export const articleOf = (page: string): string =>
  /<div class="phone">(.*)<\/div>\n<script>/s.exec(page)?.[1] ?? ''

const sections = /<section style="margin:20px 0 24px 0">\n(.*?)\n<\/section>/gs

interface Part {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

function partsOf(section: string): Part[] {
  return caught(section, /<table[^>]*>(.*?)<\/table>/gs).map((table) => {
    const rows = caught(table, /<tr>(.*?)<\/tr>/gs)
    const cells = (row: string) => caught(row, /<t[hd](?: [^>]*)?>(.*?)<\/t[hd]>/gs).map(textOf)
    return {
      header: rows.filter((row) => row.includes('<th')).flatMap(cells),
      rows: rows.filter((row) => !row.includes('<th')).map(cells),
    }
  })
}

/** The rows of a table whose parts stand one below the other; names that are said again are left out. */
function joined(parts: readonly Part[]): string[][] {
  const [first, ...others] = parts
  if (!first) return []
  const isRepeated = ({ header, rows }: Part) =>
    header[0] === first.header[0] && rows.every((row, index) => row[0] === first.rows[index]?.[0])
  return first.rows.map((row, index) => {
    const width = first.rows.reduce((most, cells) => Math.max(most, cells.length), 0)
    if (row.length === 1 && width > 1) return [...row]
    return [...row, ...others.flatMap((part) => part.rows[index]?.slice(isRepeated(part) ? 1 : 0) ?? [])]
  })
}

const read = (pageOf: (bytes: Uint8Array) => string): Reader => ({
  malformed: (bytes) => malformed(articleOf(pageOf(bytes))),
  text: (bytes) =>
    textOf(
      articleOf(pageOf(bytes))
        .replace(sections, (_, section: string) => {
          const parts = partsOf(section)
          const header = parts.flatMap((part) => part.header)
          const cells = [...header, ...joined(parts).flat()].map((text) => text.replace(/[&<>]/g, escaped))
          const rest = section.replace(/<table[^>]*>.*?<\/table>/gs, '\n')
          const [caption = '', ...others] = rest.split('\n')
          const isLabel = (line: string) => line.startsWith('<p style="margin:0 0 0 0;')
          return [
            caption,
            ...others.filter(isLabel),
            cells.join(' '),
            ...others.filter((line) => !isLabel(line)),
          ].join(' ')
        })
        .replace(/<\/(?:p|t[hd])>/g, ' $&'),
    ),
  tables: (bytes) => caught(articleOf(pageOf(bytes)), sections).map((section) => joined(partsOf(section))),
  marks: (bytes) => caught(articleOf(pageOf(bytes)), /<sup[^>]*>\[(\d+)\]<\/sup>/g).map(Number),
  footnotes: (bytes) => caught(articleOf(pageOf(bytes)), /<p [^>]*>\[(\d+)\] /g).map(Number),
  shown: collapse,
})

const escaped = (character: string): string =>
  character === '&' ? '&amp;' : character === '<' ? '&lt;' : '&gt;'

export const wechat = read((bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes))
export const wechatFolder = read((bytes) => unzip(bytes).get('article.html') ?? '')
