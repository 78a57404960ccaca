import { dateText } from '../../model/date.ts'
import type {
  ImportReport,
  ListConflict,
  RepairReport,
  RowDifference,
  StoredDayStatus,
  StoreStatus,
  VerifyReport,
} from '../../model/storeReport.ts'

/** What became of an import, for programs. */
export function importJson(report: ImportReport): string {
  const {
    refused,
    refusedRows,
    replacedRows,
    refusedFiles,
    keptApart,
    added,
    unchanged,
    changed,
    firstIssue,
    firstUnplaced,
    ...rest
  } = report
  return text({
    ...rest,
    added: added.map(dateText),
    unchanged: unchanged.map(dateText),
    changed: changed.map(dateText),
    keptApart: keptApart.map(({ date, state }) => ({ date: dateText(date), state })),
    refused: refused.map(({ date, against, count, first }) => ({
      date: dateText(date),
      against,
      rows: count,
      first: first.map(differenceValue),
    })),
    refusedRows: refusedRows.map(listValue),
    replacedRows: replacedRows.map(listValue),
    refusedFiles: refusedFiles.map(({ path, refusal }) => ({
      path,
      code: refusal.code,
      message: refusal.message,
    })),
    firstIssue: firstIssue ?? null,
    firstUnplaced: firstUnplaced ?? null,
  })
}

function listValue({ list, count, first }: ListConflict): object {
  return {
    list,
    rows: count,
    first: first.map((each) => ({ date: dateText(each.date), ...differenceValue(each) })),
  }
}

function differenceValue({ code, columns }: RowDifference): object {
  return { code, columns: columns.map(([column, stored, incoming]) => ({ column, stored, incoming })) }
}

/** What a store holds, for programs. */
export function statusJson(status: StoreStatus): string {
  const { days, lastDay, keptApart, missing, lastIndexDay, holder, ...rest } = status
  const [first] = days
  const last = days.at(-1)
  return text({
    ...rest,
    days: days.length,
    from: first === undefined ? null : dateText(first),
    to: last === undefined ? null : dateText(last),
    lastDay: lastDay === undefined ? null : dayValue(lastDay),
    keptApart: keptApart.map(dayValue),
    missing: missing.map(dateText),
    lastIndexDay: lastIndexDay === undefined ? null : dateText(lastIndexDay),
    holder: holder ?? null,
  })
}

/** What was found when every byte of a store was read, for programs. */
export function verifyJson({ faults, beyondRepair, ...rest }: VerifyReport): string {
  return text({
    ...rest,
    faults: faults.map(({ file, what, days }) => ({ file, what, days: days.map(dateText) })),
    beyondRepair: beyondRepair ?? null,
  })
}

/** What was done about a damaged store, for programs. */
export function repairJson({ faults, kept, lost, ...rest }: RepairReport): string {
  return text({
    ...rest,
    faults: faults.map(({ file, what, days }) => ({ file, what, days: days.map(dateText) })),
    kept: kept.map(dateText),
    lost: lost.map(dateText),
  })
}

function dayValue({ date, ...rest }: StoredDayStatus): object {
  return { date: dateText(date), ...rest }
}

function text(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
