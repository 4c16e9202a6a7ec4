import { type Call, lastName, listed, type Phrase, readableRole, valuesAt } from './call.ts';

/**
 * A phrase as data: past tense, infinitive, and what it is done to. `{path}` is read in
 * requestParameters, `{>path}` in responseElements, `{+path}` in additionalEventData; `|` parts
 * alternatives, `:role` and `:name` say how an ARN is read. What stands in `[…]` is left out where
 * its values are missing; a value missing elsewhere leaves the call to the general sentence.
 */
export type Template = readonly [did: string, tried: string, object: string];

/** By the name of the call. */
export type Templates = Readonly<Record<string, Template>>;

export function fillTemplate([did, tried, object]: Template, call: Call): Phrase | null {
  const filled = fill(object, call);
  if (filled === null) return null;
  return { did: `${did} ${filled}`.trim(), tried: `${tried} ${filled}`.trim() };
}

export function phraseFrom(templates: Templates, call: Call): Phrase | null {
  const template = Object.hasOwn(templates, call.name) ? templates[call.name] : undefined;
  return template === undefined ? null : fillTemplate(template, call);
}

/** Null where a value outside of brackets is missing. */
function fill(object: string, call: Call): string | null {
  let missing = false;
  const text = object
    .split(/(\[[^\]]*\])/)
    .map((part) => {
      const optional = part.startsWith('[');
      const filled = fillPart(optional ? part.slice(1, -1) : part, call);
      if (filled === null && !optional) missing = true;
      return filled ?? '';
    })
    .join('');
  return missing ? null : text;
}

function fillPart(part: string, call: Call): string | null {
  let missing = false;
  const text = part.replace(/\{([^}]*)\}/g, (_, slot: string) => {
    const found = readSlot(slot, call);
    if (found === '') missing = true;
    return found;
  });
  return missing ? null : text;
}

function readSlot(slot: string, call: Call): string {
  const [places = '', reading] = slot.split(':');
  for (const place of places.split('|')) {
    const within = place.startsWith('>') ? call.response : place.startsWith('+') ? call.extra : call.request;
    const values = valuesAt(within, place.replace(/^[>+]/, ''));
    if (values.length === 0) continue;
    if (reading === 'role') return listed(values.map(readableRole));
    return listed(reading === 'name' ? values.map(lastName) : values);
  }
  return '';
}
