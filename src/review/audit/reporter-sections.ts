import type { Piece } from './reading/reading.ts'

/** The parts of a brief that are read by themselves. */
export interface ReporterSections {
  /** The brief without its sections on the data of other reporters. */
  readonly main: readonly Piece[]
  /** Each market as a brief of the reporter whose imports it shows. */
  readonly markets: readonly (readonly Piece[])[]
}

const numbered = /^(?:[一二三四五六七八九十]+、|[（(](?:[一二三四五六七八九十]+|\d{1,2})[）)]\s?|\d{1,2}\.\s)/
const marketHeading =
  /^(?:伙伴市场进口来源|(.{1,20})市场进口来源|Imports of partner markets by origin|Imports of (.{1,40}) by origin)$/
const mirrorHeading =
  /^(?:双边数据对照|与.{1,20}的双边数据对照|Data of both sides|Trade with .{1,40} by the data of both sides)$/
const subheading = /^[（(](?:[一二三四五六七八九十]+|\d{1,2})[）)]/
const footnoteForm = /本报告定义的|In this report, “/

/**
 * Sets apart what a brief prints by the data of other reporters: imports of a partner market are no figures of the brief's
 * own trade. A market is read as a brief of its own, under a title of its reporter, with the footnote of the whole. What sets
 * both sides of one flow side by side follows from no other figure of a brief, and is not read.
 */
export function partReporterSections(pieces: readonly Piece[]): ReporterSections {
  const main: Piece[] = []
  const markets: Piece[][] = []
  let into: Piece[] | null = main
  let isMarket = false
  for (const piece of pieces) {
    const text = piece.kind === 'text' ? piece.text.trim() : ''
    const heading = numbered.test(text) && text.length < 80 ? text.replace(numbered, '') : null
    const begin = (name: string): Piece[] => {
      const market: Piece[] = [titleOf(name, pieces)]
      markets.push(market)
      return market
    }
    if (heading !== null && subheading.test(text) && isMarket) into = begin(heading)
    else if (heading !== null && !(subheading.test(text) && into === null)) {
      const [isOfMarket, zh, en] = marketHeading.exec(heading) ?? []
      isMarket = isOfMarket !== undefined
      const name = zh ?? en
      if (isMarket) into = name === undefined ? [] : begin(name)
      else into = mirrorHeading.test(heading) ? null : main
    } else if (/^(?:编制说明|Notes on this brief|About this brief)$/.test(text)) into = main
    into?.push(piece)
  }
  const footnote = pieces.filter((piece) => piece.kind === 'text' && footnoteForm.test(piece.text))
  return { main, markets: markets.map((market) => [...market, ...footnote]) }
}

/** The title that a brief of a reporter's imports would have: 巴西锂离子蓄电池进口简报（2023年2月）. */
function titleOf(name: string, pieces: readonly Piece[]): Piece {
  const first = pieces.find((piece) => piece.kind === 'text')
  const title = first?.kind === 'text' ? first.text : ''
  const text = /[\u4e00-\u9fff]/.test(name)
    ? `${name}${title.replace(/^中国/, '').replace(/(?:进出口|出口|进口|贸易)(?=简报)/, '进口')}`
    : title.replace(/^.*?’s? (?:trade in|exports of|imports of)/, `${name}: imports of`)
  return { kind: 'text', text, line: null }
}
