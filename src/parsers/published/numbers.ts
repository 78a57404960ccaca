import { PERCENT_UNITS } from '../../model/published.ts'
import type { NumberForm, PrintedNumber } from '../../model/published.ts'

/** A plain number: digits, or Chinese numerals. */
const NUMERAL = '(?:\\d+(?:\\.\\d{1,4})?|[零〇一二两三四五六七八九十百千]+)'
const BEFORE = '超过|超|逾|将近|接近|近|大约|约|不足|不到|至少'
const MEASURES_OF_TEN = '万|千|百'

/** A whole number with the words that say how it is meant: 超4100, 逾百, 80余, 71–83. Six groups. */
export const QUANTITY: string = `(${BEFORE})?(${NUMERAL}|万)(${MEASURES_OF_TEN})?(?:(?:–|至|到)(${NUMERAL})(${MEASURES_OF_TEN})?)?(余|多)?`

/** A percent with such words. Four groups. */
export const PERCENT: string = `(${BEFORE})?(\\d+(?:\\.\\d{1,4})?)%?(?:(?:–|至|到)(\\d+(?:\\.\\d{1,4})?))?%(左右)?`

/** An amount with such words: 1.96万亿, 4249亿, 1万9598亿, 近两万亿. Six groups. */
export const MONEY: string = `(${BEFORE})?(${NUMERAL})?(万亿|亿|万)(?:(\\d+(?:\\.\\d{1,4})?)(亿|万))?(余|多)?元?(?:左右)?`

/** Groups of QUANTITY, PERCENT and MONEY in a match. */
export const QUANTITY_GROUPS = 6
export const PERCENT_GROUPS = 4
export const MONEY_GROUPS = 6

type Groups = readonly (string | undefined)[]

/** The number of a match of QUANTITY; undefined for numerals that make none. */
export function quantityOf([before, text = '', measure, toText, toMeasure, after]: Groups):
  PrintedNumber | undefined {
  const first = plainNumber(text, measure)
  if (first === undefined || !Number.isInteger(first.value)) return undefined
  if (toText !== undefined) {
    const last = plainNumber(toText, toMeasure)
    if (last === undefined || last.value < first.value) return undefined
    return { form: 'range', value: first.value, to: last.value, place: 1, isBare: false }
  }
  return numberOf(formOf(before, after), first)
}

/** The percent of a match of PERCENT, in PERCENT_UNITS. */
export function percentOf([before, text = '', toText, around]: Groups): PrintedNumber {
  const value = percentUnits(text)
  if (toText !== undefined) {
    const place = Math.min(percentPlace(text), percentPlace(toText))
    return { form: 'range', value, to: percentUnits(toText), place, isBare: false }
  }
  const form = around === undefined ? formOf(before, undefined) : 'about'
  return { form, value, to: value, place: percentPlace(text), isBare: false }
}

const CENTS_IN: Readonly<Record<string, number>> = { 万: 1e6, 亿: 1e10, 万亿: 1e14 }

/** The amount of a match of MONEY in cents; undefined for numerals that make none. */
export function moneyOf([before, text, measure = '', restText, restMeasure, after]: Groups):
  PrintedNumber | undefined {
  const form = formOf(before, after)
  const first = text === undefined ? { value: 1, place: 1, isBare: true } : plainNumber(text, undefined)
  if (first === undefined) return undefined
  if (restText === undefined || restMeasure === undefined) {
    const cents = CENTS_IN[measure]!
    // 万亿 and 亿 are counted in decimals: 2000亿 is no round figure of thousands.
    const place = form === 'exact' ? Math.min(first.place, 1) : first.place
    return numberOf(form, scaled(first.value, place, cents, first.isBare))
  }
  const whole = measure === '万' && restMeasure === '亿' ? CENTS_IN['万亿']! : CENTS_IN[measure]!
  const rest = decimalNumber(restText)
  const part = scaled(rest.value, rest.place, CENTS_IN[restMeasure]!, false)
  if (whole <= CENTS_IN[restMeasure]!) return undefined
  return numberOf(form, { ...part, value: part.value + Math.round(first.value * whole) })
}

function scaled(value: number, place: number, cents: number, isBare: boolean): Plain {
  return { value: Math.round(value * cents), place: Math.round(place * cents), isBare }
}

/** Chinese or decimal numerals of a small count, as of boards: 7, 十一, 两; undefined for none. */
export function smallNumber(text: string): number | undefined {
  const value = /^\d{1,3}$/.test(text) ? Number(text) : chineseNumber(text)
  return value === undefined || value < 1 || value > 999 ? undefined : value
}

interface Plain {
  readonly value: number
  /** One unit of its last place: 100 for 4100, 0.01 for 1.96. */
  readonly place: number
  readonly isBare: boolean
}

const MEASURES: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000 }

function plainNumber(text: string, measure: string | undefined): Plain | undefined {
  if (measure === undefined && text in MEASURES) {
    return { value: MEASURES[text]!, place: MEASURES[text]!, isBare: true }
  }
  const scale = measure === undefined ? 1 : MEASURES[measure]!
  if (/^\d/.test(text)) {
    const { value, place } = decimalNumber(text)
    const last = place < 1 ? place : 10 ** /0*$/.exec(text)![0].length
    return { value: rounded(value * scale), place: rounded((value === 0 ? 1 : last) * scale), isBare: false }
  }
  const value = chineseNumber(text)
  if (value === undefined) return undefined
  const zeros = /0*$/.exec(String(value))![0].length
  return { value: value * scale, place: 10 ** (value === 0 ? 0 : zeros) * scale, isBare: false }
}

/** Float noise of a decimal times a power of ten. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

function decimalNumber(text: string): { readonly value: number; readonly place: number } {
  const decimals = text.split('.')[1]?.length ?? 0
  return { value: Number(text), place: 10 ** -decimals }
}

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** 四千一百 is 4100, 十一 is 11; undefined for digits in a row (三六零) and places that do not fall. */
function chineseNumber(text: string): number | undefined {
  let total = 0
  let digit: number | undefined
  let lastPlace = Infinity
  for (const sign of text) {
    const value = DIGITS[sign]
    const place = PLACES[sign]
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined
      digit = value
    } else if (place !== undefined) {
      if (place >= lastPlace) return undefined
      total += (digit ?? 1) * place
      digit = undefined
      lastPlace = place
    } else return undefined
  }
  return text === '' ? undefined : total + (digit ?? 0)
}

function formOf(before: string | undefined, after: string | undefined): NumberForm {
  if (after !== undefined) return 'over'
  switch (before) {
    case '超过':
    case '超':
    case '逾':
      return 'over'
    case '将近':
    case '接近':
    case '近':
      return 'near'
    case '大约':
    case '约':
      return 'about'
    case '不足':
    case '不到':
      return 'under'
    case '至少':
      return 'atLeast'
    case undefined:
    default:
      return 'exact'
  }
}

function numberOf(form: NumberForm, { value, place, isBare }: Plain): PrintedNumber {
  return { form, value, to: value, place, isBare }
}

function percentUnits(text: string): number {
  return Math.round(Number(text) * PERCENT_UNITS)
}

function percentPlace(text: string): number {
  return PERCENT_UNITS / 10 ** (text.split('.')[1]?.length ?? 0)
}
