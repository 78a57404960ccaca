/** 数据源: who can be asked. */
export type ProviderName = 'eastmoney' | 'tencent' | 'sina' | 'tushare'

/** Everybody that answers, the exchange's calendar among them. */
export type SourceName = ProviderName | 'szse'

/**
 * Why an answer is of no use: no answer, turned away, another shape than known, fewer rows than there are, another
 * day, rows that contradict each other, or quotes that still move.
 */
export type FaultKind = 'unreachable' | 'refused' | 'shape' | 'short' | 'wrong-day' | 'moving' | 'no-token'

/** What helps against each kind. */
export const FAULT_REMEDIES: Readonly<Record<FaultKind, string>> = {
  unreachable: 'check the network, and HTTPS_PROXY and NO_PROXY if a proxy stands between',
  refused: 'turned away: wait half an hour, or name another with --provider',
  shape: 'another answer than is known: name another with --provider',
  short: 'rows missing: run again later, or name another with --provider',
  'wrong-day': 'another day: run again later, or name another with --provider',
  moving: 'run again a few minutes later',
  'no-token': 'set TUSHARE_TOKEN, or tokenFile in the config',
}

/** An answer that cannot be used. Thrown by feeds; a run catches it to ask the next provider. */
export class FeedFault extends Error {
  readonly source: SourceName
  readonly kind: FaultKind

  constructor(source: SourceName, kind: FaultKind, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'FeedFault'
    this.source = source
    this.kind = kind
  }
}
