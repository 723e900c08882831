/**
 * The product file: its schema, reading and defaults. More than twelve files: one a part of the file.
 *
 * @module
 */
export { asOtherReporter } from './as-other-reporter.ts'
export type { ChartName } from './chart-names.ts'
export {
  changedClasses,
  classId,
  className,
  getComparison,
  hasClass,
  hasSteadyCodes,
  listClassCodes,
} from './classes.ts'
export { editionWords, inEditions } from './edition-words.ts'
export type { Kind } from './kinds.ts'
export {
  allCodes,
  asClass,
  findNomenclature,
  type Nomenclature,
  nomenclatures,
  nomenclatureUse,
  type ProductClass,
  productCodes,
} from './nomenclature.ts'
export {
  getOppositeFlow,
  listOtherReporters,
  type MirroredReporter,
  type OtherReported,
  otherReporterSections,
} from './other-reporters.ts'
export {
  isWrittenIn,
  listFigures,
  listUnwritten,
  type OwnSectionFile,
  type UnwrittenPart,
} from './own-section-file.ts'
export { placeholders } from './own-words-schema.ts'
export { parseYaml } from './parse-yaml.ts'
export { type ProductFile, productSchema } from './product-file.ts'
export {
  formatEditionPeriod,
  getCodeLists,
  getReporterName,
  nameReporter,
  type Product,
} from './product-type.ts'
export { placeInYaml, readYaml } from './read-yaml.ts'
export { getReporter, hasSpringFestival } from './reporter.ts'
export { inSecondCurrency } from './second-currency.ts'
export {
  type FlowSectionName,
  type SectionName,
  sectionNames,
  sectionSets,
} from './section-names/section-names.ts'
export { listSubheadings } from './subheadings.ts'
