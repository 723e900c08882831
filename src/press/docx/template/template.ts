/**
 * A Word template of the issuer: which of its styles, headers and footers a brief takes.
 *
 * @module
 */
export { withStyleIds, withTemplateStyles } from './styles.ts'
export { readWordTemplate, templateLimits } from './word-template.ts'
