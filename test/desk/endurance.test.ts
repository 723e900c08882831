import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { workspaceWith } from '../support/workspaces.ts'

describe('a desk that is sent too much, or too slowly', () => {
  const bugs: unknown[] = []
  let desk: OpenDesk
  let folder: string
  beforeAll(async () => {
    folder = (await workspaceWith()).folder
    const onError = (error: unknown) => bugs.push(error)
    desk = await serveDesk({ folder, port: 0, headTimeout: 3000, onError })
  })
  afterAll(async () => {
    await desk.close()
  })

  const about = async () => (await fetch(`${desk.url}/api/about`)).status
  const waiting = () => readdir(join(folder, '.desk', 'uploads'))

  /** Sends without end, and gives the status that it is refused with, and how much was sent by then. */
  const sendWithoutEnd = (method: string, path: string, kind: string) =>
    new Promise<{ status: number | undefined; sent: number }>((resolve, reject) => {
      const piece = Buffer.alloc(256 * 1024, 0x20)
      let sent = 0
      const endless = Readable.from(
        (function* () {
          for (;;) {
            sent += piece.length
            yield piece
          }
        })(),
      )
      const asked = request(`${desk.url}${path}`, { method, headers: { 'content-type': kind } })
      asked.on('response', (response) => {
        response.resume()
        endless.destroy()
        asked.destroy()
        resolve({ status: response.statusCode, sent })
      })
      asked.on('error', reject)
      endless.pipe(asked)
    })

  it('refuses a body that has no end once it is too large, keeps nothing of it, and goes on', async () => {
    const json = await sendWithoutEnd('PUT', '/api/products/wheat', 'application/json')
    expect(json.status).toBe(413)
    const file = await sendWithoutEnd('POST', '/api/audit?name=brief.txt', 'application/octet-stream')
    expect(file.status).toBe(413)
    expect(file.sent).toBeLessThan(64 * 1024 * 1024)
    expect(await waiting()).toEqual([])
    expect(await about()).toBe(200)
  })

  it('refuses a file that says beforehand that it is too large, without taking any of it', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/octet-stream', 'content-length': 600 * 1024 * 1024 }
      const asked = request(`${desk.url}/api/uploads?name=x.csv`, { method: 'POST', headers })
      asked.on('response', ({ statusCode }) => {
        resolve(statusCode)
        asked.destroy()
      })
      asked.on('error', reject)
      asked.flushHeaders()
    })
    expect(status).toBe(413)
    expect(await waiting()).toEqual([])
  })

  it('keeps nothing of a file whose sender goes away', async () => {
    const { hostname, port } = new URL(desk.url)
    const socket = connect(Number(port), hostname)
    const head = `POST /api/uploads?name=x.csv HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\n`
    socket.write(`${head}half a file`)
    await until(async () => (await waiting()).length === 1)
    socket.destroy()
    await until(async () => (await waiting()).length === 0)
    expect(await about()).toBe(200)
  })

  it('serves others while 200 connections dawdle, and cuts these off', async () => {
    const { hostname, port } = new URL(desk.url)
    const answers: string[] = []
    const slow: Socket[] = Array.from({ length: 200 }, () => {
      const socket = connect(Number(port), hostname)
      socket.on('error', () => {})
      socket.on('data', (data) => answers.push(String(data).slice(0, 12)))
      socket.write('GET /api/about HTTP/1.1\r\nHost: x\r\nX-Slow: ')
      return socket
    })
    const drip = setInterval(() => {
      for (const socket of slow) if (socket.writable) socket.write('x')
    }, 200)
    const closed = Promise.all(slow.map((socket) => new Promise((resolve) => socket.on('close', resolve))))
    const statuses = await Promise.all(Array.from({ length: 40 }, about))
    expect(statuses).toEqual(Array(40).fill(200))
    expect(slow.some((socket) => socket.closed)).toBe(false)
    await closed
    clearInterval(drip)
    expect(answers).toEqual(Array(200).fill('HTTP/1.1 408'))
    expect(await about()).toBe(200)
    expect(bugs).toEqual([])
  })
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let time = 0; time < 100; time++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it did not come about')
}
