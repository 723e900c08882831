/**
 * HTTP for the desk: operations and their OpenAPI description, limits of requests, pages, and conversion of domain objects
 * to what the API describes. More than twelve files: each is one concern of a request or an answer.
 *
 * @module
 */
export { describe } from './description.ts'
export { computeEdition, requireEdition } from './edition.ts'
export {
  briefNamed,
  inLanguage,
  monthNamed,
  monthText,
  ofBrief,
  periodNamed,
  periodText,
  productName,
} from './inputs.ts'
export { exposedKey } from './key-permissions.ts'
export { type Listening, listen } from './listen.ts'
export { unreadable, withSingleHost } from './malformed-requests.ts'
export { operation } from './operation.ts'
export { isForPage, missingPage, pages } from './pages.ts'
export { printedText } from './printed-text.ts'
export { queryFields } from './query-fields.ts'
export { referencePage, referenceStyle } from './reference-page.ts'
export { usualIdleTimeout, withLimitedBody, withReadBody } from './request-body.ts'
export { refuseMethods } from './request-method.ts'
export {
  plainBulletin,
  plainCheck,
  plainExplanation,
  plainFigure,
  plainJob,
  plainLoad,
  plainUpload,
} from './serialize.ts'
