/** Drafts made of the Markdown of a brief by text replacement alone, without any code that reads or checks briefs. */
export interface FaultyDraft {
  readonly fault: 'digit' | 'unit' | 'name' | 'year'
  readonly text: string
  /** The line, counted from 1, in which the fault is. */
  readonly line: number
  readonly was: string
  readonly is: string
}

/** The next whole number below a limit; the same sequence for the same seed (Park and Miller, 1988). */
export function createRandom(seed: number): (limit: number) => number {
  let state = (seed % 2147483646) + 1
  return (limit) => {
    state = (state * 16807) % 2147483647
    return state % limit
  }
}

const names = {
  zh: [
    '美国',
    '德国',
    '韩国',
    '荷兰',
    '越南',
    '日本',
    '印度',
    '英国',
    '意大利',
    '马来西亚',
    '广东省',
    '江苏省',
    '福建省',
    '东盟',
    '欧盟',
  ],
  en: [
    'United States',
    'Germany',
    'Netherlands',
    'Viet Nam',
    'Japan',
    'India',
    'United Kingdom',
    'Italy',
    'Malaysia',
    'Guangdong',
    'Jiangsu',
    'Fujian',
    'ASEAN',
    'European Union',
  ],
} as const

const units = {
  zh: [
    ['亿美元', '万美元'],
    ['万个', '亿个'],
    ['亿美元', '亿元'],
  ],
  en: [
    ['million', 'billion'],
    ['thousand items', 'million items'],
  ],
} as const

type Language = keyof typeof names

interface Replacement {
  readonly index: number
  readonly was: string
  readonly is: string
}

/** Lines that say what the brief is about: prose, captions and rows, without rules of tables. */
const isMeant = (line: string): boolean =>
  line.trim() !== '' && !/^\|[\s:|-]+\|$/.test(line) && !/^---/.test(line)

/** Every place of a line where a fault of this kind can be made. */
function listReplacements(
  line: string,
  fault: FaultyDraft['fault'],
  language: Language,
  random: (limit: number) => number,
): Replacement[] {
  switch (fault) {
    case 'digit':
      return [...line.matchAll(/\d[\d,]*\.\d/g)].map(({ 0: was, index }) => {
        const places = [...was.matchAll(/\d/g)].map((digit) => digit.index)
        const place = places[random(places.length)] ?? 0
        const digit = (Number(was[place]) + 1 + random(9)) % 10
        return { index, was, is: `${was.slice(0, place)}${digit}${was.slice(place + 1)}` }
      })
    case 'year':
      return [...line.matchAll(/(?<![\d.,])20\d\d(?![\d.,]*\d)/g)].map(({ 0: was, index }) => ({
        ...{ index, was },
        is: String(Number(was) + (random(2) === 0 ? 1 : -1)),
      }))
    case 'unit':
      // A unit behind a number, in prose.
      return units[language].flatMap(([was, is]) =>
        [...line.matchAll(new RegExp(`(?<=\\d ?)${was}`, 'g'))].map(({ index }) => ({ index, was, is })),
      )
    case 'name':
      return names[language].flatMap((was) =>
        [...line.matchAll(new RegExp(`(?<![\\p{Script=Latin}中])${was}(?!\\p{Script=Latin})`, 'gu'))].map(
          ({ index }) => {
            const others = names[language].filter((name) => !line.includes(name))
            return { index, was, is: others[random(others.length)] ?? '' }
          },
        ),
      )
  }
}

/** One fault somewhere in a text; null where it has no place for one. */
export function makeFault(
  text: string,
  fault: FaultyDraft['fault'],
  language: Language,
  random: (limit: number) => number,
): FaultyDraft | null {
  const lines = text.split('\n')
  const places = lines.flatMap((line, index) =>
    isMeant(line)
      ? listReplacements(line, fault, language, random)
          .filter(({ was, is }) => is !== '' && was !== is)
          .map((replacement) => ({ line: index, ...replacement }))
      : [],
  )
  const chosen = places[random(Math.max(1, places.length))]
  if (!chosen) return null
  const { line, index, was, is } = chosen
  const before = lines[line] ?? ''
  lines[line] = before.slice(0, index) + is + before.slice(index + was.length)
  return { fault, text: lines.join('\n'), line: line + 1, was, is }
}

/** The whole brief, a chapter of it, or some of its paragraphs, without the blocks in between. */
export function takePart(markdown: string, random: (limit: number) => number): string {
  const blocks = markdown.trim().split('\n\n')
  switch (random(3)) {
    case 0:
      return markdown
    case 1: {
      const from = random(Math.max(1, blocks.length - 8))
      return blocks.slice(from, from + 8).join('\n\n')
    }
    default:
      return blocks.filter((block) => !block.startsWith('|') && random(2) === 0).join('\n\n')
  }
}
