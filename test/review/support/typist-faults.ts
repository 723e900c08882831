/** A text with one fault, as typists make them; made from the Markdown of a brief, without the audit's own code. */
export interface Fault {
  readonly kind: string
  readonly text: string
  /** What was printed in place of what is right. */
  readonly printed: readonly string[]
  readonly table: number | null
  /** The altered line, from 1; the first after a deleted row. */
  readonly line: number
}

type Change = Omit<Fault, 'line'>

interface TableRow {
  readonly line: number
  readonly table: number
  readonly cells: readonly string[]
}

/** All faults of a text, by kind, every so many of each. */
export function listFaults(text: string, perKind: number): Fault[] {
  const lines = text.split('\n')
  const rows = readRows(lines)
  const put = (line: number, content: string | null): string =>
    [...lines.slice(0, line), ...(content === null ? [] : [content]), ...lines.slice(line + 1)].join('\n')
  const withCell = (row: TableRow, cell: number, content: string): string =>
    put(row.line, `| ${row.cells.map((old, index) => (index === cell ? content : old)).join(' | ')} |`)
  const cells = rows.flatMap((row) =>
    row.cells.flatMap((text, cell) => (cell > 0 && /^-?\d+\.\d+$/.test(text) ? [{ row, cell, text }] : [])),
  )
  const ofCells = (kind: string, change: (text: string) => string | null): Change[] =>
    cells.flatMap(({ row, cell, text: old }) => {
      const content = change(old)
      return content === null || content === old
        ? []
        : [{ kind, text: withCell(row, cell, content), printed: [content], table: row.table }]
    })
  // Nothing contradicts a list of groups without one of them.
  const ranked = rows.filter(
    ({ cells }) => cells.length > 5 && /^(?!东盟|欧盟)[\u4e00-\u9fff]{2,}$/.test(cells[0] ?? ''),
  )
  const faults = [
    ...every(ofCells('transposed digits', transposed), perKind),
    ...every(
      ofCells('decimal point', (old) => moveDecimalPoint(old)),
      perKind,
    ),
    ...every(ofCells('sign', flipSign), perKind),
    ...every(
      ranked.map((row) => ({
        kind: 'deleted row',
        text: put(row.line, null),
        printed: [],
        table: row.table,
      })),
      perKind,
    ),
    ...every(
      ranked.map((row) => ({
        kind: 'duplicated row',
        text: put(row.line, `${lines[row.line]}\n${lines[row.line]}`),
        printed: [row.cells[0] ?? ''],
        table: row.table,
      })),
      perKind,
    ),
    ...every(
      ranked.flatMap((row) => {
        const [a = '', b = ''] = [row.cells[1], row.cells[2]]
        if (a === b) return []
        const cells = row.cells.map((cell, index) => (index === 1 ? b : index === 2 ? a : cell))
        return [
          {
            kind: 'swapped cells',
            text: put(row.line, `| ${cells.join(' | ')} |`),
            printed: [a, b],
            table: row.table,
          },
        ]
      }),
      perKind,
    ),
    ...prose(lines, put, perKind),
  ]
  return faults.map((fault) => ({ ...fault, line: alteredLine(lines, fault.text.split('\n')) }))
}

const alteredLine = (lines: readonly string[], altered: readonly string[]): number =>
  1 + lines.findIndex((text, index) => text !== altered[index])

/** Numbers of tables, by their captions; charts are left out, since they repeat tables. */
function readRows(lines: readonly string[]): TableRow[] {
  const rows: TableRow[] = []
  let table: number | null = null
  for (const [line, text] of lines.entries()) {
    const caption = /^\*\*(表|图)(\d+)：/.exec(text)
    if (caption) table = caption[1] === '表' ? Number(caption[2]) : null
    if (table === null || !text.startsWith('| ') || /^\|\s*:?-/.test(text)) continue
    const cells = text.slice(2, -2).split(' | ')
    if (cells.slice(1).some((cell) => /^-?\d[\d.,]*$/.test(cell))) rows.push({ line, table, cells })
  }
  return rows
}

