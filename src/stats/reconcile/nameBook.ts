import { codeParts, identifyCode } from '../../model/code.ts'
import type { StockCode } from '../../model/code.ts'
import { displayName } from '../../rules/nameStatus.ts'

/** A stock and every name under which it may stand in a text of the day. */
export interface NamedStock {
  readonly code: StockCode
  readonly names: readonly string[]
}

/** Which stocks a name or a code of the day stands for. */
export class NameBook {
  readonly #codes = new Set<StockCode>()
  readonly #byName = new Map<string, StockCode[]>()
  /** Without ST and *ST, which come and go. */
  readonly #byBareName = new Map<string, StockCode[]>()
  readonly #currentCode: (code: StockCode) => StockCode | undefined
  #longest = 0

  /** `otherCode` gives the code of the data for a code that a text may write instead. */
  constructor(
    stocks: Iterable<NamedStock>,
    otherCode: (code: StockCode) => StockCode | undefined = () => undefined,
  ) {
    this.#currentCode = otherCode
    for (const { code, names } of stocks) {
      this.#codes.add(code)
      for (const name of names) {
        const key = keyOf(name)
        add(this.#byName, key, code)
        add(this.#byBareName, bare(key), code)
        this.#longest = Math.max(this.#longest, key.length)
      }
    }
  }

  /** Most units of a name. */
  get longest(): number {
    return this.#longest
  }

  /** Stocks of exactly this name, or of this name but for ST; none for a text that is no name. */
  byName(name: string): readonly StockCode[] {
    const key = keyOf(name)
    return this.#byName.get(key) ?? this.#byBareName.get(bare(key)) ?? []
  }

  /** The stock of a code in any of its forms; undefined where it is no stock of the data. */
  byCode(text: string): StockCode | undefined {
    const parts = codeParts(text)
    const identity = parts === undefined ? undefined : identifyCode(parts)
    if (identity?.kind !== 'stock') return undefined
    if (this.#codes.has(identity.code)) return identity.code
    const other = this.#currentCode(identity.code)
    return other !== undefined && this.#codes.has(other) ? other : undefined
  }

  /** Stocks that a text stands for, be it a name or a code. */
  lookUp(text: string): readonly StockCode[] {
    const code = this.byCode(text)
    return code === undefined ? this.byName(text) : [code]
  }
}

function keyOf(name: string): string {
  return displayName(name).toUpperCase()
}

function bare(key: string): string {
  return key.replace(/^S?\*?ST(?=[^A-Z])/, '')
}

function add(map: Map<string, StockCode[]>, key: string, code: StockCode): void {
  if (key === '') return
  const known = map.get(key)
  if (known === undefined) map.set(key, [code])
  else if (!known.includes(code)) known.push(code)
}
