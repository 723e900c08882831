import type { HandOrder } from './hands.ts'
import { hashFile, type ScannedPart, scanPart } from './scan-order.ts'

/** What a scanning thread does: it hashes a file, or reads a part of one. */
export default function work(order: HandOrder): string | ScannedPart {
  return order.deed === 'hash' ? hashFile(order.path) : scanPart(order)
}
