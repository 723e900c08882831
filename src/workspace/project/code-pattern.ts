/** What a commodity code looks like. Those of customs are shorter; the ledger keeps up to 15 digits as a number. */
export const codePattern = /^\d{1,15}$/
