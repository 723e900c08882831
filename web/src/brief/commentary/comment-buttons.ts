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
  for (const old of page.querySelectorAll('button.comment')) old.remove()
  const headings = [...page.querySelectorAll('section > :is(h2, h3)')].filter(
    (heading) => !heading.closest('.footnotes'),
  )
  const [beginning, ...parts] = sections
  if (!beginning) return
  const buttonOf = (section: typeof beginning) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'comment'
    button.dataset.part = section.part ?? ''
    button.textContent = label(section, section.text !== '')
    return button
  }
  for (const [index, heading] of headings.entries()) {
    const section = parts[index]
    const around = heading.parentElement
    if (!section?.part || !around || section.title !== heading.textContent) continue
    around.insertBefore(buttonOf(section), around.querySelector(':scope > section'))
  }
  const first = headings[0]?.parentElement
  first?.before(buttonOf(beginning))
}
