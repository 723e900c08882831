import type {
  About,
  Block,
  Cell,
  Document,
  HeaderCell,
  Inline,
  Row,
  ShownFigure,
  Table,
} from '../../src/brief/document.ts'
import type { Derivation, FigureFlow, FigureId } from '../../src/trade/figure.ts'
import type { Language } from '../../src/trade/language.ts'
import { toMonth } from '../../src/trade/month.ts'
import { Fraction } from '../../src/trade/numbers/fraction.ts'
import type { Window } from '../../src/trade/window.ts'
import { names, overview, partners, places, words } from './published-brief.ts'

/** The published brief of December 2023 on lithium-ion batteries, or the same in English: five tables, figures as printed. */
export function brief(language: Language): Document {
  const book = new Figures()
  const say = words[language]
  const overviewTable: Table = {
    kind: 'table',
    id: 'overview',
    number: 1,
    caption: say.captions[0],
    header: [
      { label: '', holds: 'name' },
      ...say.windows.map((label) => group(label, [figure(say.value), figure(say.growth)])),
    ],
    rows: overview.map(([name, flow, measure, operation, ...texts]) => ({
      kind: 'data',
      cells: [
        { kind: 'name', text: say.overview[name] },
        ...windows.flatMap((window, index) => {
          const id = `${flow}.${window}.${measure}`
          return [
            book.sum(id, flow, window, texts[2 * index] ?? '', measure),
            book.ratio(`${id}.${operation}`, id, texts[2 * index + 1] ?? '', operation),
          ]
        }),
      ],
    })),
    notes: say.notes.overview,
  }
  const partnerTable = (flow: 'export' | 'import', number: number): Table => {
    const leaves = [nameColumn(say.region), figure(say.value), figure(say.share), figure(say.growth)]
    const [groups = [], ranking = []] = sideBySide(
      partners[flow],
      (window, [code = '', value, share, growth]) => {
        const dimension = code === 'ASEAN' || code === 'EU' ? 'group' : 'partner'
        const id = `${flow}.${dimension}.${code}.${window}.value`
        return [
          nameOf(code, language),
          book.sum(id, flow, window, value ?? ''),
          book.ratio(`${id}.share`, id, share ?? '', 'share'),
          book.ratio(`${id}.yoy`, id, growth ?? '', 'yoy'),
        ]
      },
    )
    return {
      kind: 'table',
      id: `${flow}.partners`,
      number,
      caption: say.captions[number - 1] ?? '',
      header: say.windows.map((label) => group(label, leaves)),
      rows: [
        { kind: 'block', label: say.keyRegions },
        ...groups,
        { kind: 'block', label: say.topTen },
        ...ranking,
      ],
      notes: [say.notes.partners[flow]],
    }
  }
  const placeTable = (flow: 'export' | 'import', number: number): Table => {
    const leaves = [nameColumn(say.province), figure(say.flowValue[flow]), figure(say.growth)]
    const [rows = []] = sideBySide([places[flow]], (window, [code = '', value, growth]) => {
      const id = `${flow}.place.CN-${code}.${window}.value`
      return [
        nameOf(code, language),
        book.sum(id, flow, window, value ?? ''),
        book.ratio(`${id}.yoy`, id, growth ?? '', 'yoy'),
      ]
    })
    return {
      kind: 'table',
      id: `${flow}.places`,
      number,
      caption: say.captions[number - 1] ?? '',
      header: say.windows.map((label) => group(label, leaves)),
      rows,
      notes: [say.notes.places[flow]],
    }
  }
  const tables = [
    overviewTable,
    partnerTable('export', 2),
    partnerTable('import', 3),
    placeTable('export', 4),
    placeTable('import', 5),
  ]
  const blocks = say.text.map((line): Block => {
    const table = /^表(\d)$/.exec(line)
    if (table) return tables[Number(table[1]) - 1] ?? paragraph(book, line)
    if (line.startsWith('## ')) return { kind: 'heading', level: 2, text: line.slice(3) }
    if (line.startsWith('# ')) return { kind: 'heading', level: 1, text: line.slice(2) }
    if (line.startsWith('~ ')) return paragraph(book, line.slice(2), 'statement')
    return paragraph(book, line)
  })
  return {
    language,
    title: say.title,
    subtitle: say.subtitle,
    blocks,
    footnotes: [{ number: 1, content: [{ kind: 'text', text: say.footnote }] }],
    figures: book.shown,
    about: {
      product: 'lithium-ion',
      month: '2023-12',
      issuer: say.issuer,
      asOf: '2024-01-18',
      files: [
        {
          file: 'export-2023.csv',
          sha256: 'ab'.repeat(32),
          asOf: '2024-01-18',
          rows: 214,
          rowsInFile: 9_812,
        },
      ],
      commentary: null,
    },
  }
}

/** What a brief of nothing says about itself. */
export const about = (changes: Partial<About>): About => ({
  product: 'lithium-ion',
  month: '2023-12',
  issuer: null,
  asOf: '2024-01-18',
  files: [],
  commentary: null,
  ...changes,
})

