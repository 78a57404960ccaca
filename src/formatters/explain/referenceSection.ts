import { yuanFromCents } from '../../model/cents.ts'
import type { BarBefore, ExRightsStep, Reference } from '../../model/explanation.ts'
import { factLines, placeWords } from './lines.ts'
import type { Section } from './lines.ts'

/** 前收盘价: what the limits are reckoned from, and where it came from. */
export function referenceSection(
  reference: Reference,
  close: number,
  isExDay: boolean,
  width: number,
): Section {
  const title = '前收盘价 reference price'
  switch (reference.kind) {
    case 'none':
      return { title, lines: factLines('none', 'the row gives none and no bar before does', width) }
    case 'given':
      return { title, lines: factLines(price(reference), givenWords(reference, isExDay), width) }
    case 'change':
      return {
        title,
        lines: factLines(
          price(reference),
          `close less 涨跌额 change of the row: ${yuanFromCents(close)} - ${signed(reference.change)} = ${price(reference)}`,
          width,
        ),
      }
    case 'factor':
      return {
        title,
        lines: factLines(
          price(reference),
          `close before${beforeWords(reference.before)}, moved by the vendor's adjustment factors`,
          width,
        ),
      }
    case 'derived':
      return { title, lines: derivedLines(reference, width) }
  }
}

function price({ cents }: { readonly cents: number }): string {
  return yuanFromCents(cents)
}

function signed(cents: number): string {
  return cents < 0 ? `(${yuanFromCents(cents)})` : yuanFromCents(cents)
}

function beforeWords(before: BarBefore | undefined): string {
  return before === undefined
    ? ''
    : `, ${yuanFromCents(before.close)} on ${before.date}${placeWords(before.at)}`
}

function givenWords({ cents, before }: Extract<Reference, { kind: 'given' }>, isExDay: boolean): string {
  if (before === undefined) return 'given in the row; the look-back has no bar before it that could be read'
  if (before.close === cents) return `given in the row; it is the close before${beforeWords(before)}`
  const mark = isExDay
    ? 'the name marks an ex-rights day (XD, XR, DR)'
    : 'as an ex-rights day (除权除息) does'
  const moved = cents - before.close
  return `given in the row; the close before was${beforeWords(before).slice(1)}: moved by ${yuanFromCents(moved)}, ${mark}`
}

function derivedLines(reference: Extract<Reference, { kind: 'derived' }>, width: number): string[] {
  const { before, exRights, knowsExRights } = reference
  const moved = exRights.length > 0
  const known = knowsExRights ? 'no ex-rights day in between is known' : 'no list of ex-rights days was given'
  return [
    ...factLines(
      price(reference),
      `the data gives none; derived from the close before${beforeWords(before)}${moved ? '' : `; ${known}`}`,
      width,
    ),
    ...exRights.flatMap((step) => factLines('除权除息', stepWords(step), width)),
  ]
}

/** (close × 10 - cash + rights price × rights) ÷ (10 + bonus + rights), in yuan and shares, half up to the cent. */
function stepWords({ date, cash, bonus, rights, rightsPrice, from, to }: ExRightsStep): string {
  const offered = rights === 0 ? '' : ` + ${tenThousandths(rightsPrice)} × ${tenThousandths(rights)}`
  const shares = ['10', ...[bonus, rights].filter((part) => part !== 0).map(tenThousandths)].join(' + ')
  return `${date}: (${yuanFromCents(from)} × 10 - ${tenThousandths(cash)}${offered}) ÷ (${shares}), half up -> ${yuanFromCents(to)}`
}

/** A count of ten-thousandths as a decimal without zeros at its end. */
function tenThousandths(count: number): string {
  const rest = String(count % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '')
  return `${Math.floor(count / 10_000)}${rest === '' ? '' : `.${rest}`}`
}
