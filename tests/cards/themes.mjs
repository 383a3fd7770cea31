// Looks near enough to Teams to judge a card by: its sizes, its colours, its buttons. Our own values.
const palettes = {
  light: {
    page: '#f5f5f5', card: '#ffffff', border: '#d1d1d1', text: '#242424', subtle: '#616161', accent: '#5b5fc7', good: '#237b4b',
    warning: '#835c00', attention: '#c4314b', emphasis: '#f5f5f5', button: '#ffffff', input: '#ffffff', onAccent: '#ffffff',
  },
  dark: {
    page: '#1f1f1f', card: '#292929', border: '#525252', text: '#ffffff', subtle: '#adadad', accent: '#7f85f5', good: '#92c353',
    warning: '#f8d22a', attention: '#f9526b', emphasis: '#333333', button: '#292929', input: '#1f1f1f', onAccent: '#000000',
  },
};

// The renderer reads eight digits as alpha, red, green, blue.
const tint = (color) => `#26${color.slice(1)}`;
const sans = "'Segoe UI', 'Open Sans', 'Noto Sans', system-ui, sans-serif";
const mono = "'Cascadia Mono', Consolas, monospace";
const fonts = (fontFamily) => ({
  fontFamily,
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
});
const pair = (color, subtle = color) => ({ default: color, subtle });

function hostConfig(p) {
  const foregroundColors = {
    default: pair(p.text, p.subtle), dark: pair(p.text, p.subtle), light: pair(p.card, p.card), accent: pair(p.accent),
    good: pair(p.good), warning: pair(p.warning), attention: pair(p.attention),
  };
  const style = (backgroundColor) => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: sans,
    spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 16 },
    separator: { lineThickness: 1, lineColor: p.border },
    supportsInteractivity: true,
    fontTypes: { default: fonts(sans), monospace: fonts(mono) },
    containerStyles: {
      default: style(p.card), emphasis: style(p.emphasis), accent: style(tint(p.accent)), good: style(tint(p.good)),
      attention: style(tint(p.attention)), warning: style(tint(p.warning)),
    },
    imageSizes: { small: 32, medium: 52, large: 100 },
    actions: {
      maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 8 },
    },
    factSet: {
      title: { size: 'default', color: 'default', isSubtle: true, weight: 'default', maxWidth: 150, wrap: true },
      value: { size: 'default', color: 'default', isSubtle: false, weight: 'default', wrap: true },
      spacing: 16,
    },
    inputs: {
      label: { inputSpacing: 'small', requiredInputs: { weight: 'bolder', suffix: ' *' }, optionalInputs: { weight: 'bolder' } },
      errorMessage: { color: 'attention', size: 'small' },
    },
    table: { cellSpacing: 8 },
    textStyles: { heading: { weight: 'bolder', size: 'large', color: 'default', isSubtle: false, fontType: 'default' } },
  };
}

const css = (p) => `
  body { margin: 0; padding: 24px; background: ${p.page}; color: ${p.text}; font-family: ${sans}; }
  section { display: grid; grid-template-columns: 600px 320px; gap: 24px; align-items: start; margin-bottom: 32px; }
  h2 { grid-column: 1 / -1; margin: 0; font-size: 13px; font-weight: 400; color: ${p.subtle}; }
  .card { background: ${p.card}; border: 1px solid ${p.border}; border-radius: 8px; overflow: hidden; }
  .ac-textBlock p, .ac-textBlock ul, .ac-textBlock ol { margin: 0 0 8px; }
  .ac-textBlock p:last-child { margin-bottom: 0; }
  .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
  .ac-pushButton { font: 600 14px ${sans}; padding: 5px 12px; min-height: 32px; border-radius: 4px;
    border: 1px solid ${p.border}; background: ${p.button}; color: ${p.text}; }
  .ac-pushButton.style-positive { background: ${p.accent}; border-color: ${p.accent}; color: ${p.onAccent}; }
  .ac-pushButton.style-destructive { color: ${p.attention}; border-color: ${p.attention}; }
  .ac-input, .ac-textInput, .ac-multichoiceInput { box-sizing: border-box; font: 14px ${sans};
    background: ${p.input}; color: ${p.text}; border: 1px solid ${p.border}; border-radius: 4px; padding: 5px 8px; }
  .ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect, .ac-toggleInput, .ac-input-container .ac-input:has(> input) {
    border: 0; background: none; padding: 0; }
  textarea.ac-input { min-height: 72px; }
  a { color: ${p.accent}; }
`;

export const themes = Object.fromEntries(Object.entries(palettes).map(
  ([name, palette]) => [name, { hostConfig: hostConfig(palette), css: css(palette) }]));