/** A document of these blocks and no figures. */
export function documentOf(blocks: readonly Block[], changes: Partial<Document> = {}): Document {
  return {
    language: 'zh',
    title: '中国锂离子蓄电池贸易简报',
    subtitle: '数据截至 2024-01-18',
    blocks,
    footnotes: [],
    figures: new Map(),
    about: about({}),
    ...changes,
  }
}

/** A table of two columns, names and figures, with a row for each name. */
export function tableOf(rowNames: readonly string[], changes: Partial<Table> = {}): Table {
  return {
    kind: 'table',
    id: 'partners',
    number: 1,
    caption: '表1：名称与数值（亿美元）',
    header: [nameColumn('区域'), group('12月当月', [figure('绝对值'), figure('同比变化（%）')])],
    rows: rowNames.map((text, index) => ({
      kind: 'data',
      cells: [
        { kind: 'name', text },
        { kind: 'figure', id: `export.partner.X${index}.month.value`, text: `${index}.5`, marker: null },
        { kind: 'figure', id: `export.partner.X${index}.month.value.yoy`, text: '-', marker: 'noBase' },
      ],
    })),
    notes: ['注：测试用表。'],
    ...changes,
  }
}

const windows: readonly Window[] = ['month', 'ytd']

const figure = (label: string): HeaderCell => ({ label, holds: 'figure' })
const nameColumn = (label: string): HeaderCell => ({ label, holds: 'name' })
const group = (label: string, children: readonly HeaderCell[]): HeaderCell => ({
  label,
  holds: 'figure',
  children,
})

const nameOf = (code: string, language: Language): Cell => ({
  kind: 'name',
  text: names[code]?.[language === 'zh' ? 0 : 1] ?? code,
})

/** Reads blocks of lines `month's fields | year's fields` into rows of both halves. */
function sideBySide(
  blocks: readonly string[],
  half: (window: Window, fields: readonly string[]) => readonly Cell[],
): Row[][] {
  return blocks.map((block) =>
    block
      .trim()
      .split('\n')
      .map((line) => {
        const halves = line.split('|').map((fields) => fields.trim().split(/ +/))
        return { kind: 'data', cells: windows.flatMap((window, index) => half(window, halves[index] ?? [])) }
      }),
  )
}

/** `{id}` is a figure with its own text, `{id=9.0}` with another; `[1]` is the mark of a footnote. */
function paragraph(book: Figures, text: string, role: 'body' | 'statement' = 'body'): Block {
  const content = text
    .split(/(\{[^}]+\}|\[\d+\])/)
    .filter((part) => part !== '')
    .map((part): Inline => {
      const mark = /^\[(\d+)\]$/.exec(part)
      if (mark) return { kind: 'footnote', number: Number(mark[1]) }
      const [, id, changed] = /^\{([^=}]+)(?:=(.*))?\}$/.exec(part) ?? []
      if (id === undefined) return { kind: 'text', text: part }
      const shownFigure = book.shown.get(id)
      if (!shownFigure) throw new Error(`the text names a figure that no table has: ${id}`)
      return { kind: 'figure', id, text: changed ?? shownFigure.text }
    })
  return { kind: 'paragraph', role, content }
}

/** The figures of a document, as they are shown. */
class Figures {
  readonly shown = new Map<FigureId, ShownFigure>()

  sum(
    id: FigureId,
    flow: FigureFlow,
    window: Window,
    text: string,
    measure: 'value' | 'quantity' = 'value',
  ): Cell {
    const scale = measure === 'value' ? 100_000_000n : 10_000n
    const december = toMonth(2023, 12)
    const derivation: Derivation =
      flow === 'export' || flow === 'import'
        ? {
            operation: 'sum',
            cells: {
              flow,
              currency: 'USD',
              cut: ['commodity', 'partner', 'place'],
              measure,
              months: { from: window === 'month' ? december : toMonth(2023, 1), to: december },
              grain: 'month',
              commodities: ['85076000'],
            },
          }
        : {
            operation: flow === 'net' ? 'minus' : 'plus',
            of: [`export.${window}.${measure}`, `import.${window}.${measure}`],
          }
    return this.#show(id, text, scale, measure === 'value' ? 'USD' : '个', derivation)
  }

  ratio(id: FigureId, subject: FigureId, text: string, operation: string): Cell {
    if (operation === 'share')
      return this.#show(id, text, 1n, '%', {
        operation,
        part: subject,
        whole: subject.replace(/\.(partner|group)\.\w+/, ''),
      })
    if (operation === 'difference')
      return this.#show(id, text, 100_000_000n, 'USD', {
        operation,
        current: subject,
        base: `${subject}.base`,
      })
    return this.#show(id, text, 1n, '%', { operation: 'growth', current: subject, base: `${subject}.base` })
  }

  #show(id: FigureId, text: string, scale: bigint, unit: string, derivation: Derivation): Cell {
    const decimals = text.split('.')[1]?.length ?? 0
    const value = Fraction.of(BigInt(text.replace('.', '')) * scale, 10n ** BigInt(decimals))
    this.shown.set(id, {
      id,
      value: value.toDecimal(),
      exact: value.toString(),
      text,
      scale: scale.toString(),
      unit,
      marker: null,
      derivation,
    })
    return { kind: 'figure', id, text, marker: null }
  }
}
