import { importJson } from '../../formatters/store/json.ts'
import { importText } from '../../formatters/store/importText.ts'
import { Refusal } from '../../model/refusal.ts'
import type { Against, ImportReport } from '../../model/storeReport.ts'
import { importInto } from '../../run/import/importInto.ts'
import { storeFolder } from '../../store/paths.ts'
import type { Invocation } from '../commandTable.ts'
import { EXIT_DONE, EXIT_NO } from '../exit.ts'
import { FlagReader, pairs, units } from '../flagReader.ts'
import { importStep } from '../importProgress.ts'
import type { Io } from '../io.ts'
import { paintWith } from '../paint.ts'
import { Progress } from '../progress.ts'

/** `limitup import`: bars of any format into the store; refuses days that differ from those stored, when all others are written; 1 when a file or row was refused. */
export async function importBars(invocation: Invocation, io: Io): Promise<number> {
  const flags = new FlagReader(invocation.flags)
  const line = new Progress(io)
  try {
    const report = await importInto({
      store: storeFolder({ flag: flags.text('store'), env: io.env }),
      data: invocation.args.get('PATH') ?? [],
      replace: flags.isSet('replace'),
      securities: flags.isSet('securities') ? flags.list('securities') : undefined,
      exRights: flags.text('ex-rights'),
      index: flags.text('index'),
      columns: pairs(flags.list('columns'), 'columns'),
      units: units(flags.list('units')),
      leastShare: flags.count('least-share', 0, 100),
      now: io.now(),
      progress: (progress) => {
        line.tell(importStep(progress))
      },
    })
    line.done()
    const paint = paintWith(!flags.isSet('no-color') && io.color)
    io.out(flags.isSet('json') ? importJson(report) : importText(report, { width: io.width, paint }))
    if (report.refused.length + report.refusedRows.length > 0) throw conflictOf(report)
    return report.refusedFiles.length === 0 && report.unplaced === 0 ? EXIT_DONE : EXIT_NO
  } finally {
    line.done()
  }
}

/** The refusal of days and rows of lists of which the summary has told the first rows that differ. */
function conflictOf({ refused, refusedRows }: ImportReport): Refusal {
  const said = (['stored', 'import'] as const).flatMap((against) =>
    daysThatDiffer(refused.filter((each) => each.against === against).length, against),
  )
  const isStored = refusedRows.length > 0 || refused.some(({ against }) => against === 'stored')
  return new Refusal(
    'store-conflict',
    [...said, ...rowsThatDiffer(refusedRows)].join('; '),
    isStored
      ? 'find out which are right; --replace takes the new ones'
      : 'find out which are right, and import those alone',
  )
}

const OTHERS: Readonly<Record<Against, string>> = {
  stored: 'from those stored',
  import: 'within this import',
}

function daysThatDiffer(days: number, against: Against): string[] {
  if (days === 0) return []
  const [have, them] = days === 1 ? ['1 day has', 'it'] : [`${days} days have`, 'them']
  return [`${have} rows that differ ${OTHERS[against]}, and nothing of ${them} was written`]
}

function rowsThatDiffer(lists: ImportReport['refusedRows']): string[] {
  return lists.map(({ list, count }) => {
    const what = list === 'indexes' ? 'index bar' : 'ex-rights day'
    return count === 1
      ? `1 ${what} that differs ${OTHERS.stored} was not written`
      : `${count} ${what}s that differ ${OTHERS.stored} were not written`
  })
}
