import { main } from '../../src/cli/main.ts'

/** Keeps every request on loopback, where nobody answers unless a test starts somebody. */
export const NOWHERE: { readonly LIMITUP_TEST_WORLD: string } = {
  LIMITUP_TEST_WORLD: 'upstream=http://127.0.0.1:9 timeout=500',
}

/** What one command line left behind. */
export interface CliRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** How the process around the command line looks. */
export interface CliWorld {
  readonly isTerminal?: boolean
  readonly errIsTerminal?: boolean
  readonly width?: number
  readonly color?: boolean
  readonly now?: string
  /** Variables of the environment; those of the machine are not seen, and no store is there unless one is named. */
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the command line in this process. The clock stands at 2026-01-05 16:00 in Shanghai unless it is set. */
export async function runCli(argv: readonly string[], world: CliWorld = {}): Promise<CliRun> {
  let stdout = ''
  let stderr = ''
  const code = await main(argv, {
    out: (text) => {
      stdout += text
    },
    err: (text) => {
      stderr += text
    },
    isTerminal: world.isTerminal ?? false,
    errIsTerminal: world.errIsTerminal ?? false,
    width: world.width ?? 80,
    color: world.color ?? false,
    now: () => new Date(world.now ?? '2026-01-05T08:00:00Z'),
    env: { HOME: '/nonexistent', ...NOWHERE, ...world.env },
  })
  return { code, stdout, stderr }
}
