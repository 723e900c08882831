import { endOf, isOver, isSame, isSameAtOnce, longestAtOnce } from './field'
import { giveUp, learn } from './host'

/** Codes of three digits, with a 1 before them, are below this. */
const shortKeys: i64 = 2048
const longestText: usize = 4096

/** Nearly all codes have one name. A file whose texts are made to be looked through one by one is read as text. */
const longestChain: i32 = 1024
const longestPairChain: i32 = 64

/** A text as it is written, under a key. What is counted of it is of one part of a file. */
@unmanaged
export class Text {
  key: i64
  /** Its bytes. */
  at: usize
  length: usize
  /** Counted from 0 in its subject. */
  index: i32
  /** How many lines end inside it. */
  lineEnds: i32
  /** Its number in the dictionary of its column, once a row of this part has it. */
  number: i32
  /** How many rows of this part have it. */
  rows: i32
  /** Another one in the same slot, or `none`. */
  next: Text
  /** As a row writes it behind its code: the bytes of both, from the first one's to the comma behind the other. */
  pair: usize
  pairLength: usize
  nextPair: Text
  /** The one that was learnt before it, or `none`. */
  older: Text
}

/** No text. */
export const none: Text = changetype<Text>(0)

/**
 * Texts as they are written in bytes: the names of codes, each under its code, or all the units of a column under one
 * key. Rows write the same texts again and again, so that a text is decoded and checked once, by the program, and
 * then only compared.
 */
@unmanaged
export class Texts {
  /** That of the row that is being read, or `none`. */
  current: Text
  newest: Text
  /** The first text of each short key, and of the others by what their keys are mixed to. */
  short: usize
  slots: usize
  mask: u32
  size: i32
  /** The first text of those whose pairs begin alike. */
  pairs: usize
}

const pointer: u32 = 4
const fewestSlots: u32 = 256
const pairBits: u32 = 12
const mixer: u64 = ((<u64>0x9e37_79b1) << 32) | 0x85eb_ca77

export function newTexts(): Texts {
  const texts = changetype<Texts>(heap.alloc(offsetof<Texts>()))
  texts.current = none
  texts.newest = none
  texts.short = zeroed(<usize>shortKeys * pointer)
  texts.slots = zeroed(fewestSlots * pointer)
  texts.mask = fewestSlots - 1
  texts.size = 0
  texts.pairs = zeroed((1 << pairBits) * pointer)
  return texts
}

/** Where the rows of a text are counted. */
export function rowsAt(text: Text): usize {
  return changetype<usize>(text) + offsetof<Text>('rows')
}

/** Begins a new part: the texts stay, what was noted of them goes. */
export function forget(texts: Texts): void {
  texts.current = none
  for (let text = texts.newest; text !== none; text = text.older) {
    text.rows = 0
  }
}

/** The text that stands at a place, among those of a key; a new one is learnt. @inline */
export function textAt(texts: Texts, subject: i32, key: i64, at: usize, isQuoted: bool, end: usize): Text {
  // A unit is mostly that of the row before.
  const last = texts.current
  if (key === 0 && last !== none && stands(last, at, isQuoted)) return last
  let steps = 0
  for (let text = first(texts, key); text !== none; text = text.next) {
    if (text.key === key && stands(text, at, isQuoted)) return setCurrent(texts, text)
    if (++steps > longestChain) giveUp()
  }
  const length = endOf(at, isQuoted, end) - at
  if (length > longestText) giveUp()
  return setCurrent(texts, add(texts, subject, key, at, length, isQuoted))
}

/** The text of a code in a file without names, which is empty. */
export function textWithoutName(texts: Texts, subject: i32, key: i64, at: usize): Text {
  const last = texts.current
  if (last !== none && last.key === key) return last
  let steps = 0
  for (let text = first(texts, key); text !== none; text = text.next) {
    if (text.key === key) return setCurrent(texts, text)
    if (++steps > longestChain) giveUp()
  }
  return setCurrent(texts, add(texts, subject, key, at, 0, false))
}

