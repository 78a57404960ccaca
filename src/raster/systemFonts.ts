import { readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fontOf } from './font.ts'
import type { LoadedFont } from './font.ts'

/** What the search of fonts looks at. */
export interface FontWorld {
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Names of files with many Chinese characters, the best for the mainland first. */
const CHINESE: readonly RegExp[] = [
  /^NotoSans(?:CJK|SC|CJKsc|Hans).*(?:Regular|VF)/i,
  /^SourceHanSans.*Regular/i,
  /^(?:PingFang|STHeiti|Hiragino Sans GB|Heiti)/i,
  /^(?:msyh|Deng|simhei|simsun|simsunb)\./i,
  /^(?:wqy-|DroidSansFallback|LXGWWenKai|Sarasa.*Regular|HarmonyOS_Sans_SC_Regular|MiSans.*Regular)/i,
  /^(?:NotoSerif(?:CJK|SC)|SourceHanSerif).*Regular/i,
  /^(?:HanaMin|simsunextb|SimSunExt|BabelStoneHan|Plangothic|Jigmo)/i,
]
/** Folders in folders that are gone through. */
const DEEPEST = 6

/** The folders where this system keeps fonts; LIMITUP_FONT_PATH names others in their place, or none. */
export function fontFolders({ platform, env }: FontWorld): readonly string[] {
  const named = env['LIMITUP_FONT_PATH']
  if (named !== undefined) return named.split(delimiter).filter(Boolean)
  const home = env['HOME'] ?? env['USERPROFILE'] ?? ''
  if (platform === 'darwin') return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library/Fonts')]
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA']
    return [
      join(env['WINDIR'] ?? 'C:\\Windows', 'Fonts'),
      ...(local === undefined ? [] : [join(local, 'Microsoft/Windows/Fonts')]),
    ]
  }
  return [
    join(env['XDG_DATA_HOME'] ?? join(home, '.local/share'), 'fonts'),
    join(home, '.fonts'),
    '/usr/local/share/fonts',
    '/usr/share/fonts',
    // Of the Windows around a WSL.
    '/mnt/c/Windows/Fonts',
  ]
}

/** Files of Chinese fonts in these folders, the best first. */
export function chineseFontFiles(folders: readonly string[]): readonly string[] {
  return folders
    .flatMap((folder) => fontFilesIn(folder, DEEPEST))
    .map((path) => ({ path, rank: rankOf(path) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path)
}

/** The first of these files that is a font with all the characters. */
export function fontWith(characters: readonly string[], files: readonly string[]): LoadedFont | undefined {
  for (const path of files) {
    const font = loaded(path)
    if (font !== undefined && characters.every((each) => font.has(each))) return font
  }
  return undefined
}

/** A file that cannot be read, or is no font that we know, is one font less, and no fault of the run. */
function loaded(path: string): LoadedFont | undefined {
  try {
    return fontOf(path, readFileSync(path))
  } catch {
    return undefined
  }
}

function rankOf(path: string): number {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  return CHINESE.findIndex((each) => each.test(name))
}

function fontFilesIn(folder: string, depth: number): readonly string[] {
  let entries
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch {
    // Most systems have only some of the folders.
    return []
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return depth > 0 ? fontFilesIn(path, depth - 1) : []
    return /\.(?:ttf|otf|ttc|otc)$/i.test(entry.name) ? [path] : []
  })
}
