// A child process that does what it is told, be it what ends it.
import { serialize } from 'node:v8'

process.on('disconnect', () => process.exit())
process.on('message', async ({ task, input }) => {
  if (task === 'loop') for (;;);
  if (task === 'heap') {
    const kept = []
    for (;;) kept.push({ kept: [kept.length] })
  }
  if (task === 'buffers') {
    const kept = []
    for (;;) kept.push(Buffer.alloc(16 * 1024 * 1024, 1))
  }
  if (task === 'abort') process.abort()
  if (task === 'exit') process.exit(input)
  if (task === 'wait') await new Promise((resolve) => setTimeout(resolve, input))
  if (task === 'environment') input = Object.keys(process.env)
  process.send({ kind: 'done', output: serialize(input ?? process.pid) })
})
