import { stat } from 'node:fs/promises'

/** What was read of files last, and read again once their stamp is another. What failed is not kept. */
export class Stamped<Value> {
  #read: { readonly stamp: string; readonly value: Promise<Value> } | null = null

  get(stamp: string, read: () => Promise<Value>): Promise<Value> {
    if (this.#read?.stamp === stamp) return this.#read.value
    const value = read()
    this.#read = { stamp, value }
    value.catch(() => {
      if (this.#read?.value === value) this.#read = null
    })
    return value
  }
}

/** A file’s name, time and size: another where its content is, save for what is written twice within one tick. */
export async function readStamp(path: string): Promise<string> {
  const found = await stat(path).catch(() => null)
  return found ? `${path} ${found.mtimeMs} ${found.size} ${found.ino}` : path
}
