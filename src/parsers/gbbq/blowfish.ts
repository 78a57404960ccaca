import { piDigits } from './piDigits.ts'

/** Words of the key schedule: 18 round keys, then four boxes of 256. */
const ROUNDS = 18

/** A block cipher's key, expanded. */
export type BlowfishKey = Uint32Array

/** Expands a key as Blowfish does (B. Schneier, 1993): from the digits of pi. */
export function blowfishKey(key: Uint8Array): BlowfishKey {
  const table = new Uint32Array(Uint8Array.from(Buffer.from(piDigits, 'base64')).buffer)
  for (let word = 0, at = 0; word < ROUNDS; word++) {
    let mixed = 0
    for (let byte = 0; byte < 4; byte++) mixed = (mixed << 8) | key[at++ % key.length]!
    table[word] = table[word]! ^ mixed
  }
  const block = new Uint32Array(2)
  for (let word = 0; word < table.length; word += 2) {
    encryptBlock(table, block)
    table.set(block, word)
  }
  return table
}

/** Encrypts one block of two words in place. */
export function encryptBlock(key: BlowfishKey, block: Uint32Array): void {
  let [left = 0, right = 0] = block
  for (let round = 0; round < 16; round += 2) {
    left ^= key[round]!
    right ^= mixed(key, left) ^ key[round + 1]!
    left ^= mixed(key, right)
  }
  block[0] = right ^ key[17]!
  block[1] = left ^ key[16]!
}

/** Decrypts one block of two words in place. */
export function decryptBlock(key: BlowfishKey, block: Uint32Array): void {
  let [left = 0, right = 0] = block
  for (let round = 17; round > 1; round -= 2) {
    left ^= key[round]!
    right ^= mixed(key, left) ^ key[round - 1]!
    left ^= mixed(key, right)
  }
  block[0] = right ^ key[0]!
  block[1] = left ^ key[1]!
}

function mixed(key: BlowfishKey, half: number): number {
  const sum = key[ROUNDS + (half >>> 24)]! + key[ROUNDS + 256 + ((half >>> 16) & 255)]!
  return (sum ^ key[ROUNDS + 512 + ((half >>> 8) & 255)]!) + key[ROUNDS + 768 + (half & 255)]!
}
