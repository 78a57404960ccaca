import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../src/model/refusal.ts'
import { lockHolder, takeLock } from '../../src/store/lock.ts'
import { bundled, freshFolder, started } from '../support/storeRuns.ts'

let counter = ''
let holder = ''
beforeAll(() => {
  counter = bundled('counter')
  holder = bundled('holder')
})

async function refusalOf(folder: string): Promise<Refusal> {
  try {
    ;(await takeLock(folder, 'limitup import', new Date(), 0))()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('the lock was taken')
}

/** A process that holds the lock of a folder. */
async function held(folder: string): Promise<ReturnType<typeof started>> {
  const run = started([holder, folder])
  await new Promise((done) => run.process.stdout?.once('data', done))
  return run
}

describe('the lock', () => {
  it('lets one process in at a time, however many come at once', async () => {
    const folder = freshFolder()
    const file = join(folder, 'count')
    writeFileSync(file, '0')
    const ends = Array.from({ length: 6 }, () => started([counter, folder, file, '15']).end)
    for (const { code, stderr } of await Promise.all(ends)) expect(code, stderr).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe('90')
    expect(readdirSync(join(folder, 'lock'))).toEqual([])
  })

  it('says who holds it, and is free when that process was killed', async () => {
    const folder = freshFolder()
    const { process: child, end } = await held(folder)
    const refusal = await refusalOf(folder)
    expect(refusal.code).toBe('store-locked')
    expect(refusal.message).toBe(
      `another process writes the store: holder, process ${String(child.pid)} on ${hostname()} since 2026-01-05T08:00:00.000Z`,
    )
    expect(lockHolder(folder)).toMatchObject({ pid: child.pid, command: 'holder' })
    child.kill('SIGKILL')
    await end
    expect(lockHolder(folder)).toBeUndefined()
    const unlock = await takeLock(folder, 'next', new Date(), 0)
    unlock()
    expect(readdirSync(join(folder, 'lock'))).toEqual([])
  })

  it('counts on when holders are killed one after another', async () => {
    const folder = freshFolder()
    const file = join(folder, 'count')
    writeFileSync(file, '0')
    for (let round = 0; round < 8; round++) {
      const { process: child, end } = await held(folder)
      const waiting = started([counter, folder, file, '3']).end
      child.kill('SIGKILL')
      await end
      expect((await waiting).code).toBe(0)
    }
    expect(readFileSync(file, 'utf8')).toBe('24')
  })

  it('tells a process from a later one of the same number', async () => {
    if (!existsSync('/proc/self/stat')) return
    const folder = freshFolder()
    mkdirSync(join(folder, 'lock'))
    const claim = {
      pid: process.pid,
      host: hostname(),
      since: '2026-01-05T08:00:00.000Z',
      command: 'limitup update',
      started: 'another boot:1',
    }
    const path = join(folder, 'lock/1-a.json')
    writeFileSync(path, JSON.stringify(claim))
    writeFileSync(`${path}.held`, '')
    const unlock = await takeLock(folder, 'next', new Date(), 0)
    expect(existsSync(path)).toBe(false)
    unlock()
  })

  it('believes a claim of another machine, and says what to do about it', async () => {
    const folder = freshFolder()
    mkdirSync(join(folder, 'lock'))
    const claim = { pid: 1, host: 'elsewhere', since: '2026-01-05T08:00:00.000Z', command: 'limitup update' }
    writeFileSync(join(folder, 'lock/1-a.json'), JSON.stringify(claim))
    writeFileSync(join(folder, 'lock/1-a.json.held'), '')
    const refusal = await refusalOf(folder)
    expect(refusal.message).toContain('process 1 on elsewhere')
    expect(refusal.hint).toContain(`remove the files in ${join(folder, 'lock')}`)
  })
})
