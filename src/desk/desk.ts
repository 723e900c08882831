/**
 * The desk: the web application for people who do not program. `server.ts` starts it. More than twelve files: its state,
 * caches, locks and start have their own.
 *
 * @module
 */
export { type ServeOptions, serveDesk } from './server.ts'
