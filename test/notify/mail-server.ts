import { createServer, type Server, type Socket } from 'node:net'
import { cleanUpAfterFile } from '../support/cleanup.ts'

/**
 * How a mail server treats a connection. `silent`: it never greets. `refuse` and `greylist`: no recipient is taken, for good or
 * for now. `cut-in-data`: the connection ends in the middle of a message. `cut-after-data`: the message is taken, and the
 * connection ends before the answer. `bad-login`: the password is wrong, and repeated in the answer.
 */
export type Treatment =
  | 'accept'
  | 'bad-login'
  | 'silent'
  | 'refuse'
  | 'greylist'
  | 'cut-in-data'
  | 'cut-after-data'

export interface ReceivedMail {
  readonly to: readonly string[]
  readonly text: string
}

/** A mail server on loopback that speaks as much SMTP as the tests need. */
export class MailServer {
  readonly received: ReceivedMail[] = []
  /** Of the next connections; then each is accepted. */
  readonly treatments: Treatment[] = []
  connections = 0
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor() {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
      socket.on('error', () => {})
      this.connections++
      this.#talk(socket, this.treatments.shift() ?? 'accept')
    })
  }

  static async open(): Promise<MailServer> {
    const server = new MailServer()
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve))
    cleanUpAfterFile(() => server.close())
    return server
  }

  get port(): number {
    const address = this.#server.address()
    if (typeof address !== 'object' || address === null) throw new Error('not listening')
    return address.port
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  /** The values of a header over all mails. */
  headers(name: string): string[] {
    return this.received.map(({ text }) => new RegExp(`^${name}: (.*)$`, 'im').exec(text)?.[1]?.trim() ?? '')
  }

  #talk(socket: Socket, treatment: Treatment): void {
    if (treatment === 'silent') return
    const answer = (line: string) => socket.write(`${line}\r\n`)
    let buffer = ''
    let isData = false
    let to: string[] = []
    answer('220 test')
    const command = (line: string) => {
      const word = line.split(/[ :]/)[0]?.toUpperCase()
      if (word === 'EHLO') answer(treatment === 'bad-login' ? '250-test\r\n250 AUTH PLAIN' : '250 test')
      else if (word === 'AUTH')
        answer(
          `535 wrong: ${
            Buffer.from(line.split(' ')[2] ?? '', 'base64')
              .toString()
              .split('\0')[2]
          }`,
        )
      else if (word === 'RCPT' && treatment === 'refuse') answer('550 no such mailbox')
      else if (word === 'RCPT' && treatment === 'greylist') answer('451 try again later')
      else if (word === 'RCPT') {
        to.push(/<([^>]*)>/.exec(line)?.[1] ?? '')
        answer('250 ok')
      } else if (word === 'DATA') {
        isData = true
        answer('354 go on')
        if (treatment === 'cut-in-data') socket.destroy()
      } else if (word === 'QUIT') {
        answer('221 bye')
        socket.end()
      } else answer('250 ok')
    }
    socket.on('data', (chunk) => {
      buffer += chunk.toString('utf8')
      for (;;) {
        const end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n')
        if (end < 0) return
        const text = buffer.slice(0, end)
        buffer = buffer.slice(end + (isData ? 5 : 2))
        if (!isData) {
          command(text)
          continue
        }
        isData = false
        this.received.push({ to, text })
        to = []
        if (treatment === 'cut-after-data') return void socket.destroy()
        answer('250 taken')
      }
    })
  }
}
