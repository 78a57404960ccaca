import type { SourceKind, TermScope, Text, Topic, Unit, Vendor } from './vocabulary.ts'

/** One ground of a definition, with its document or dates. */
export interface Source extends Text {
  readonly kind: SourceKind
}

/** How one vendor's usage differs. */
export interface VendorNote extends Text {
  readonly vendor: Vendor
}

/** Where a figure is printed: a command, and the path in its JSON where there is one. */
export interface PrintedAt {
  readonly command: string
  readonly path: string | undefined
}

/** One term of the glossary. */
export interface Term {
  /** Its name in the JSON and in the code. */
  readonly id: string
  readonly topic: Topic
  readonly zh: string
  /** Other Chinese names. */
  readonly zhAlso: readonly string[]
  readonly en: string
  readonly definition: Text
  /** In identifiers; undefined where there is nothing to compute. */
  readonly formula: string | undefined
  readonly unit: Unit | undefined
  readonly scope: TermScope
  readonly sources: readonly Source[]
  readonly vendors: readonly VendorNote[]
  /** Why the program never computes it; undefined where it does, or where nothing is to be computed. */
  readonly notComputed: Text | undefined
  /** Ids of other terms. */
  readonly seeAlso: readonly string[]
  readonly wherePrinted: readonly PrintedAt[]
}

/** A term as it is written down: what is empty is left out. */
export interface TermEntry extends Pick<Term, 'id' | 'zh' | 'en' | 'definition' | 'scope' | 'sources'> {
  readonly zhAlso?: readonly string[]
  readonly formula?: string
  readonly unit?: Unit
  readonly vendors?: readonly VendorNote[]
  readonly notComputed?: Text
  readonly seeAlso?: readonly string[]
  /** Paths in the JSON of `limitup day`. */
  readonly day?: readonly string[]
  readonly commands?: readonly string[]
}

/** The terms of one topic, whole. */
export function termsOf(topic: Topic, entries: readonly TermEntry[]): readonly Term[] {
  return entries.map(({ day = [], commands = [], ...entry }) => ({
    id: entry.id,
    topic,
    zh: entry.zh,
    zhAlso: entry.zhAlso ?? [],
    en: entry.en,
    definition: entry.definition,
    formula: entry.formula,
    unit: entry.unit,
    scope: entry.scope,
    sources: entry.sources,
    vendors: entry.vendors ?? [],
    notComputed: entry.notComputed,
    seeAlso: entry.seeAlso ?? [],
    wherePrinted: [
      ...day.map((path) => ({ command: DAY_JSON, path })),
      ...commands.map((command) => ({ command, path: undefined })),
    ],
  }))
}

/** The command whose JSON the paths of `day` lie in. */
export const DAY_JSON = 'limitup day --json'

/** Rule text or notice of an exchange. */
export function rule(zh: string, en: string): Source {
  return { kind: 'rule', zh, en }
}

/** How published texts use the word. */
export function published(zh: string, en: string): Source {
  return { kind: 'published', zh, en }
}

/** Checked on data. */
export function measured(zh: string, en: string): Source {
  return { kind: 'measured', zh, en }
}

/** Chosen by this program. */
export function chosen(zh: string, en: string): Source {
  return { kind: 'project', zh, en }
}

/** Documented by a vendor. */
export function documented(zh: string, en: string): Source {
  return { kind: 'vendor', zh, en }
}

/** Believed, no source seen. */
export function unconfirmed(zh: string, en: string): Source {
  return { kind: 'unconfirmed', zh, en }
}

/** What one vendor does. */
export function by(vendor: Vendor, zh: string, en: string): VendorNote {
  return { vendor, zh, en }
}
