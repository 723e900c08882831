/**
 * The product file: its schema, reading and defaults.
 *
 * @module
 */
export type { ChartName } from './chart-names.ts'
export { changedClasses, classCodesOf, classId, className, comparisonOf, hasClass } from './classes.ts'
export type { Kind } from './kinds.ts'
export {
  allCodes,
  asClass,
  type Nomenclature,
  nomenclatureOf,
  nomenclatures,
  nomenclatureUse,
  type ProductClass,
  productCodes,
} from './nomenclature.ts'
export { figuresOf, type OwnSectionFile } from './own-section-file.ts'
export { placeholders } from './own-words-schema.ts'
export { parseYaml } from './parse-yaml.ts'
export {
  getCodeLists,
  multiples,
  type Product,
  type ProductFile,
  periodOf,
  productSchema,
} from './product-file.ts'
export { placeInYaml, readYaml } from './read-yaml.ts'
export { type FlowSectionName, type SectionName, sectionNames, sectionSets } from './section-names.ts'
