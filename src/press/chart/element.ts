import { escapeMarkup } from '../shared/shared.ts'

type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element of SVG or of another XML. Numbers are rounded to hundredths; texts are escaped, also as children. */
export function element(name: string, attributes: Attributes, ...children: readonly Markup[]): Markup {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [` ${key}="${escapeMarkup(typeof value === 'number' ? digits(value) : value)}"`],
  )
  const inner = children.map(({ markup }) => markup).join('')
  return {
    markup: inner === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inner}</${name}>`,
  }
}

/** A finished piece of XML: what is text has been escaped. */
export interface Markup {
  readonly markup: string
}

export const textNode = (text: string): Markup => ({ markup: escapeMarkup(text) })

/** At most two decimals, and never `-0`. */
export const digits = (value: number): string => String(Math.round(value * 100) / 100 + 0)
