import type { ShownFigure } from '../../api.ts'
import { figureWithUnit } from '../../numbers.ts'
import { useSpeech } from '../../say.tsx'

/** How commentary is written: references to figures, bold, italic, lists, links. */
export function CommentarySyntax({ figures }: { readonly figures: readonly ShownFigure[] }) {
  const { say } = useSpeech()
  const example = figures.find(({ id }) => id.endsWith('.month.value'))
  const separator = say({ zh: '、', en: ', ' })
  return (
    <details class="faint">
      <summary>{say({ zh: '写法', en: 'How to write it' })}</summary>
      <ul>
        <li>
          <code>{'{{export.month.value}}'}</code> {say({ zh: '数字和单位', en: 'number and unit' })}
          {example &&
            say({
              zh: `（如 ${figureWithUnit(example, 'zh')}）`,
              en: ` (such as ${figureWithUnit(example, 'en')})`,
            })}
        </li>
        <li>
          <code>{`{{export.month.value ${say({ zh: '数字', en: 'number' })}}}`}</code>{' '}
          {say({ zh: '只要数字', en: 'the number alone' })}
        </li>
        <li>
          <code>{`{{export.month.value.yoy ${say({ zh: '升降', en: 'change' })}}}`}</code>{' '}
          {say({ zh: '上升或下降多少', en: 'up or down by how much' })}
        </li>
        <li>
          <code>**{say({ zh: '加粗', en: 'bold' })}**</code>
          {separator}
          <code>*{say({ zh: '斜体', en: 'italic' })}*</code>
          {separator}
          <code>- {say({ zh: '列表', en: 'list' })}</code>
          {separator}
          <code>[{say({ zh: '链接', en: 'link' })}](https://…)</code>
        </li>
      </ul>
    </details>
  )
}
