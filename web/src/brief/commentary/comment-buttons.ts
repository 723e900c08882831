import type { Commentary } from '../../api.ts'

export interface CommentButtons {
  readonly sections: Commentary['sections']
  /** What the button of a part says; `written` where the part has commentary. */
  label(section: Commentary['sections'][number], written: boolean): string
}

/**
 * Puts a button where the commentary of each part stands or would stand: at the end of what is under its heading,
 * and before the first for the beginning. The parts are in the order of the headings.
 */
export function putCommentButtons(page: ParentNode, { sections, label }: CommentButtons): void {
  const old = new Map(
    [...page.querySelectorAll<HTMLElement>('button.comment')].map((button) => [button.dataset.part, button]),
  )
  const headings = [...page.querySelectorAll('section > :is(h2, h3)')].filter(
    (heading) => !heading.closest('.footnotes'),
  )
  const [beginning, ...parts] = sections
  if (!beginning) {
    removeAll(old)
    return
  }
  // A button that is there stays: to put all of them anew would lay the whole page out again with each key.
  const put = (section: typeof beginning, around: Node, before: Node | null) => {
    const part = section.part ?? ''
    const button = old.get(part) ?? createButton(part)
    old.delete(part)
    const text = label(section, section.text !== '')
    if (button.textContent !== text) button.textContent = text
    if (button.parentNode !== around || button.nextElementSibling !== before)
      around.insertBefore(button, before)
  }
  for (const [index, heading] of headings.entries()) {
    const section = parts[index]
    const around = heading.parentElement
    if (!section?.part || !around || section.title !== heading.textContent) continue
    put(section, around, around.querySelector(':scope > section'))
  }
  const first = headings[0]?.parentElement
  if (first?.parentNode) put(beginning, first.parentNode, first)
  removeAll(old)
}

function removeAll(buttons: ReadonlyMap<string | undefined, HTMLElement>): void {
  for (const button of buttons.values()) button.remove()
}

function createButton(part: string): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'comment'
  button.dataset.part = part
  return button
}
