/** What cannot be read from its bytes alone: it must be read as text, which tells what is wrong and where. */
export class Unscannable extends Error {}

export function giveUp(): never {
  throw new Unscannable()
}
