// What Teams would refuse, found before it is uploaded. Everything runs without network.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { readPng } from './png.mjs';

// The package is here for the official schemas in it; its code wants modules that it does not declare.
const schemas = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')), 'json-schemas', 'teams');

/** Something that the person who builds can put right; the message is one line. */
export class Mistake extends Error {}

export function checkManifest(manifest) {
  const problems = breaks(officialSchema(manifest, 'MicrosoftTeams.schema.json'), manifest);
  if (problems.length > 0) {
    throw new Mistake(`manifest.json breaks the schema ${manifest.manifestVersion}: ${problems.join('; ')}`);
  }
}

/** Each language says each text, nothing else, and keeps within its length. */
export function checkLanguages(manifest, languages) {
  const schema = officialSchema(manifest, 'MicrosoftTeams.Localization.schema.json');
  const expected = [...texts(manifest)].map(([key]) => key);
  for (const [file, language] of Object.entries(languages)) {
    const problems = breaks(schema, language);
    const given = Object.keys(language).filter((key) => key !== '$schema');
    problems.push(...expected.filter((key) => !given.includes(key)).map((key) => `${key} is missing`));
    problems.push(...given.filter((key) => !expected.includes(key)).map((key) => `${key} translates nothing`));
    if (problems.length > 0) {
      throw new Mistake(`${file}: ${problems.join('; ')}`);
    }
  }
}

/** Sizes that Teams asks for; the outline has no colour but white. */
export function checkIcons(color, outline) {
  icon('the colour icon', color, 192);
  const { pixels } = icon('the outline icon', outline, 32);
  let clear = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] === 0) {
      clear++;
    } else if (pixels[at] !== 255 || pixels[at + 1] !== 255 || pixels[at + 2] !== 255) {
      throw new Mistake('the outline icon must be white on transparent.');
    }
  }
  if (clear === 0) {
    throw new Mistake('the outline icon must have a transparent background.');
  }
}

function officialSchema(manifest, name) {
  const path = join(schemas, `v${manifest.manifestVersion}`, name);
  if (!/^1\.\d+$/.test(manifest.manifestVersion) || !existsSync(path)) {
    throw new Mistake(`manifestVersion "${manifest.manifestVersion}" is no known schema version.`);
  }
  return JSON.parse(readFileSync(path, 'utf8'));
}

function breaks(schema, document) {
  const validate = addFormats(new Ajv({ allErrors: true, strict: false, unicodeRegExp: false })).compile(schema);
  return validate(document) ? [] : validate.errors.map((error) => `${error.instancePath || '/'} ${error.message}`);
}

function icon(what, bytes, size) {
  let image;
  try {
    image = readPng(bytes);
  } catch (error) {
    throw new Mistake(`${what} ${error.message}.`);
  }
  if (image.width !== size || image.height !== size) {
    throw new Mistake(`${what} must be ${size} x ${size}, not ${image.width} x ${image.height}.`);
  }
  return image;
}

function* texts(manifest) {
  yield ['name.short', manifest.name.short];
  yield ['name.full', manifest.name.full];
  yield ['description.short', manifest.description.short];
  yield ['description.full', manifest.description.full];
  for (const [a, activity] of (manifest.activities?.activityTypes ?? []).entries()) {
    yield [`activities.activityTypes[${a}].description`, activity.description];
    yield [`activities.activityTypes[${a}].templateText`, activity.templateText];
  }
  for (const [l, list] of (manifest.bots?.[0]?.commandLists ?? []).entries()) {
    for (const [c, command] of list.commands.entries()) {
      yield [`bots[0].commandLists[${l}].commands[${c}].title`, command.title];
      yield [`bots[0].commandLists[${l}].commands[${c}].description`, command.description];
    }
  }
  for (const [e, extension] of (manifest.composeExtensions ?? []).entries()) {
    for (const [c, command] of (extension.commands ?? []).entries()) {
      yield [`composeExtensions[${e}].commands[${c}].title`, command.title];
      yield [`composeExtensions[${e}].commands[${c}].description`, command.description];
      for (const [p, parameter] of (command.parameters ?? []).entries()) {
        yield [`composeExtensions[${e}].commands[${c}].parameters[${p}].title`, parameter.title];
        yield [`composeExtensions[${e}].commands[${c}].parameters[${p}].description`, parameter.description];
      }
    }
  }
}
