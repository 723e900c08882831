/**
 * Marks the tables that are wider than their place, whenever that changes, and those that are scrolled to their end: captions
 * say that there is more, and numbers fade at an edge that has more behind it.
 */
const wideTables = `
(() => {
  const mark = (box) => {
    const more = box.scrollWidth - box.clientWidth
    box.classList.toggle('wide', more > 1)
    box.classList.toggle('more', more - box.scrollLeft > 1)
  }
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) mark(target)
  })
  for (const box of document.querySelectorAll('.table > .scroll')) {
    watcher.observe(box)
    box.addEventListener('scroll', () => mark(box), { passive: true })
  }
})();
`

/**
 * What a page does where a script may run: a click on a number, or Enter on one that the arrow keys have reached
 * from its table, shows how it came about. The text is that of the folded list; the script only moves it. It puts no
 * text together and reads nothing but the page.
 */
export const pageScript = `${wideTables}
(() => {
  const panel = document.querySelector('dialog.derivation')
  if (!panel) return
  const place = panel.querySelector('div')
  const figureAt = (node) => node.closest('[data-figure]')
  const show = (id) => {
    const entry = document.getElementById('from-' + id)
    if (!entry) return false
    place.replaceChildren(...[...entry.childNodes].map((node) => node.cloneNode(true)))
    if (!panel.open) panel.show()
    return true
  }
  document.documentElement.classList.add('asks')
  document.addEventListener('click', (event) => {
    const link = event.target.closest('dialog.derivation a')
    if (link) {
      event.preventDefault()
      show(link.hash.slice(6))
      return
    }
    const figure = figureAt(event.target)
    if (figure && !event.target.closest('a')) show(figure.dataset.figure)
    else if (panel.open && !panel.contains(event.target)) panel.close()
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && panel.open) panel.close()
    const table = event.target.closest('.scroll')
    if (!table || panel.contains(event.target)) return
    const figures = [...table.querySelectorAll('[data-figure]')]
    const at = figures.indexOf(event.target)
    if (event.key === 'Enter') {
      if (at >= 0) show(figures[at].dataset.figure)
      else if (figures[0]) move(figures[0])
      event.preventDefault()
    } else if (at >= 0 && moves[event.key]) {
      move(figures[Math.min(figures.length - 1, Math.max(0, at + moves[event.key](figures[at])))])
      event.preventDefault()
    }
  })
  const across = (figure) => figure.parentNode.querySelectorAll('[data-figure]').length
  const moves = { ArrowRight: () => 1, ArrowLeft: () => -1, ArrowDown: across, ArrowUp: (figure) => -across(figure) }
  const move = (figure) => {
    figure.tabIndex = -1
    figure.focus()
  }
})()
`