/** The text whose pair stands at a place; `none` where there is no such pair yet. @inline */
export function pairAt(texts: Texts, at: usize): Text {
  for (let text = load<Text>(pairSlotOf(texts, at)); text !== none; text = text.nextPair)
    if (isPairOf(text, at)) return setCurrent(texts, text)
  return none
}

/**
 * Names are of all lengths: a processor that need not guess when the comparing ends is a third faster at it.
 *
 * @inline
 */
function isPairOf(text: Text, at: usize): bool {
  return text.pairLength > longestAtOnce
    ? isSame(text.pair, at, text.pairLength)
    : isSameAtOnce(text.pair, at, text.pairLength)
}

/** Learns the pair of the current text, unless it has one that is written otherwise, or too many begin like it. */
export function learnPair(texts: Texts, at: usize, length: usize): void {
  const text = texts.current
  if (text.pairLength > 0) return
  const slot = pairSlotOf(texts, at)
  let steps = 0
  for (let other = load<Text>(slot); other !== none; other = other.nextPair)
    if (++steps > longestPairChain) return
  text.pair = copied(at, length)
  text.pairLength = length
  text.nextPair = load<Text>(slot)
  store<Text>(slot, text)
}

/** Codes stand first, so that few pairs of a column begin with the same eight bytes. @inline */
function pairSlotOf(texts: Texts, at: usize): usize {
  const mixed = load<u64>(at) * mixer
  return texts.pairs + <u32>(mixed >> (64 - pairBits)) * pointer
}

/** @inline */
function setCurrent(texts: Texts, text: Text): Text {
  texts.current = text
  return text
}

/** @inline */
function stands(text: Text, at: usize, isQuoted: bool): bool {
  return isSame(text.at, at, text.length) && isOver(at + text.length, isQuoted)
}

function first(texts: Texts, key: i64): Text {
  return load<Text>(slotOf(texts, key))
}

/** Where the first text of a key is noted. */
function slotOf(texts: Texts, key: i64): usize {
  if (key < shortKeys) return texts.short + <usize>key * pointer
  // Many codes differ in few digits.
  const mixed = (<u32>key ^ <u32>(key >> 32)) * 0x9e37_79b1
  return texts.slots + ((mixed ^ (mixed >> 15)) & texts.mask) * pointer
}

function add(texts: Texts, subject: i32, key: i64, at: usize, length: usize, isQuoted: bool): Text {
  // The program may find that it is none.
  const lineEnds = learn(subject, key, at, <i32>length, isQuoted)
  const text = changetype<Text>(heap.alloc(offsetof<Text>()))
  text.at = copied(at, length)
  text.key = key
  text.length = length
  text.index = texts.size++
  text.lineEnds = lineEnds
  text.number = 0
  text.rows = 0
  text.pairLength = 0
  text.older = texts.newest
  texts.newest = text
  if (<u32>texts.size > texts.mask) spread(texts)
  else place(texts, text)
  return text
}

function place(texts: Texts, text: Text): void {
  const slot = slotOf(texts, text.key)
  text.next = load<Text>(slot)
  store<Text>(slot, text)
}

/** Spreads the texts over twice as many slots. */
function spread(texts: Texts): void {
  const slots = (texts.mask + 1) * 2
  texts.slots = zeroed(slots * pointer)
  texts.mask = slots - 1
  memory.fill(texts.short, 0, <usize>shortKeys * pointer)
  for (let text = texts.newest; text !== none; text = text.older) place(texts, text)
}

function copied(from: usize, length: usize): usize {
  // Comparing looks at what comes behind.
  const at = zeroed(length + longestAtOnce)
  memory.copy(at, from, length)
  return at
}

function zeroed(size: usize): usize {
  const at = heap.alloc(size)
  memory.fill(at, 0, size)
  return at
}
