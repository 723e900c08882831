export { serveDesk } from './server.ts'
