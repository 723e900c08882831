import { rule, style } from './style-names.ts'
import type { WordStyle } from './word-styles.ts'

/**
 * Styles of the edges of pages.
 *
 * @param size of their letters, in half-points.
 */
export const pageStyles = (size: number): readonly WordStyle[] => [
  {
    id: style.header,
    name: 'header',
    basedOn: 'Normal',
    paragraph: { alignment: 'center', border: { bottom: { ...rule.hair, space: 4 } } },
    run: { size },
  },
  {
    id: style.footer,
    name: 'footer',
    basedOn: 'Normal',
    paragraph: { alignment: 'center' },
    run: { size },
  },
]
