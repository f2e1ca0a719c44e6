/** How often the page refreshes. */
const REFRESH_MS = 5_000;

/** Refreshes the content, without scrolling the page or losing a selection. */
export const PAGE_SCRIPT = `
setInterval(async () => {
  if (document.hidden || !getSelection().isCollapsed) return;
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const news = page.querySelector('main');
    if (answer.ok && news) document.querySelector('main').replaceWith(news);
    document.body.classList.toggle('gone', !answer.ok);
  } catch {
    document.body.classList.add('gone');
  }
}, ${REFRESH_MS});
`;

export const PAGE_STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:64rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}
p{margin:.3rem 0}.quiet{opacity:.7}
.gone main{opacity:.4}.gone header::after{content:"Replywatch does not answer; this is its last state.";color:#c62828}
.threads{list-style:none;padding:0;margin:0}
.threads li{display:grid;grid-template-columns:11rem 1fr;gap:.2rem 1rem;padding:.6rem 0;border-top:1px solid #8886}
.left{font-size:1.15rem;font-weight:bold}.late{color:#c62828}
article{border:1px solid #8886;border-radius:.5rem;padding:.6rem .8rem;margin:.8rem 0}
article h3{font-size:1rem;margin:.2rem 0}
pre{font:.9rem/1.45 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;margin:.4rem 0}
code{overflow-wrap:anywhere}
a.button{display:inline-block;border:1px solid currentColor;border-radius:.4rem;padding:.3rem .7rem;margin:.3rem .4rem 0 0;text-decoration:none}
@media (max-width:40rem){.threads li{grid-template-columns:1fr}}
@media (prefers-color-scheme:dark){.late{color:#ff8a80}}
`;
