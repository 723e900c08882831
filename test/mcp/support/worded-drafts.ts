interface BriefData {
  readonly figures: readonly { readonly id: string; readonly text: string; readonly marker: string | null }[]
  readonly blocks: readonly {
    readonly kind: string
    readonly id?: string
    readonly rows?: readonly {
      readonly kind: string
      readonly cells?: readonly { readonly kind: string; readonly text?: string; readonly id?: string }[]
    }[]
  }[]
}

export interface WordedDraft {
  readonly text: string
  /** A sentence that is not one of the brief’s, with the name and the numbers in it. */
  readonly name: string
  readonly numbers: readonly string[]
}

const unsigned = (text: string): string => text.replace('-', '')

/** Sentences in other words than the brief’s, from its data (JSON): one for each partner and place of its tables. */
export function writeDrafts(brief: BriefData, language: 'zh' | 'en', goods: string): WordedDraft[] {
  const texts = new Map(
    brief.figures.filter(({ marker }) => marker === null).map(({ id, text }) => [id, text]),
  )
  const drafts: WordedDraft[] = []
  const done = new Set<string>()
  for (const { rows = [] } of brief.blocks)
    for (const { cells = [] } of rows) {
      let name = ''
      for (const cell of cells) {
        if (cell.kind === 'name') name = cell.text ?? ''
        const [, flow, dimension] =
          /^(export|import)\.(partner|place)\.[\w-]+\.month\.value$/.exec(cell.id ?? '') ?? []
        if (!flow || !dimension || !cell.id || done.has(cell.id) || name === '') continue
        done.add(cell.id)
        const [value, growth, share] = [cell.id, `${cell.id}.yoy`, `${cell.id}.share`].map((id) =>
          texts.get(id),
        )
        if (value === undefined || growth === undefined || share === undefined || value === '0.0') continue
        drafts.push({
          name,
          numbers: [value, unsigned(growth), share],
          text: wordings[language][`${flow}.${dimension}`]?.({ name, goods, value, growth, share }) ?? '',
        })
      }
    }
  return drafts.filter(({ text }) => text !== '')
}

interface Words {
  readonly name: string
  readonly goods: string
  readonly value: string
  readonly growth: string
  readonly share: string
}

const zhChange = (growth: string) => `同比${growth.startsWith('-') ? '下降' : '增长'}${unsigned(growth)}%`
const enChange = (growth: string) =>
  `${growth.startsWith('-') ? 'down' : 'up'} ${unsigned(growth)}% year on year`

const wordings: Readonly<Record<'zh' | 'en', Readonly<Record<string, (words: Words) => string>>>> = {
  zh: {
    'export.partner': ({ name, goods, value, growth, share }) =>
      `2023年12月，我国对${name}出口${goods}${value}亿美元，${zhChange(growth)}，占出口总额的${share}%。`,
    'import.partner': ({ name, goods, value, growth, share }) =>
      `2023年12月，我国自${name}进口${goods}${value}亿美元，${zhChange(growth)}，占进口总额的${share}%。`,
    'export.place': ({ name, goods, value, growth, share }) =>
      `2023年12月，${name}出口${goods}${value}亿美元，${zhChange(growth)}，占出口总额的${share}%。`,
    'import.place': ({ name, goods, value, growth, share }) =>
      `2023年12月，${name}进口${goods}${value}亿美元，${zhChange(growth)}，占进口总额的${share}%。`,
  },
  en: {
    'export.partner': ({ name, goods, value, growth, share }) =>
      `In December 2023, exports of ${goods} to ${name} were US$${value} million, ${enChange(growth)}, or ${share}% of exports.`,
    'import.partner': ({ name, goods, value, growth, share }) =>
      `In December 2023, imports of ${goods} from ${name} were US$${value} million, ${enChange(growth)}, or ${share}% of imports.`,
    'export.place': ({ name, goods, value, growth, share }) =>
      `In December 2023, exports of ${goods} by ${name} were US$${value} million, ${enChange(growth)}, or ${share}% of exports.`,
    'import.place': ({ name, goods, value, growth, share }) =>
      `In December 2023, imports of ${goods} by ${name} were US$${value} million, ${enChange(growth)}, or ${share}% of imports.`,
  },
}
