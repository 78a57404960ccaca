import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openWire } from '../../src/cli/wire.ts'
import { NoAnswer } from '../../src/wire/wire.ts'
import type { Reach, WireAnswer } from '../../src/wire/wire.ts'
import { hasTool } from '../support/tools.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY']) Reflect.deleteProperty(process.env, name)
})

/** Starts a server on loopback; gives its port. */
async function listening(server: Server): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** The outcome of a request: an answer, or how far it came and what was said. */
async function sent(url: string, timeoutMs = 300): Promise<WireAnswer | { reach: Reach; said: string }> {
  // A world at the server, so that the timeout is a short one; addresses of other kinds go out as they are.
  const isPlain = url.startsWith('http://127.0.0.1:')
  const world = isPlain ? { upstream: new URL(url).origin, now: undefined, timeoutMs } : undefined
  const { send } = await openWire(() => new Date('2025-02-07T08:00:00Z'), world)
  try {
    return await send({ url: isPlain ? 'https://a.example/' : url, method: 'POST', headers: {}, body: 'x' })
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    return { reach: error.reach, said: error.message }
  }
}

describe('a request without an answer', () => {
  it('was not sent where nobody listens, or the name is nobody’s', async () => {
    const port = await listening(createTcpServer())
    const server = servers.pop()!
    await new Promise((resolve) => server.close(resolve))
    expect(await sent(`http://127.0.0.1:${port}`)).toMatchObject({
      reach: 'unreached',
      said: expect.stringContaining('ECONNREFUSED') as string,
    })
    expect(await sent('https://nobody.invalid/')).toMatchObject({ reach: 'unreached' })
  })

  it('was not sent to a port that is another service’s', async () => {
    expect(await sent('https://127.0.0.1:25/')).toEqual({ reach: 'barred', said: 'bad port' })
  })

  it('was not sent through a proxy that turns it away', async () => {
    for (const [status, line] of [
      [403, 'Forbidden'],
      [407, 'Proxy Authentication Required'],
    ] as const) {
      const proxy = createServer()
      proxy.on('connect', (_request, socket) => {
        socket.end(`HTTP/1.1 ${status} ${line}\r\n\r\n`)
      })
      process.env['HTTPS_PROXY'] = `http://127.0.0.1:${await listening(proxy)}`
      expect(await sent('https://a.example/')).toMatchObject({ reach: 'barred' })
    }
  })

  it.skipIf(!hasTool('openssl'))('was not sent over a certificate that is not trusted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'limitup-tls-'))
    const subject = ['-subj', '/CN=127.0.0.1', '-days', '2', '-nodes', '-newkey', 'rsa:2048']
    spawnSync('openssl', ['req', '-x509', ...subject, '-keyout', 'key.pem', '-out', 'cert.pem'], {
      cwd: folder,
    })
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => readFileSync(join(folder, name)))
    let requests = 0
    const port = await listening(
      createTlsServer({ key, cert }, (_request, response) => {
        requests++
        response.end()
      }),
    )
    expect(await sent(`https://127.0.0.1:${port}/`)).toMatchObject({
      reach: 'barred',
      said: expect.stringContaining('self-signed') as string,
    })
    expect(requests).toBe(0)
  })

  it('may have arrived where the connection broke, or time was up', async () => {
    const breaking = await listening(
      createTcpServer((socket) => {
        socket.once('data', () => socket.resetAndDestroy())
      }),
    )
    expect(await sent(`http://127.0.0.1:${breaking}`)).toMatchObject({ reach: 'lost' })
    const sockets: { destroy: () => void }[] = []
    const silent = await listening(createTcpServer((socket) => void sockets.push(socket)))
    expect(await sent(`http://127.0.0.1:${silent}`)).toEqual({
      reach: 'lost',
      said: 'nothing within 0.3 seconds',
    })
    for (const socket of sockets) socket.destroy()
  })
})

describe('an answer that asks for patience', () => {
  it.each([
    [{ 'retry-after': '30' }, 30],
    [{ 'x-ogw-ratelimit-reset': '52' }, 52],
    [{ 'retry-after': 'soon', 'x-ogw-ratelimit-reset': '52' }, 52],
    [{ 'retry-after': '0' }, undefined],
    [{ 'retry-after': 'Fri, 07 Feb 2025 08:01:30 GMT' }, 90],
    [{ 'retry-after': 'Fri, 07 Feb 2025 07:59:00 GMT' }, undefined],
    [{}, undefined],
  ])('with %j says %s seconds', async (headers, seconds) => {
    const port = await listening(
      createServer((_request, response) => {
        response.writeHead(429, { ...headers, connection: 'close' })
        response.end()
      }),
    )
    expect(await sent(`http://127.0.0.1:${port}`)).toMatchObject({ status: 429, retryAfter: seconds })
  })
})
