import { type PrintOrder, printOrder } from './print-order.ts'

// What a printing process does: it prints what it is sent, until it is no longer spoken to.
process.on('message', async (order: PrintOrder) => {
  // Whoever wanted it may have been stopped meanwhile.
  process.send?.(await printOrder(order), (error: Error | null) => error && process.exit())
})
