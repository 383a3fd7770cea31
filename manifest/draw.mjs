// Draws color.png and outline.png from the SVG files. Needs Chromium: node manifest/draw.mjs [path of the browser]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPng, writePng } from './png.mjs';

const browser = process.argv[2] ?? '/usr/bin/chromium';
const here = import.meta.dirname;

for (const [name, size] of [['color', 192], ['outline', 32]]) {
  const folder = mkdtempSync(join(tmpdir(), 'icon-'));
  const shot = join(folder, 'icon.png');
  const page = join(folder, 'icon.html');
  writeFileSync(page, `<!doctype html><style>body{margin:0}svg{display:block}</style>${readFileSync(join(here, `${name}.svg`), 'utf8')}`);
  execFileSync(browser, ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-device-scale-factor=1',
    '--default-background-color=00000000', `--window-size=${size},${size}`, `--screenshot=${shot}`, page], { stdio: 'ignore' });
  const icon = readPng(readFileSync(shot));
  if (name === 'outline') {
    whiten(icon.pixels);
  }
  writeFileSync(join(here, `${name}.png`), writePng(icon));
  rmSync(folder, { recursive: true });
}

// The browser rounds the colour of half-transparent edges; Teams takes white only.
function whiten(pixels) {
  for (let at = 0; at < pixels.length; at += 4) {
    pixels.fill(pixels[at + 3] === 0 ? 0 : 255, at, at + 3);
  }
}
