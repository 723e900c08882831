export { withStyleIds, withTemplateStyles } from './styles.ts'
export { readWordTemplate, templateLimits } from './word-template.ts'
