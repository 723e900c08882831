/** Something that comes once, when someone says so. */
export function moment(): { readonly come: Promise<void>; now(): void } {
  let now = () => {}
  const come = new Promise<void>((resolve) => {
    now = resolve
  })
  return { come, now: () => now() }
}
