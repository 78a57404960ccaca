import { ROLES } from '../palette.ts'
import type { Colours, Role, Scheme } from '../palette.ts'
import { FONTS } from '../svgCanvas.ts'

/** The style of every page: colours by day and by night, and on paper those of the day. */
export function styleOf(scheme: Scheme, rules: string): string {
  return `:root{color-scheme:light dark;${variables(scheme.light)}}
@media screen and (prefers-color-scheme:dark){:root{${variables(scheme.dark)}}}
@media print{:root{color-scheme:light}}
${pictureColours(scheme.light)}
${BASE}
${rules}`
}

function variables(colours: Colours): string {
  return ROLES.map((role) => `--${role}:${colours[role]}`).join(';')
}

/** Pictures are drawn by day; in a page their colours follow the reader's scheme. */
function pictureColours(light: Colours): string {
  const rule = (property: 'fill' | 'stroke', role: Role): string =>
    `svg [${property}="${light[role]}"]{${property}:var(--${role})}`
  return ROLES.flatMap((role) => [rule('fill', role), rule('stroke', role)]).join('\n')
}

const BASE = `*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.65 ${FONTS};font-variant-numeric:tabular-nums}
main,header,footer{max-width:1180px;margin:0 auto;padding:0 24px}
a{color:var(--second);text-decoration:underline;text-underline-offset:3px}
a:focus-visible,button:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--second);outline-offset:2px}
.skip{position:absolute;left:8px;top:-60px;background:var(--paper);padding:6px 12px;z-index:9}
.skip:focus{top:8px}
h1{font-size:30px;line-height:1.25;margin:0}
h2{font-size:21px;line-height:1.3;margin:0 0 14px;padding-left:12px;border-left:5px solid var(--up)}
h3{font-size:17px;line-height:1.4;margin:0}
section{margin:0 0 40px}
small,.note,caption{font-size:13px;color:var(--muted)}
.note{margin:8px 0 0}
.up{color:var(--up)}
.down{color:var(--down)}
ul,ol,dl,dd{margin:0;padding:0}
ul,ol{list-style:none}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.5}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{padding:7px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;white-space:nowrap}
thead th{color:var(--muted);font-weight:400;border-bottom-color:var(--muted)}
tbody th{font-weight:700}
.n{text-align:right}
details{margin-top:12px;font-size:14px}
summary{cursor:pointer;color:var(--second)}
details[open]>summary{margin-bottom:8px}
@media (max-width:600px){main,header,footer{padding:0 16px}h1{font-size:25px}section{margin-bottom:32px}th,td{padding:6px 8px}}
@media print{body{font-size:11pt}main,header,footer{max-width:none;padding:0}nav,button,.skip,section>details,dd details{display:none}.scroll{overflow:visible}section{margin-bottom:22px}h2,h3{break-after:avoid}tr,li,figure,dl>div{break-inside:avoid}thead{display:table-header-group}@page{size:A4;margin:14mm 13mm}}`

