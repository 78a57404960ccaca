/** What stands between things. */
export const MARKS = {
  /** Between names. */
  list: { zh: '、', en: ', ', shown: 'zh' },
  /** Between clauses. */
  comma: { zh: '，', en: ', ', shown: 'zh' },
  /** Between the clauses of an English sentence. */
  clause: { zh: '，', en: ', ', shown: 'en' },
  colon: { zh: '：', en: ': ', shown: 'en' },
} as const
