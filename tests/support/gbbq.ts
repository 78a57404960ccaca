import { blowfishKey, encryptBlock } from '../../src/parsers/gbbq/blowfish.ts'

/** gbbq with one record: 10派1.00送1 on a day. */
export function gbbq(code: string, date: number): Buffer {
  const clear = Buffer.alloc(29)
  clear.writeUInt8(1, 0)
  clear.write(code, 1, 'ascii')
  clear.writeUInt32LE(date, 8)
  clear.writeUInt8(1, 12)
  clear.writeFloatLE(1, 13)
  clear.writeFloatLE(1, 21)
  const key = blowfishKey(new TextEncoder().encode('770303770222'))
  for (let at = 0; at < 24; at += 8) {
    const block = Uint32Array.of(clear.readUInt32LE(at), clear.readUInt32LE(at + 4))
    encryptBlock(key, block)
    clear.writeUInt32LE(block[0]!, at)
    clear.writeUInt32LE(block[1]!, at + 4)
  }
  const count = Buffer.alloc(4)
  count.writeUInt32LE(1, 0)
  return Buffer.concat([count, clear])
}