/** What a day's page has beside the base. */
export const DAY_RULES = `header{padding-top:28px;padding-bottom:18px;display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 20px}
header p{margin:0;color:var(--muted)}
nav{margin-left:auto;display:flex;gap:18px;font-size:14px}
.line{background:var(--panel);border-radius:8px;padding:18px 20px}
.line p{margin:0;font-size:18px;line-height:1.8}
.line button{margin-top:12px;font:inherit;font-size:14px;line-height:1.4;color:var(--ink);background:var(--paper);border:1px solid var(--muted);border-radius:6px;padding:6px 16px;cursor:pointer}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(176px,1fr));gap:1px;background:var(--line);border:1px solid var(--line);border-radius:8px;overflow:hidden}
.cards>div{background:var(--paper);padding:12px 14px}
.cards dt{font-size:14px;color:var(--muted);line-height:1.4}
.cards strong{font-size:26px;line-height:1.35}
.vs{font-size:13px;line-height:1.5;color:var(--muted);display:flex;flex-wrap:wrap;gap:0 10px}
.indexes{display:flex;flex-wrap:wrap;gap:4px 24px;margin:12px 0 0;font-size:15px}
.ladder>li{display:grid;grid-template-columns:96px 1fr;gap:14px;padding:14px 0;border-top:1px solid var(--line)}
.ladder h3{color:var(--up);font-size:20px}
.ladder h3 small{display:block;font-weight:400}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(168px,1fr));gap:8px}
.tiles li{background:var(--upTint);border-radius:5px;padding:7px 10px;display:grid;grid-template-columns:1fr auto;gap:0 8px;font-size:13px;line-height:1.55;color:var(--muted);align-content:start}
.tiles b{font-size:16px;line-height:1.5;color:var(--ink);overflow-wrap:anywhere}
.tiles i{font-style:normal;text-align:right;align-self:center}
.tiles b+i,.tiles em{color:var(--up);font-style:normal}
.tiles em{font-weight:700;white-space:nowrap}
.tiles .g{grid-column:1/-1;overflow-wrap:anywhere}
.many{grid-template-columns:repeat(auto-fill,minmax(132px,1fr));gap:6px}
.many li{padding:3px 8px;align-items:center}
.many b{font-size:14px;font-weight:400}
.picture svg{display:block;width:100%;height:auto}
.narrow{display:none}
.panels{display:grid;grid-template-columns:repeat(3,1fr);gap:26px 28px}
figure{margin:0;min-width:0}
figcaption{display:flex;flex-wrap:wrap;gap:0 14px;font-size:14px;line-height:1.6}
.key svg{margin-right:5px}
.plot{position:relative}
.plot>svg{display:block;width:100%;height:auto;overflow:visible}
.cross{position:absolute;top:8%;bottom:15%;width:1px;background:var(--ink);pointer-events:none}
.tip{position:absolute;top:0;z-index:3;background:var(--paper);border:1px solid var(--muted);border-radius:6px;padding:4px 10px;font-size:13px;line-height:1.5;white-space:nowrap;pointer-events:none}
.tip b{display:block}
.rates{display:flex;flex-wrap:wrap;gap:4px 28px;margin-bottom:12px}
.names{display:flex;flex-wrap:wrap;gap:2px 14px;white-space:normal}
.names li{white-space:nowrap}
td:has(.names),td:has(details){white-space:normal;min-width:260px}
td details{margin-top:2px;font-size:inherit}
.facts>div,.terms>div{display:grid;grid-template-columns:150px 1fr;gap:14px;padding:6px 0;border-bottom:1px solid var(--line);font-size:14px}
.facts dt,.terms dt{font-weight:700}
.facts dd,.terms dd{overflow-wrap:anywhere;color:var(--muted)}
.terms{columns:2;column-gap:40px}
.terms>div{break-inside:avoid;font-size:13px;grid-template-columns:110px 1fr}
footer{border-top:1px solid var(--line);padding-top:14px;padding-bottom:36px;font-size:13px;color:var(--muted);display:flex;flex-wrap:wrap;gap:4px 24px}
footer p{margin:0}
@media (max-width:960px){.panels{grid-template-columns:repeat(2,1fr)}.terms{columns:1}}
@media screen and (max-width:700px){.wide{display:none}.narrow{display:block}}
@media (max-width:600px){.panels{grid-template-columns:1fr}.cards{grid-template-columns:repeat(2,1fr)}.cards strong{font-size:22px}.ladder>li{grid-template-columns:1fr;gap:8px}.ladder h3 small{display:inline}.tiles{grid-template-columns:repeat(2,minmax(0,1fr))}.facts>div,.terms>div{grid-template-columns:1fr;gap:0}nav{margin-left:0}}
@media print{nav,.files,button,.line button{display:none}.panels{grid-template-columns:repeat(2,1fr);gap:14px 24px}.cards{grid-template-columns:repeat(4,1fr)}.cards strong{font-size:15pt}.tiles{grid-template-columns:repeat(4,minmax(0,1fr))}.many{grid-template-columns:repeat(5,minmax(0,1fr))}.ladder>li{grid-template-columns:74px 1fr;padding:8px 0;break-inside:auto}.tiles li,.line,.cards,.cards>div{-webkit-print-color-adjust:exact;print-color-adjust:exact}.picture{-webkit-print-color-adjust:exact;print-color-adjust:exact}.picture svg{break-inside:avoid}td:has(.names){min-width:0}th,td{padding:4px 6px;white-space:normal}th{min-width:2.7em}tbody th{min-width:4.6em}.n{white-space:nowrap}thead .n{white-space:normal}}`
