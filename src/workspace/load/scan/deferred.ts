/** A promise that is resolved from outside. */
export function createSignal(): { readonly sent: Promise<void>; send(): void } {
  let send = () => {}
  const sent = new Promise<void>((resolve) => {
    send = resolve
  })
  return { sent, send: () => send() }
}
