import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakeMarket } from '../support/fakeMarket.ts'
import { FakeUpstream } from '../support/fakeUpstream.ts'
import { daysIn } from '../support/reportRuns.ts'
import { ROOT, workshop } from '../support/shell.ts'
import { at } from '../support/updateRuns.ts'

const RECIPES = join(ROOT, 'docs/cron')

function recipe(name: string): string {
  return readFileSync(join(RECIPES, name), 'utf8')
}

/** What a python of the machine makes of a file, as JSON. */
function parsed(script: string, name: string): unknown {
  const said = execFileSync('python3', ['-c', `import json,sys\n${script}`, join(RECIPES, name)])
  return JSON.parse(said.toString())
}

function has(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** One line of a crontab, and the settings above it. */
interface Job {
  readonly settings: ReadonlyMap<string, string>
  readonly fields: readonly string[]
  readonly command: string
}

function jobsOf(crontab: string): Job[] {
  const settings = new Map<string, string>()
  const jobs: Job[] = []
  for (const line of crontab.split('\n')) {
    const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? []
    if (name !== undefined) settings.set(name, value!)
    else if (line !== '' && !line.startsWith('#')) {
      const [, when = '', command = ''] = /^((?:\S+\s+){5})(.*)$/.exec(line) ?? []
      jobs.push({ settings: new Map(settings), fields: when.trim().split(/\s+/), command })
    }
  }
  return jobs
}

interface Ran {
  readonly code: number | null
  readonly said: string
}

const market = new FakeMarket(120, 20260901, 20260925)
let upstream: FakeUpstream
beforeAll(async () => {
  upstream = await FakeUpstream.start(market, 20260910)
})
afterAll(() => upstream.stop())

/** A home with a store, the program on its path, and the world of tests. */
class Home {
  readonly folder: string
  readonly #env: NodeJS.ProcessEnv

  constructor() {
    const { folder, env } = workshop()
    this.folder = join(folder, 'home')
    mkdirSync(this.folder)
    this.#env = { ...env, HOME: this.folder, LIMITUP_STORE: join(this.folder, 'store') }
  }

  get site(): string {
    return join(this.folder, 'site')
  }

  /** Runs a command by a shell, as cron would, at an instant. */
  run(command: string, day: number, time: string, zone = 'UTC'): Promise<Ran> {
    const world = `upstream=${upstream.url} now=${at(day, time)} timeout=5000`
    const child = spawn('/bin/sh', ['-c', command], {
      cwd: this.folder,
      env: { ...this.#env, TZ: zone, LIMITUP_TEST_WORLD: world },
    })
    let said = ''
    child.stdout.on('data', (chunk) => (said += String(chunk)))
    child.stderr.on('data', (chunk) => (said += String(chunk)))
    return new Promise((done, fail) => {
      child.on('error', fail)
      child.on('close', (code) => {
        done({ code, said })
      })
    })
  }
}

/** The commands of each recipe, as a shell runs them. */
const COMMANDS: readonly (readonly [recipe: string, command: string])[] = [
  ['crontab.cronie', jobsOf(recipe('crontab.cronie'))[0]!.command],
  ['crontab.any', jobsOf(recipe('crontab.any'))[0]!.command],
]

describe.each(COMMANDS)('the line of %s, run by a shell', (_name, command) => {
  it(
    'is quiet when all is well, on closed days and when run again; a line is said otherwise',
    { timeout: 120_000 },
    async () => {
      const home = new Home()
      upstream.day = 20260910
      const made = await home.run('limitup update --init --look-back 5', 20260910, '16:00')
      expect(made.code, made.said).toBe(0)

      upstream.day = 20260911
      expect(await home.run(command, 20260911, '15:35', 'America/New_York')).toEqual({ code: 0, said: '' })
      expect(daysIn(home.site)).toEqual(['2026-09-11'])
      expect(await home.run(command, 20260911, '20:35', 'Asia/Tokyo')).toEqual({ code: 0, said: '' })

      const saturday = await home.run(command, 20260912, '15:35')
      expect(saturday).toEqual({ code: 4, said: '' })

      const morning = await home.run(command, 20260914, '10:35')
      expect(morning.code).toBe(5)
      expect(daysIn(home.site)).toEqual(['2026-09-11'])

      upstream.day = 20260914
      upstream.faults = [{ at: /./, act: { status: 503 } }]
      const away = await home.run(command, 20260914, '15:35')
      expect(away.code).toBe(3)
      expect(away.said).toContain('[upstream-failed]')
      upstream.faults = []
      expect(daysIn(home.site)).toEqual(['2026-09-11'])

      upstream.day = 20260915
      expect((await home.run(command, 20260915, '17:35')).code).toBe(0)
      expect(daysIn(home.site)).toEqual(['2026-09-11', '2026-09-14', '2026-09-15'])
    },
  )
})

describe('crontabs', () => {
  it('cronie: after half past three in Shanghai, on weekdays', () => {
    const [job] = jobsOf(recipe('crontab.cronie'))
    expect(job!.settings.get('CRON_TZ')).toBe('Asia/Shanghai')
    const [minute, hours, , , weekdays] = job!.fields
    for (const hour of hours!.split(','))
      expect(Number(hour) * 60 + Number(minute)).toBeGreaterThan(15 * 60 + 30)
    expect(weekdays).toBe('1-5')
  })

  it('any cron: every hour, so that no time zone matters', () => {
    const [job] = jobsOf(recipe('crontab.any'))
    expect(job!.settings.has('CRON_TZ')).toBe(false)
    expect(job!.fields).toEqual(['35', '*', '*', '*', '*'])
  })

  it.each(['crontab.cronie', 'crontab.any'])(
    '%s has nothing that cron would take for a line break',
    (name) => {
      for (const { command } of jobsOf(recipe(name))) expect(command).not.toMatch(/%/)
    },
  )
})

describe('systemd', () => {
  const isHere = has('systemd-analyze', '--version')

  it.skipIf(!isHere)('takes the service and the timer', () => {
    const said = execFileSync('systemd-analyze', [
      'verify',
      join(RECIPES, 'limitup.service'),
      join(RECIPES, 'limitup.timer'),
    ])
    expect(said.toString()).toBe('')
  })

  it.skipIf(!isHere)('runs it after half past three in Shanghai', () => {
    const calendars = [...recipe('limitup.timer').matchAll(/^OnCalendar=(.*)$/gm)].map(([, when]) => when!)
    expect(calendars).toHaveLength(3)
    for (const when of calendars) {
      const said = execFileSync('systemd-analyze', ['calendar', '--iterations=5', when], {
        env: { ...process.env, TZ: 'America/New_York' },
      }).toString()
      const instants = [...said.matchAll(/\(in UTC\): \w+ (\S+ \S+) UTC/g)].map(([, text]) =>
        Date.parse(`${text!}Z`),
      )
      expect(instants).toHaveLength(5)
      for (const instant of instants) {
        const there = new Date(instant + 8 * 3_600_000)
        expect(there.getUTCHours() * 60 + there.getUTCMinutes()).toBeGreaterThan(15 * 60 + 30)
        expect([1, 2, 3, 4, 5]).toContain(there.getUTCDay())
      }
    }
  })

  it('makes a report of a closed day no failure, and runs what the other recipes run', async () => {
    const service = recipe('limitup.service')
    expect(service).toMatch(/^SuccessExitStatus=4 5$/m)
    const home = new Home()
    upstream.day = 20260911
    await home.run('limitup update --init --look-back 5', 20260911, '16:00')
    const lines = [...service.matchAll(/^ExecStart=(.*)$/gm)].map(([, line]) =>
      line!.replaceAll('%h', '$HOME'),
    )
    for (const line of lines) expect((await home.run(line, 20260911, '16:30')).code, line).toBe(0)
    expect(daysIn(home.site)).toEqual(['2026-09-11'])
    for (const line of lines) expect((await home.run(line, 20260912, '16:30')).code, line).toBe(4)
  })
})

describe('launchd', () => {
  it('reads the property list, which runs what cron runs every hour', () => {
    const list = parsed(
      'import plistlib\nprint(json.dumps(plistlib.load(open(sys.argv[1],"rb"))))',
      'limitup.plist',
    )
    expect(list).toMatchObject({
      Label: 'limitup',
      ProgramArguments: ['/bin/sh', '-c', jobsOf(recipe('crontab.any'))[0]!.command],
      StartCalendarInterval: { Minute: 35 },
    })
  })
})

describe('the Task Scheduler', () => {
  it('reads the task, which starts at an instant of UTC after half past three in Shanghai', () => {
    const script = `
import xml.etree.ElementTree as tree
names = '{http://schemas.microsoft.com/windows/2004/02/mit/task}'
root = tree.parse(sys.argv[1]).getroot()
print(json.dumps({each.tag.replace(names, ''): each.text for each in root.iter()}))`
    const task = parsed(script, 'limitup-task.xml') as Record<string, string>
    const start = task['StartBoundary']!
    expect(start).toMatch(/Z$/)
    const there = new Date(Date.parse(start) + 8 * 3_600_000)
    expect(there.getUTCHours() * 60 + there.getUTCMinutes()).toBeGreaterThan(15 * 60 + 30)
    expect(task['DaysInterval']).toBe('1')
    expect(task['MultipleInstancesPolicy']).toBe('IgnoreNew')
    expect(task['Arguments']).toContain(
      'limitup update > nul && limitup report --out "%USERPROFILE%\\site" --if-trading-day --catch-up',
    )
  })
})

describe.skipIf(!has('python3', '-c', 'import yaml'))('GitHub Actions', () => {
  interface Workflow {
    readonly true: { readonly schedule: readonly { readonly cron: string }[] }
    readonly jobs: {
      readonly report: { readonly steps: readonly { readonly id?: string; readonly run?: string }[] }
    }
  }
  const workflow = (): Workflow =>
    parsed(
      'import yaml\nprint(json.dumps(yaml.safe_load(open(sys.argv[1]))))',
      'github-pages.yml',
    ) as Workflow

  it('reads the workflow, which runs after half past three in Shanghai', () => {
    const [{ cron }] = workflow().true.schedule as readonly [{ cron: string }]
    const [minute, hours, , , weekdays] = cron.split(' ')
    for (const hour of hours!.split(',')) {
      const there = (Number(hour) + 8) * 60 + Number(minute)
      expect(there).toBeGreaterThan(15 * 60 + 30)
      // The same weekday there as in UTC.
      expect(there).toBeLessThan(24 * 60)
    }
    expect(weekdays).toBe('1-5')
  })

  it(
    'publishes when there is something to publish, and fails when something failed',
    { timeout: 60_000 },
    async () => {
      const step = workflow().jobs.report.steps.find(({ id }) => id === 'report')!.run!
      const home = new Home()
      const run = async (day: number, time: string): Promise<unknown[]> => {
        const { code } = await home.run(
          `GITHUB_OUTPUT=out; : > out; (${step.replace('--look-back 90', '--look-back 5')})`,
          day,
          time,
        )
        return [code, readFileSync(join(home.folder, 'out'), 'utf8').trim()]
      }
      upstream.day = 20260911
      expect(await run(20260911, '15:40')).toEqual([0, 'code=0'])
      expect(daysIn(home.site)).toEqual(['2026-09-11'])
      expect(await run(20260912, '15:40')).toEqual([0, 'code=4'])
      expect(await run(20260914, '10:00')).toEqual([0, 'code=5'])
      upstream.faults = [{ at: /./, act: { status: 503 } }]
      expect(await run(20260914, '15:40')).toEqual([3, 'code=3'])
      upstream.faults = []
    },
  )
})
