import { Archive, type ArchiveLimits } from '../../archive/archive.ts'
import type { Document } from '../../brief/brief.ts'
import { chartData, chartPart, chartWorkbook } from '../ooxml/native-chart/native-chart.ts'
import { coreProperties, corePropertiesPath, type ZipPart, zipFile } from '../ooxml/ooxml.ts'
import { chartSizes } from './slide-look.ts'

/** The library's own file. */
const limits: ArchiveLimits = { entries: 20_000, entrySize: 67_108_864, size: 268_435_456 }

/**
 * The library's file as one that is the same each time: without the moment of writing, without random ids, and with
 * charts numbered from 1 (the library counts on from file to file). The charts are those of the Word press, whose
 * values, labels and colours are the brief's, each with its workbook.
 */
export function repack(bytes: Uint8Array, document: Document): Uint8Array {
  const archive = new Archive(bytes, limits)
  const charts = document.blocks.filter((block) => block.kind === 'chart')
  const numbers = chartNumbers(archive.paths)
  const ours = new Map<string, Uint8Array | string>([[corePropertiesPath, coreProperties(document)]])
  const palette = document.about.look?.colours?.series
  charts.forEach((chart, index) => {
    const data = chartData(chart)
    const options = { language: document.language, workbookRelation: 'rId1', sizes: chartSizes, palette }
    ours.set(`ppt/charts/chart${index + 1}.xml`, chartPart(chart, data, options))
    ours.set(`ppt/embeddings/Microsoft_Excel_Worksheet${index + 1}.xlsx`, chartWorkbook(data))
  })
  const parts = archive.paths
    .filter((path) => !path.endsWith('/'))
    .map((path): ZipPart => {
      const name = renumber(path, numbers)
      return [name, ours.get(name) ?? contentOf(archive, path, numbers)]
    })
  return zipFile(inOrder(parts))
}

/** The content types first, as in Office's own files. */
const inOrder = (parts: readonly ZipPart[]): ZipPart[] =>
  [...parts].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0))

const rank = (path: string): number =>
  path === '[Content_Types].xml' ? 0 : path.startsWith('_rels/') ? 1 : 2

/** The numbers of the library's charts, and what they become. */
function chartNumbers(paths: readonly string[]): ReadonlyMap<string, string> {
  const found = paths.flatMap((path) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(path)?.[1] ?? [])
  const sorted = found.map(Number).sort((a, b) => a - b)
  return new Map(sorted.map((number, index) => [String(number), String(index + 1)]))
}

const renumber = (text: string, numbers: ReadonlyMap<string, string>): string =>
  text.replace(
    /(\/charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)(?=\.x)/g,
    (everything, name: string, number: string) => {
      const next = numbers.get(number)
      return next === undefined ? everything : `${name}${next}`
    },
  )

/** A paragraph has its properties once, first (ECMA-376 part 1, 21.1.2.2.6): the library repeats them at each run. */
const withPropertiesOnce = (xml: string): string =>
  xml.replace(/<a:p>.*?<\/a:p>/gs, (paragraph) => {
    let isFirst = true
    return paragraph.replace(/<a:pPr\b(?:[^>]*\/>|.*?<\/a:pPr>)/gs, (properties) => {
      const stays = isFirst
      isFirst = false
      return stays ? properties : ''
    })
  })

/** Slides with valid paragraphs, relations and content types with the new numbers; everything else as it is. */
function contentOf(
  archive: Archive,
  path: string,
  numbers: ReadonlyMap<string, string>,
): Uint8Array | string {
  const bytes = archive.read(path, limits.entrySize)
  if (bytes === null) throw new Error(`the slides have no ${path}`)
  if (!/\.(rels|xml)$/.test(path)) return bytes
  const text = new TextDecoder().decode(bytes)
  if (/^ppt\/slides\/[^/]*\.xml$/.test(path)) return withPropertiesOnce(text)
  return /\.rels$|^\[Content_Types\]\.xml$/.test(path) ? renumber(text, numbers) : text
}
