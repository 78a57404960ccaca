import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { create } from 'fontkitten'
import type { Font } from 'fontkitten'
import { Refusal } from '../model/refusal.ts'

/** A font that a picture can be drawn with. */
export interface LoadedFont {
  readonly bytes: Uint8Array
  /** The family's name, by which a picture asks for it. */
  readonly family: string
  /** Tells it from others: its file's name and length. */
  readonly key: string
  readonly has: (character: string) => boolean
}

/** Faces of a collection that are drawn for Chinese of the mainland. */
const FOR_MAINLAND = /\b(?:SC|GB|CN|Hans)\b|YaHei|SimSun|Heiti/

/** A font of these bytes: of a collection the face for the mainland, else its first. Throws where it is none. */
export function fontOf(name: string, bytes: Uint8Array): LoadedFont {
  const opened = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const faces: readonly Font[] = opened.isCollection ? opened.fonts : [opened]
  const face = faces.find(({ familyName }) => FOR_MAINLAND.test(familyName)) ?? faces[0]
  if (face === undefined) throw new Error('a collection without a font')
  if (opened.type !== 'TTF' && !opened.isCollection) throw new Error(`${opened.type} is packed`)
  return {
    bytes,
    family: face.familyName,
    key: `${basename(name)}:${bytes.length}`,
    has: (character) => face.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
  }
}

/** The font that the user names; refuses a file that is none. */
export function namedFont(path: string): LoadedFont {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'it is no file'
    throw new Refusal('bad-font', `cannot read the font: ${reason}`, REMEDY, { file: path }, cause)
  }
  try {
    return fontOf(path, bytes)
  } catch (cause) {
    throw new Refusal('bad-font', 'expected a TrueType or OpenType font', REMEDY, { file: path }, cause)
  }
}

const REMEDY =
  'name a .ttf, .otf or .ttc file, with --font or LIMITUP_FONT; or none, for the font of the program'
