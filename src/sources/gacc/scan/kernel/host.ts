// What the program does for the kernel: the rare things that need texts, lists of codes or the user's words.
// Whatever cannot be read from bytes alone ends in an exception there, which ends the scan.

/** Ends the scan: this must be read as text. */
export declare function giveUp(): void

/**
 * Learns a text that is not known yet, under the next number of its subject.
 *
 * @param key what it stands under: a code as a number with a 1 before it, or 0.
 * @returns how many lines end inside it.
 */
export declare function learn(subject: i32, key: i64, from: usize, length: i32, isQuoted: bool): i32

/** Sees a text that a part has for the first time, and where its rows are counted. Gives the number of a unit. */
export declare function numberOf(subject: i32, text: i32, line: i32, rowsAt: usize): i32

/** Sees a month, as digits with a 1 before them, wherever it is another than that of the row before. */
export declare function seeMonth(digits: i64): void

/** Digits, with a 1 before them, of a field that is not plainly digits. */
export declare function oddDigits(from: usize, to: usize): i64

/** The amount, or -1 for none, of a field that is not plainly an amount. */
export declare function oddAmount(from: usize, to: usize): i64

/** Notes a quantity that has no unit, or is zero though there is a value; and how it is written. */
export declare function noteQuantity(amount: i32, isZero: bool, line: i32, from: usize, to: usize): void
