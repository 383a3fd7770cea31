// node tests/cards/render.mjs <folder of card .json files> <output folder>
// Writes light.html and dark.html: every card at 600 and at 320 pixels, rendered by the official renderer in the browser.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { themes } from './themes.mjs';

const [input, output] = process.argv.slice(2);
if (!input || !output) {
  console.error('usage: node render.mjs <folder of card .json files> <output folder>');
  process.exit(2);
}

const require = createRequire(import.meta.url);
const script = (name) => readFileSync(require.resolve(name), 'utf8').replaceAll('</script', '<\\/script');
const json = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');

const cards = readdirSync(input).filter((name) => name.endsWith('.json')).sort()
  .map((name) => ({ name: basename(name, '.json'), card: JSON.parse(readFileSync(join(input, name), 'utf8')) }));
if (cards.length === 0) {
  console.error(`no .json files in ${input}`);
  process.exit(2);
}

// Nearly as wide as what Teams uses, and the same on every machine.
const fonts = [400, 600].map((weight) => {
  const file = readFileSync(require.resolve(`@fontsource/open-sans/files/open-sans-latin-${weight}-normal.woff2`));
  return `@font-face { font-family: 'Open Sans'; font-weight: ${weight}; src: url(data:font/woff2;base64,${file.toString('base64')}); }`;
}).join('\n');

mkdirSync(output, { recursive: true });
for (const [name, theme] of Object.entries(themes)) {
  writeFileSync(join(output, `${name}.html`), page(name, theme));
}

function page(name, theme) {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Cards, ${name}</title><style>${fonts}${theme.css}</style></head>
<body><main></main>
<script>var exports = undefined, module = undefined;</script>
<script>${script('markdown-it/dist/markdown-it.min.js')}</script>
<script>${script('adaptivecards/dist/adaptivecards.min.js')}</script>
<script>
const markdown = window.markdownit();
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = markdown.render(text); result.didProcess = true; };
const main = document.querySelector('main');
for (const { name, card: json } of ${json(cards)}) {
  const row = document.createElement('section');
  row.innerHTML = '<h2></h2><form class="wide card"></form><form class="narrow card"></form>';
  row.querySelector('h2').textContent = name;
  row.id = name;
  main.append(row);
  for (const frame of row.querySelectorAll('.card')) {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(${json(theme.hostConfig)});
    card.parse(json, new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5));
    card.render(frame);
  }
}
</script></body></html>
`;
}
