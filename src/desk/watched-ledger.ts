import type { MovableLedger } from '../ledger/transfer/transfer.ts'

/** A ledger that says when it may have changed, also where a change has failed. */
export function watchLedger(ledger: MovableLedger, onChange: () => void): MovableLedger {
  const change = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work
    } finally {
      onChange()
    }
  }
  return {
    ...ledger,
    load: (staged, facts, options) => change(ledger.load(staged, facts, options)),
    withdraw: (load) => change(ledger.withdraw(load)),
    takeOver: (load, names, staged) => change(ledger.takeOver(load, names, staged)),
  }
}
