// The official JavaScript renderer of Adaptive Cards, in node: parses as 1.5, renders to HTML as a browser would.
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';
import MarkdownIt from 'markdown-it';

const { window } = new JSDOM('<!doctype html><html><body></body></html>');

// jsdom has no innerText; the renderer writes plain texts through it.
Object.defineProperty(window.HTMLElement.prototype, 'innerText', {
  get() { return this.textContent; },
  set(value) { this.textContent = value; },
});

for (const name of ['window', 'document', 'Node', 'Event', 'MouseEvent', 'KeyboardEvent', 'DOMParser', 'getComputedStyle',
  ...Object.getOwnPropertyNames(window).filter((name) => /^HTML\w*Element$/.test(name))]) {
  globalThis[name] ??= name === 'window' ? window : window[name];
}

// The package's entry for import has paths that node cannot follow; the bundle works.
const AC = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');

const markdown = new MarkdownIt();
AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

/** @returns {{problems: string[], html: string, text: string}} text: what a reader sees, one line per paragraph. */
export function render(json) {
  let parsed;
  try {
    parsed = JSON.parse(json);
  } catch (error) {
    return { problems: [`not JSON: ${error.message}`], html: '', text: '' };
  }

  const card = new AC.AdaptiveCard();
  card.hostConfig = new AC.HostConfig({ actions: { maxActions: 6 } }); // As many as Teams shows.
  const context = new AC.SerializationContext(AC.Versions.v1_5);
  card.parse(parsed, context);
  const problems = [];
  for (let i = 0; i < context.eventCount; i++) {
    problems.push(context.getEventAt(i).message);
  }
  problems.push(...card.validateProperties().validationEvents.map((event) => event.message));

  const element = card.render();
  if (!element) {
    problems.push('nothing to render');
  }
  return { problems, html: element?.outerHTML ?? '', text: element ? readerText(element) : '' };
}

function readerText(element) {
  const blocks = [...element.querySelectorAll('.ac-textBlock, .ac-richTextBlock')];
  return blocks.map((block) => {
    const paragraphs = [...block.querySelectorAll('p')];
    return (paragraphs.length ? paragraphs : [block]).map((part) => part.textContent.replaceAll('\u200B', '')).join('\n');
  }).join('\n');
}
