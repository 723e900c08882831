import type { Download, Locator, Page } from 'playwright-core'

/** What a person does with a page, by mouse or by keyboard; what is meant is found by what it is called. */
export interface Hand {
  press(what: Locator): Promise<void>
  /** Writes into a field, in place of what is there. */
  write(field: Locator, text: string): Promise<void>
  choose(list: Locator, value: string): Promise<void>
  /** What a press asks the machine for: files to hand in. */
  handIn(button: Locator, files: Parameters<Locator['setInputFiles']>[0]): Promise<void>
  download(link: Locator): Promise<Download>
}

export function mouse(page: Page): Hand {
  return handOf(page, {
    press: (what) => what.click(),
    write: (field, text) => field.fill(text),
    async choose(list, value) {
      await list.selectOption(value)
    },
  })
}

/**
 * The keyboard alone: it goes from one thing to the next with Tab, never where Tab does not lead.
 *
 * @throws Error where what is meant cannot be reached, or where it cannot be seen what has the focus.
 */
export function keyboard(page: Page): Hand {
  return handOf(page, {
    async press(what) {
      await reach(page, what)
      await page.keyboard.press((await what.getAttribute('type')) === 'checkbox' ? 'Space' : 'Enter')
    },
    async write(field, text) {
      await reach(page, field)
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.insertText(text)
      // What is finished by leaving the field is finished.
      if ((await field.evaluate((element) => element.nodeName)) === 'INPUT') await page.keyboard.press('Tab')
    },
    async choose(list, value) {
      await reach(page, list)
      await page.keyboard.press('Home')
      for (let step = 0; step < 60 && (await list.inputValue()) !== value; step++)
        await page.keyboard.press('ArrowDown')
      if ((await list.inputValue()) !== value) throw new Error(`the keyboard does not reach ${value}`)
    },
  })
}

function handOf(page: Page, hand: Pick<Hand, 'press' | 'write' | 'choose'>): Hand {
  return {
    ...hand,
    async handIn(button, files) {
      const asked = page.waitForEvent('filechooser')
      await hand.press(button)
      await (await asked).setFiles(files)
    },
    async download(link) {
      const begun = page.waitForEvent('download')
      await hand.press(link)
      return begun
    },
  }
}

/** No page has as many things to press. */
const most = 900

async function reach(page: Page, what: Locator): Promise<void> {
  await what.waitFor()
  const key = (await what.evaluate(isAhead)) ? 'Tab' : 'Shift+Tab'
  for (let step = 0; step < most; step++) {
    const { focused, seen } = await what.evaluate(focusOn)
    if (!seen) throw new Error(`it cannot be seen that it has the focus: ${what}`)
    if (focused) return
    await page.keyboard.press(key)
  }
  throw new Error(`the keyboard does not reach ${what}`)
}

/** As much of an element as is asked of it; the tests know nothing else of pages. */
interface PageElement {
  readonly shadowRoot: { readonly activeElement: PageElement | null } | null
  getRootNode(): { readonly host?: PageElement }
  compareDocumentPosition(other: PageElement): number
}

interface PageWindow {
  readonly document: { readonly activeElement: PageElement | null }
  getComputedStyle(element: PageElement): { readonly outlineStyle: string; readonly outlineWidth: string }
}

/** Runs in the page: whether something has the focus, also within a tree of its own, and shows that it has. */
function focusOn(element: PageElement): { focused: boolean; seen: boolean } {
  const { document, getComputedStyle } = globalThis as unknown as PageWindow
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  const focused = active === element
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  return { focused, seen: !focused || (outlineStyle !== 'none' && outlineWidth !== '0px') }
}

/** Runs in the page: whether something comes after what has the focus. */
function isAhead(element: PageElement): boolean {
  const { document } = globalThis as unknown as PageWindow
  const pathTo = (end: PageElement | null): PageElement[] => {
    const host = end?.getRootNode().host
    return end ? [...pathTo(host ?? null), end] : []
  }
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  const [pageElements, other] = [pathTo(active), pathTo(element)]
  const depth = pageElements.findIndex((host, index) => host !== other[index])
  const [from, to] = [pageElements[depth], other[depth]]
  const following = 4 // Node.DOCUMENT_POSITION_FOLLOWING
  return !from || !to || (from.compareDocumentPosition(to) & following) !== 0
}
