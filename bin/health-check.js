// For containers: ends with 0 where the desk of this machine answers on its port. The certificate is not verified, since
// it is that of another name than localhost.
import { request as overHttp } from 'node:http'
import { request as overTls } from 'node:https'
import process from 'node:process'

const port = Number(process.argv[2] ?? 4180)
const ask = (request, options) =>
  new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, path: '/', timeout: 4000, ...options }, (response) => {
      response.resume()
      resolve((response.statusCode ?? 500) < 500)
    })
    sent.once('timeout', () => sent.destroy())
    sent.once('error', () => resolve(false))
    sent.end()
  })

const isHealthy = (await ask(overTls, { rejectUnauthorized: false })) || (await ask(overHttp, {}))
process.exit(isHealthy ? 0 : 1)