function prose(
  lines: readonly string[],
  put: (line: number, content: string) => string,
  perKind: number,
): Change[] {
  const sentences = lines.flatMap((text, line) => (/^\d{4}年.*，中国/.test(text) ? [{ text, line }] : []))
  const numbers = sentences.flatMap(({ text, line }) =>
    [...text.matchAll(/\d+\.\d+(?=[亿万%])/g)].flatMap((match) => {
      const other = transposed(match[0])
      if (other === null) return []
      const changed = `${text.slice(0, match.index)}${other}${text.slice(match.index + match[0].length)}`
      return [{ kind: 'prose against table', text: put(line, changed), printed: [other], table: null }]
    }),
  )
  const words = sentences.flatMap(({ text, line }) =>
    [...text.matchAll(/上升|下降/g)].map((match) => {
      const other = match[0] === '上升' ? '下降' : '上升'
      const changed = `${text.slice(0, match.index)}${other}${text.slice(match.index + 2)}`
      return { kind: 'word of rise or fall', text: put(line, changed), printed: [other], table: null }
    }),
  )
  const years = lines.flatMap((text, line) => {
    const changed = text.replace(/^(\*\*表\d+：)2023年/, '$12032年')
    return changed === text
      ? []
      : [{ kind: 'year', text: put(line, changed), printed: ['2032年12月'], table: null }]
  })
  const units = lines.flatMap((text, line) => {
    const changed = text.replace(/^(\*\*表\d+：.*（)亿美元/, '$1万美元')
    return changed === text
      ? []
      : [{ kind: 'unit', text: put(line, changed), printed: ['万美元'], table: null }]
  })
  const names = sentences.flatMap(({ text, line }) => {
    const changed = text.replace(/为([\u4e00-\u9fff]{2,4})、([\u4e00-\u9fff]{2,4})和/, '为$2、$1和')
    return changed === text ? [] : [{ kind: 'names', text: put(line, changed), printed: [], table: null }]
  })
  return [...every(numbers, perKind), ...every(words, perKind), ...years, ...units, ...names]
}

/** The first two neighbouring digits that differ, exchanged; null where there are none. */
function transposed(text: string): string | null {
  const match = /(\d)(?!\1)(\d)/.exec(text)
  if (!match) return null
  const other = `${text.slice(0, match.index)}${match[2]}${match[1]}${text.slice(match.index + 2)}`
  return /^-?0\d/.test(other) ? null : other
}

const moveDecimalPoint = (text: string): string | null => {
  const moved = text.replace(/(\d)\.(\d)/, '.$1$2')
  return /^-?\./.test(moved) ? null : moved
}

const flipSign = (text: string): string | null => (text.startsWith('-') ? text.slice(1) : null)

/** So many of a list, evenly spread. */
function every<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(1, Math.ceil(items.length / most))
  return items.filter((_, index) => index % step === 0)
}

/** Harmless other words for the same, each as a replacement in a whole text. */
export const rewordings: ReadonlyArray<readonly [from: RegExp, to: string]> = [
  [/同比变化（%）/g, '同比增速（%）'],
  [/同比变化（%）/g, '增减（%）'],
  [/绝对值/g, '金额'],
  [/所占比重（%）/g, '占比（%）'],
  [/1至(\d+)月累计/g, '1-$1月'],
  [/(\d+)月当月/g, '$1月'],
  [/月(当月|累计) 区域/g, '月$1 国家（地区）'],
  [/月(当月|累计) 省份/g, '月$1 省市'],
  [/同比上升/g, '同比增长'],
  [/同比下降/g, '同比减少'],
  [/，中国(?!大陆)/g, '，我国'],
  [/同比增速/g, '同比增长率'],
]
