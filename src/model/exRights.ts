/**
 * 除权除息: what a stock gave up on one ex-rights day, per ten shares. Whole numbers of ten-thousandths, so that the
 * reference price can be worked out exactly.
 */
export interface ExRights {
  /** The ex-day, yyyymmdd. */
  readonly date: number
  /** 派现: cash for ten shares, in ten-thousandths of a yuan. */
  readonly cash: number
  /** 送转股: new shares for ten, in ten-thousandths of a share. */
  readonly bonus: number
  /** 配股: shares offered for ten, in ten-thousandths of a share. */
  readonly rights: number
  /** 配股价: price of an offered share, in ten-thousandths of a yuan. */
  readonly rightsPrice: number
}
