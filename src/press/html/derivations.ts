import { type Document, getLocale, type ShownFigure } from '../../brief/brief.ts'
import type { EditionLanguage } from '../../trade/trade.ts'
import { createFigureNames, derivationWords, type NameFigure } from '../figure-names/figure-names.ts'
import { escapeMarkup } from '../shared/shared.ts'

/** The element of a figure's derivation. */
export const derivationId = (id: string): string => `from-${id}`

/**
 * How every figure came about: value, unit, and a formula whose operands lead to theirs. It is folded away, and can
 * be read and followed without a script; with one, it is shown beside the number that is asked after.
 */
export function derivations(document: Document): string {
  const { figures, language } = document
  if (figures.size === 0) return ''
  const { derivations: title, close, ids } = getLocale(language).press.html
  const name = createFigureNames(document)
  const entries = [...figures.values()].map((figure) => entry(figure, figures, language, name))
  return `<details class="derivations" id="derivations">
<summary>${title(figures.size)}</summary>
<label><input type="checkbox" class="ids" /> ${ids}</label>
<ul>
${entries.join('\n')}
</ul>
</details>
<dialog class="derivation" aria-label="${title(1).replace(/ ?[（(].*$/, '')}"><form method="dialog"><button>${close}</button></form><div></div></dialog>
`
}

function entry(
  figure: ShownFigure,
  figures: Document['figures'],
  language: EditionLanguage,
  name: NameFigure,
): string {
  const { id, text, value, unit, derivation } = figure
  const exact = value === null ? '' : ` = ${escapeMarkup(`${value} ${unit}`.trim())}`
  const printed = `${getLocale(language).press.html.printed} ${escapeMarkup(text)}`
  const formula = linked(derivationWords(derivation, language), figures, name)
  return `<li id="${escapeMarkup(derivationId(id))}"><p><b>${escapeMarkup(name(id))}</b> <code>${escapeMarkup(id)}</code>${exact}<small>${printed}</small></p><p>${formula}</p></li>`
}

/** A formula in which the names of figures lead to how these came about, with their values after them. */
function linked(formula: string, figures: Document['figures'], name: NameFigure): string {
  return formula
    .split(/([a-z]+(?:\.[A-Za-z0-9-]+)+)/)
    .map((part) => {
      const operand = figures.get(part)
      if (!operand) return escapeMarkup(part)
      const value = operand.value === null ? '' : ` <small>${escapeMarkup(operand.value)}</small>`
      return `<a href="#${escapeMarkup(derivationId(part))}">${escapeMarkup(name(part))}</a> <code>${escapeMarkup(part)}</code>${value}`
    })
    .join('')
}
