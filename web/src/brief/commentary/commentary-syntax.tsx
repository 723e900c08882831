import { useSpeech } from '../../say.tsx'

/** How commentary is written: references to figures, bold, italic, lists, links. */
export function CommentarySyntax() {
  const { say } = useSpeech()
  const separator = say({ zh: '、', en: ', ' })
  return (
    <details class="faint">
      <summary>{say({ zh: '写法', en: 'How to write it' })}</summary>
      <ul>
        <li>
          <code>{'{{export.month.value}}'}</code>{' '}
          {say({ zh: '数字和单位（如 3,534.3万美元）', en: 'number and unit (such as US$35.34 million)' })}
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
