import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import type { BrowserContext, Page } from 'playwright-core'

/** Where distributions put a browser; CHROMIUM names another. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser of this machine; undefined where there is none. */
export const CHROMIUM: string | undefined = [process.env['CHROMIUM'] ?? '', ...PLACES].find(
  (path) => path !== '' && existsSync(path),
)

/** A browser that talks to nobody, with a folder of its own that goes with it. */
export async function openBrowser(): Promise<{
  context: BrowserContext
  folder: string
  close: () => Promise<void>
}> {
  if (CHROMIUM === undefined) throw new Error('no chromium on this machine')
  const folder = mkdtempSync(join(tmpdir(), 'limitup-browser-'))
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: CHROMIUM,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  const close = async (): Promise<void> => {
    await context.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { context, folder, close }
}

/** What a page did while it was open. */
export interface Visit {
  readonly page: Page
  /** What the console said, and errors. */
  readonly said: string[]
  /** Addresses asked for beside the page's own. */
  readonly asked: string[]
}

/** How a page is looked at. */
export interface View {
  readonly width: number
  readonly scheme?: 'light' | 'dark'
  readonly media?: 'screen' | 'print'
}

/** Opens a text as a page from a file. */
export async function visit(
  { context, folder }: { readonly context: BrowserContext; readonly folder: string },
  html: string,
  { width, scheme = 'light', media = 'screen' }: View,
): Promise<Visit> {
  const file = join(folder, 'page.html')
  writeFileSync(file, html)
  const address = pathToFileURL(file).href
  const page = await context.newPage()
  const [said, asked]: [string[], string[]] = [[], []]
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) asked.push(request.url())
  })
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme: scheme, media })
  await page.goto(address)
  return { page, said, asked }
}
