import type { ScopeLabel, ScopeVerdict } from '../../model/explanation.ts'
import { labelWords, limitMark } from '../label.ts'
import { factLines } from './lines.ts'
import type { Section } from './lines.ts'

const LEFT_OUT: Readonly<Record<NonNullable<ScopeVerdict['leftOut']>, string>> = {
  specialTreatment: '不含ST股, ST stocks are left out that day',
  delisting: '不含退市股, stocks in 退市整理 are left out that day',
  bse: '不含北交所, the Beijing exchange is left out',
}

const WHERE: Readonly<Record<ScopeLabel['where'], string>> = {
  text: 'text',
  picture: 'picture 今日涨停分析图',
  pool: 'pool 涨停池',
}

/** Which scope counts the stock that day, and what it prints of it. `isBoard` says whether there is a label to print. */
export function scopeSection(
  scopes: readonly ScopeVerdict[],
  percent: number | undefined,
  isBoard: boolean,
  width: number,
): Section {
  return {
    title: '统计口径 scopes',
    lines: scopes.flatMap((each) => factLines(each.scope, scopeWords(each, percent, isBoard), width)),
  }
}

function scopeWords(
  { counted, leftOut, labels }: ScopeVerdict,
  percent: number | undefined,
  isBoard: boolean,
): string {
  if (!counted) return `not counted: ${leftOut === undefined ? 'left out' : LEFT_OUT[leftOut]}`
  if (!isBoard) return 'counted among the traded; no sealed board, so no label'
  if (labels.length === 0) return 'counted; the scope gives stocks in 退市整理 no label'
  return `counted; ${labels.map((label) => labelText(label, percent)).join('; ')}`
}

function labelText({ where, label, isPrinted }: ScopeLabel, percent: number | undefined): string {
  const mark = percent === 20 || percent === 30 ? limitMark(percent) : ''
  const printed =
    isPrinted === undefined
      ? ''
      : isPrinted
        ? ', printed in the opening line'
        : ', too low for the opening line'
  return `${WHERE[where]}: ${where === 'text' ? mark : ''}${labelWords(label)}${printed}`
}
