/** How evidence looks on a screen and on paper; dark ink on white, since it is printed. */
export const EVIDENCE_STYLE = `
:root { color-scheme: light; }
body { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; color: #1b1f24; background: #fff;
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 2px solid #1b1f24; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p { margin: .5rem 0; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0 0 1rem; }
dt, .quiet, .utc { color: #59636e; }
dd { margin: 0; }
a { color: #0a55a8; }
ul { margin: .25rem 0; padding-left: 1.25rem; }
.quiet, .utc, th, td, .tag { font-size: .875rem; }
.utc { display: inline-block; }
.warn { padding: .5rem .75rem; border-left: 4px solid #b35900; background: #fdf6ee; }
.talk { list-style: none; margin: 0; padding: 0; }
.talk > li { margin: 0 0 1rem; padding: .5rem .75rem; border: 1px solid #d1d9e0; border-left: 4px solid #8c959f; border-radius: 4px; }
.talk > .buyer { border-left-color: #0a55a8; }
.talk > .seller { border-left-color: #1a7f37; }
.by { display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: baseline; margin-top: 0; }
.tag { padding: 0 .4rem; border: 1px solid #b35900; border-radius: 1rem; color: #8a4600; }
.said { white-space: pre-wrap; }
details { margin: .5rem 0; }
summary { color: #59636e; font-size: .875rem; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #d1d9e0; text-align: left; vertical-align: top; font-weight: 400; }
th { width: 12rem; }
th .utc { display: block; }
@media (max-width: 36rem) { th, td { display: block; width: auto; } th { border: 0; padding-bottom: 0; } td { padding-top: 0; } }
@media print {
  @page { margin: 18mm 15mm; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h1 { font-size: 16pt; } h2 { font-size: 13pt; } h3 { font-size: 10pt; }
  .quiet, .utc, th, td, .tag, summary { font-size: 8.5pt; }
  h2, h3, .by { break-after: avoid; }
  tr, .warn { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
`;
