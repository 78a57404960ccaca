// The font of the pictures: Noto Sans SC, cut down to the letters that reports and stock names are written in.
import { readFileSync } from 'node:fs'
import subsetFont from 'subset-font'

const SOURCE = 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'

/** Letters of stock names, and a few likely ones, that GB 2312 leaves out. */
const BEYOND_GB2312 =
  '昇璟岹碁峆橦镕喆珅垚玥炘祎赟鋆堃翀旻昉甦犇骉燚暐玙珺琇瑀瑄璠璘琤翙翯沄沨洺浛淏湜溦澔濛禛禔晞暻曌杺栢棻珝竑芃锜飏埇旸曈燊晅烜頔湧堉垵浐溁漷珪珹琎瑨璆璥燏焜烺煐熲峃嵿嶓椆楒榃樑氿汭汸沕洣洑湉湝滃滘漖潓澂瀍玕玗珖珣瓅皕皞瞾矞硚碶磻礐祐禤窣竫簃絪綝缐翃茝萩衎訚譞谿贇跶鄌鄘酂釴鈊鈺銓鋐鋕鍶鐏闿阇雱靃靑韡頫颋颙饸馎駃騄骎髙鮀鹮麃龢'

const gbk = new TextDecoder('gbk')

/** The characters of rows first..last of GB 2312. */
function rows(first, last) {
  const bytes = []
  for (let row = first; row <= last; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell)
  return gbk.decode(Uint8Array.from(bytes)).replaceAll('\ufffd', '')
}

function block(first, last) {
  return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join('')
}

const text = [
  block(0x20, 0x7e),
  block(0xa0, 0xff),
  block(0x2010, 0x2027),
  block(0x2190, 0x2193),
  block(0x2460, 0x2473),
  block(0x25a0, 0x25cf),
  '−≤≥≈≠∞√←↑→↓★☆✓✗',
  rows(0xa1, 0xa9),
  rows(0xb0, 0xf7),
  BEYOND_GB2312,
].join('')

/** Makes the font. */
export function reportFont() {
  return subsetFont(readFileSync(SOURCE), text, {
    targetFormat: 'sfnt',
    noHinting: true,
    dropTables: ['GSUB', 'GPOS', 'vhea', 'vmtx', 'VORG'],
  })
}
