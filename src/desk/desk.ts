/**
 * The desk: the web application for people who do not program. `server.ts` starts it.
 *
 * @module
 */
export { serveDesk } from './server.ts'
