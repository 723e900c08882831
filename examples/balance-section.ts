import type { Section } from '../src/index.ts'

/** 贸易平衡: how one-sided trade is, as an index from -1 (imports alone) to 1 (exports alone). */
const balance: Section = {
  id: 'balance',
  needs: [], // totals alone; or 'partner', 'place', 'procedure'
  write(writing, number) {
    const zh = writing.wording.language === 'zh'
    const index = (window: (typeof writing.windows)[number]) =>
      ({ flow: 'trade', window, measure: 'value', operation: 'balanceIndex' }) as const
    const [window = 'month'] = writing.windows
    const { figure, text } = writing.show(index(window))
    return [
      writing.heading(1, number, 'balance', zh ? '贸易平衡' : 'Balance of trade'),
      {
        kind: 'paragraph',
        role: 'body',
        content: [
          { kind: 'text', text: zh ? '贸易竞争力指数为' : 'The trade balance index was ' },
          { kind: 'figure', id: figure.id, text },
          { kind: 'text', text: zh ? '。' : '.' },
        ],
      },
      {
        ...writing.startTable('balance', () => (zh ? '贸易竞争力指数' : 'Trade balance index'), {
          flows: writing.product.flows,
        }),
        header: [
          { label: '', holds: 'name' },
          ...writing.windows.map((item) => ({
            label: writing.wording.column.window(item, writing.month),
            holds: 'figure' as const,
          })),
        ],
        rows: [
          {
            kind: 'data',
            cells: [
              { kind: 'name', text: zh ? '指数' : 'Index' },
              ...writing.windows.map((entry) => writing.cell(index(entry))),
            ],
          },
        ],
        notes: [],
      },
    ]
  },
}

export default balance
