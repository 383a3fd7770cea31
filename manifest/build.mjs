// Builds the Teams app package. Usage: see README.md or --help. Wrong input: one line on stderr and exit code 2.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { checkIcons, checkLanguages, checkManifest, Mistake } from './checks.mjs';

const usage = `node manifest/build.mjs --app-id <guid> --domain <host> --version <1.2.3> [options]

  --app-id        Microsoft app id of the bot: the client id of its managed identity or app registration
  --domain        host on which the desk answers, such as desk.contoso.com
  --version       version of the app; raise it with every change that users should get
  --teams-app-id  id of the app in Teams, if it shall differ from --app-id
  --developer     who offers the app, at most 32 characters (Chat Service Desk)
  --website       support page (https://<domain>)
  --privacy       privacy statement (https://<domain>/privacy)
  --terms         terms of use (https://<domain>/terms)
  --mentions-only asks for no permission to read channel messages; agents then mention the desk in each answer
  --out           file to write (artifacts/chat-service-desk.zip)
  --source        folder with manifest.json, languages and icons (this one)
`;

// One moment for all files, so that the same input gives the same bytes.
const packedAt = new Date(1980, 0, 1);

try {
  const { values } = parseArgs({ options: Object.fromEntries(
    ['app-id', 'domain', 'version', 'teams-app-id', 'developer', 'website', 'privacy', 'terms', 'out', 'source']
      .map((name) => [name, { type: 'string' }]).concat([['mentions-only', { type: 'boolean' }], ['help', { type: 'boolean' }]])) });
  if (values.help) {
    process.stdout.write(usage);
  } else {
    console.log(build(values));
  }
} catch (error) {
  if (!(error instanceof Mistake) && !error.code?.startsWith('ERR_PARSE_ARGS')) {
    throw error;
  }
  console.error(error.message.replaceAll(/\s*\n\s*/g, ' '));
  process.exitCode = 2;
}

function build(values) {
  const source = resolve(values.source ?? import.meta.dirname);
  const manifest = fill(readJson(join(source, 'manifest.json')), tokens(values));
  if (values['mentions-only']) {
    delete manifest.authorization;
    delete manifest.webApplicationInfo;
  }
  checkManifest(manifest);

  const files = { 'manifest.json': Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) };
  const languages = manifest.localizationInfo?.additionalLanguages ?? [];
  for (const { file } of languages) {
    files[file] = read(join(source, file));
  }
  checkLanguages(manifest, Object.fromEntries(languages.map(({ file }) => [file, readJson(join(source, file))])));

  const { color, outline } = manifest.icons;
  files[color] = read(join(source, color));
  files[outline] = read(join(source, outline));
  checkIcons(files[color], files[outline]);

  const out = resolve(values.out ?? join(import.meta.dirname, '..', 'artifacts', 'chat-service-desk.zip'));
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, zipSync(files, { level: 9, mtime: packedAt }));
  return out;
}

function tokens(values) {
  const appId = guid('app-id', values['app-id']);
  const domain = matching('domain', values.domain, /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i,
    'must be a host name without scheme, port or path').toLowerCase();
  return {
    APP_ID: appId,
    TEAMS_APP_ID: values['teams-app-id'] === undefined ? appId : guid('teams-app-id', values['teams-app-id']),
    DOMAIN: domain,
    VERSION: matching('version', values.version, /^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}$/, 'must be three numbers, such as 1.2.3'),
    DEVELOPER: values.developer ?? 'Chat Service Desk',
    WEBSITE_URL: address('website', values.website ?? `https://${domain}`),
    PRIVACY_URL: address('privacy', values.privacy ?? `https://${domain}/privacy`),
    TERMS_URL: address('terms', values.terms ?? `https://${domain}/terms`),
  };
}

function guid(name, value) {
  return matching(name, value, /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i, 'must be a GUID').toLowerCase();
}

function matching(name, value, pattern, rule) {
  if (value === undefined) {
    throw new Mistake(`--${name} is missing; it ${rule}.`);
  }
  if (!pattern.test(value)) {
    throw new Mistake(`--${name} ${rule}, not "${value}".`);
  }
  return value;
}

function address(name, value) {
  if (!URL.canParse(value) || new URL(value).protocol !== 'https:') {
    throw new Mistake(`--${name} must be an https address, not "${value}".`);
  }
  return value;
}

// Tokens are filled in the parsed manifest, so that no value can add structure.
function fill(node, values) {
  if (typeof node === 'string') {
    return node.replaceAll(/\$\{\{(\w+)\}\}/g, (token, name) => {
      if (!(name in values)) {
        throw new Mistake(`manifest.json asks for ${token}, which nobody gives.`);
      }
      return values[name];
    });
  }
  if (Array.isArray(node)) {
    return node.map((item) => fill(item, values));
  }
  return node && typeof node === 'object'
    ? Object.fromEntries(Object.entries(node).map(([name, item]) => [name, fill(item, values)]))
    : node;
}

function read(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Mistake(`${path} cannot be read: ${error.code}.`);
  }
}

function readJson(path) {
  try {
    return JSON.parse(read(path).toString('utf8'));
  } catch (error) {
    throw error instanceof Mistake ? error : new Mistake(`${path} is not JSON: ${error.message}`);
  }
}
