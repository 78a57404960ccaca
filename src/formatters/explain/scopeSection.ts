import type { ExplainedJudgement, Reading, ScopeLabel, ScopeVerdict } from '../../model/explanation.ts'
import type { LimitPercent } from '../../model/status.ts'
import { labelWords, limitMark } from '../label.ts'
import { factLines } from './lines.ts'
import type { Section } from './lines.ts'

const LEFT_OUT: Readonly<Record<NonNullable<ScopeVerdict['leftOut']>, string>> = {
  specialTreatment: '不含ST股, ST stocks are left out that day',
  delisting: '不含退市股, stocks in 退市整理 are left out that day',
  bse: '不含北交所, the Beijing exchange is left out',
}

const NO_FIGURE: Readonly<Record<Exclude<ExplainedJudgement['kind'], 'judged'>, string>> = {
  noLimit: 'in no limit-up figure: the day has no limit',
  notJudged: 'in no limit-up figure: the bar is not judged',
  anomalous: 'in no limit-up figure: the bar is anomalous and counted as such',
}

const WHERE: Readonly<Record<ScopeLabel['where'], string>> = {
  text: 'text',
  picture: 'picture 今日涨停分析图',
  pool: 'pool 涨停池',
}

/** Which scope counts the stock that day, and what it prints of it. */
export function scopeSection(
  { scopes, judgement, law }: Pick<Reading, 'scopes' | 'judgement' | 'law'>,
  width: number,
): Section {
  return {
    title: '统计口径 scopes',
    lines: scopes.flatMap((each) => factLines(each.scope, scopeWords(each, law.percent, judgement), width)),
  }
}

function scopeWords(
  { counted, leftOut, labels }: ScopeVerdict,
  percent: LimitPercent,
  judgement: ExplainedJudgement,
): string {
  if (!counted) return `not counted: ${leftOut === undefined ? 'left out' : LEFT_OUT[leftOut]}`
  if (judgement.kind !== 'judged') return `counted among the traded, ${NO_FIGURE[judgement.kind]}`
  if (judgement.up.state !== 'sealed') {
    const side = judgement.up.state === 'broken' ? 'the broken (炸板)' : 'the traded'
    const down = judgement.down.state === 'sealed' ? ' and the limit-downs (跌停)' : ''
    return `counted among ${side}${down}; no sealed board, so no label`
  }
  if (labels.length === 0) return 'counted; the scope gives stocks in 退市整理 no label'
  return `counted; ${labels.map((label) => labelText(label, percent)).join('; ')}`
}

function labelText({ where, label, isPrinted }: ScopeLabel, percent: LimitPercent): string {
  const mark = percent === 20 || percent === 30 ? limitMark(percent) : ''
  const printed =
    isPrinted === undefined
      ? ''
      : isPrinted
        ? ', printed in the opening line'
        : ', too low for the opening line'
  return `${WHERE[where]}: ${where === 'text' ? mark : ''}${labelWords(label)}${printed}`
}
