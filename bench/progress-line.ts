/** A line that says what is going on, and how far. */
export interface ProgressLine {
  say(done: number, total: number): void
  end(): void
}

/** How often a line is printed where it cannot be overwritten. */
const patience = 5_000

/** Overwrites one line of a terminal; elsewhere prints a line at the beginning and now and then. */
export function progressLine(label: string, stream: NodeJS.WriteStream): ProgressLine {
  const begun = Date.now()
  let printed = begun
  const seconds = () => `${((Date.now() - begun) / 1000).toFixed(1)} s`
  const write = (text: string) => stream.write(stream.isTTY ? `\r\u001b[K${text}` : `${text}\n`)
  write(`${label} …`)
  return {
    say(done, total) {
      if (!stream.isTTY && Date.now() - printed < patience) return
      printed = Date.now()
      write(`${label} … ${done} of ${total}, ${seconds()}`)
    },
    end() {
      if (stream.isTTY) write(`${label}, ${seconds()}\n`)
    },
  }
}
