import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Small disks for tests, each a folder of its own. */
export class Disks {
  readonly #folders: string[] = []

  /** A disk of so many KiB. */
  make(kib: number): string {
    const folder = mkdtempSync(join(tmpdir(), 'limitup-disk-'))
    mount('-t', 'tmpfs', '-o', `size=${String(kib)}k`, 'limitup-test', folder)
    this.#folders.push(folder)
    return folder
  }

  /** Takes all of them away. */
  end(): void {
    for (const folder of this.#folders.splice(0)) spawnSync('umount', [folder])
  }
}

/** Makes a disk one that is read and not written. */
export function closeDisk(folder: string): void {
  mount('-o', 'remount,ro', folder)
}

/** Runs something while a disk has room for so many KiB more. */
export async function withRoom<Result>(
  folder: string,
  kib: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const ballast = join(folder, 'ballast')
  const { bavail, bsize } = statfsSync(folder)
  const bytes = bavail * bsize - kib * 1024
  if (bytes > 0) writeFileSync(ballast, Buffer.alloc(bytes))
  try {
    return await work()
  } finally {
    rmSync(ballast, { force: true })
  }
}

/** Whether this user may mount a small disk. */
export function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'limitup-disk-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'limitup-test', folder])
  if (status === 0) spawnSync('umount', [folder])
  return status === 0
}

function mount(...args: string[]): void {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}
