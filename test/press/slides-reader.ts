import { caught, collapse, malformed, textOf } from '../support/markup.ts'
import { unzip } from '../support/zip.ts'
import type { Reader } from './reader.ts'

/** The slides in their order. */
export const slidesOf = (bytes: Uint8Array): string[] =>
  [...unzip(bytes)]
    .flatMap(([path, xml]) => {
      const number = /^ppt\/slides\/slide(\d+)\.xml$/.exec(path)?.[1]
      return number === undefined ? [] : [{ number: Number(number), xml }]
    })
    .sort((a, b) => a.number - b.number)
    .map(({ xml }) => xml)

const paragraphs = (xml: string): string[] => caught(xml, /<a:p>(.*?)<\/a:p>/gs).map(textOf)

/** The fill of header cells. */
const headerFill = '<a:srgbClr val="EEF2F7"'

function bodyRows(table: string): string[][] {
  return caught(table, /<a:tr [^>]*>(.*?)<\/a:tr>/gs)
    .filter((row) => !row.includes(headerFill))
    .map((row) =>
      [...row.matchAll(/<a:tc(?: ([^>]*))?>(.*?)<\/a:tc>/gs)]
        .filter(([, attributes = '']) => !/[hv]Merge=/.test(attributes))
        .map(([, , cell = '']) => paragraphs(cell).join(' ')),
    )
}

export const pptx: Reader = {
  citesInPlace: true,
  malformed: (bytes) =>
    [...unzip(bytes)]
      .filter(([path]) => /\.(xml|rels)$/.test(path))
      .map(([path, xml]) => {
        const fault = malformed(xml)
        return fault && `${path}: ${fault}`
      })
      .find((fault) => fault !== null) ?? null,
  text: (bytes) => collapse(slidesOf(bytes).flatMap(paragraphs).join(' ')).replaceAll('\u2060', ''),
  tables: (bytes) => {
    const tables = new Map<string, string[][]>()
    for (const slide of slidesOf(bytes))
      for (const [, number = '', table = ''] of slide.matchAll(
        /name="Table (\d+)\.\d+"(?:(?!<p:graphicFrame>).)*?<a:tbl>(.*?)<\/a:tbl>/gs,
      ))
        tables.set(number, [...(tables.get(number) ?? []), ...bodyRows(table)])
    return [...tables.values()]
  },
  marks: (bytes) =>
    slidesOf(bytes).flatMap((slide) =>
      caught(slide, /<a:r><a:rPr[^>]*baseline="30000"(?:(?!<\/a:r>).)*<a:t>\[(\d+)\]<\/a:t><\/a:r>/gs).map(
        Number,
      ),
    ),
  footnotes: (bytes) =>
    slidesOf(bytes)
      .flatMap(paragraphs)
      .flatMap((text) => {
        const number = /^\[(\d+)\] /.exec(text)?.[1]
        return number === undefined ? [] : [Number(number)]
      }),
}
