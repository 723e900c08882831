import { parentPort } from 'node:worker_threads'
import { hashFile, scanPart } from './scan-order.ts'
import type { Answer, Numbered } from './scan-threads.ts'

// What a scanning thread does: it hashes a file, or reads a part of one.
parentPort?.on('message', (numbered: Numbered) => parentPort?.postMessage(answerTo(numbered)))

function answerTo({ id, order }: Numbered): Answer {
  try {
    return { id, result: order.kind === 'hash' ? hashFile(order.path) : scanPart(order) }
  } catch (error) {
    return { id, error }
  }
}
