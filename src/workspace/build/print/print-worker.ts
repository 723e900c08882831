import { makeReady, type Printed, type PrintOrder, printOrder, type ReadyOrder } from './print-order.ts'
import { PrintingProcess } from './printing-process.ts'

/** Typst keeps what it has set, some 4 MB a brief, for as long as its process lives. */
const apart = 'pdf'
const printingProcess = new PrintingProcess()

/** What a printing thread does: it makes itself ready, or prints one document in several formats, the PDF meanwhile in a process of its own. */
export default async function print(order: PrintOrder | ReadyOrder): Promise<Printed | null> {
  if ('soon' in order) {
    await makeReady(order)
    return null
  }
  const { document, formats } = order
  const here = formats.filter((format) => format !== apart)
  const orders = here.length === formats.length ? [] : [printingProcess.print(onPages(document))]
  const [printed, other] = await Promise.all([printOrder({ document, formats: here }), ...orders])
  if (other === undefined || printed.kind === 'failed') return printed
  if (other.kind === 'failed') return other
  const files = printed.files.toSpliced(formats.indexOf(apart), 0, ...other.files)
  return { kind: 'printed', files }
}

/** A page shows texts alone; figures with their derivations would be two thirds of what is sent. */
const onPages = (document: PrintOrder['document']): PrintOrder => ({
  document: { ...document, figures: new Map() },
  formats: [apart],
})
