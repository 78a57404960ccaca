import type { Term } from '../../model/glossary/term.ts'

/** The version of the JSON that docs/schema/glossary.json describes. */
export const GLOSSARY_SCHEMA_VERSION = 1

/** Terms as JSON, in both languages: docs/schema/glossary.json. What a term does not have is null. */
export function glossaryJson(terms: readonly Term[]): string {
  const json = {
    schemaVersion: GLOSSARY_SCHEMA_VERSION,
    terms: terms.map((term) => ({
      id: term.id,
      topic: term.topic,
      zh: term.zh,
      zhAlso: term.zhAlso,
      en: term.en,
      definition: { zh: term.definition.zh, en: term.definition.en },
      formula: term.formula ?? null,
      unit: term.unit ?? null,
      scope: term.scope,
      notComputed:
        term.notComputed === undefined ? null : { zh: term.notComputed.zh, en: term.notComputed.en },
      sources: term.sources.map(({ kind, zh, en }) => ({ kind, zh, en })),
      vendors: term.vendors.map(({ vendor, zh, en }) => ({ vendor, zh, en })),
      seeAlso: term.seeAlso,
      wherePrinted: term.wherePrinted.map(({ command, path }) => ({ command, path: path ?? null })),
    })),
  }
  return `${JSON.stringify(json, null, 2)}\n`
}
