import type { Pattern } from './search-node.ts';

/** A pattern in pieces: text to be there as it is, `*` for any characters, `?` for one. */
export type GlobPiece = { readonly text: string } | { readonly wild: '*' | '?' };

/** `text` as written in a search: a backslash takes the next character for itself. */
export function toPattern(text: string): Pattern {
  const pieces = globPieces({ text, wild: true });
  if (pieces.every((piece) => 'text' in piece)) {
    return { text: pieces.map((piece) => ('text' in piece ? piece.text : '')).join(''), wild: false };
  }
  return { text: pieces.map(spell).join(''), wild: true };
}

function spell(piece: GlobPiece): string {
  return 'wild' in piece ? piece.wild : piece.text.replace(/[\\*?]/g, '\\$&');
}

export function globPieces({ text, wild }: Pattern): GlobPiece[] {
  if (!wild) return [{ text }];
  const pieces: GlobPiece[] = [];
  let literal = '';
  const flush = () => {
    if (literal !== '') pieces.push({ text: literal });
    literal = '';
  };
  const characters = [...text];
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    if (character === '\\' && at + 1 < characters.length) {
      at += 1;
      literal += characters[at] ?? '';
    } else if (character === '*' || character === '?') {
      flush();
      const last = pieces.at(-1);
      if (character === '?' || last === undefined || !('wild' in last) || last.wild === '?')
        pieces.push({ wild: character });
    } else literal += character;
  }
  flush();
  return pieces.length === 0 ? [{ text: '' }] : pieces;
}

/** The pattern of what holds it somewhere. */
export function inside({ text, wild }: Pattern): Pattern {
  return { text: `*${wild ? text : text.replace(/[\\*?]/g, '\\$&')}*`, wild: true };
}

/** The pattern of LIKE that means the same. */
export function globToLike(pattern: Pattern): string {
  return globPieces(pattern)
    .map((piece) => {
      if ('text' in piece) return piece.text.replace(/[\\%_]/g, '\\$&');
      return piece.wild === '*' ? '%' : '_';
    })
    .join('');
}

/** The longest run of text that a value must hold: what an index of trigrams can look for. */
export function longestText(pattern: Pattern): number {
  return Math.max(0, ...globPieces(pattern).map((piece) => ('text' in piece ? [...piece.text].length : 0)));
}

/**
 * Whether the whole value fits, without regard to case. Steps back to the last `*` only, so the
 * time is bounded by the product of the lengths whatever the pattern.
 */
export function matchesGlob(pattern: Pattern, value: string): boolean {
  const wanted = globPieces(pattern).flatMap(toSteps);
  const given = [...fold(value)];
  let [at, place, star, resume] = [0, 0, -1, 0];
  while (place < given.length) {
    const step = wanted[at];
    if (step?.any === true) {
      star = at;
      resume = place;
      at += 1;
    } else if (step !== undefined && (step.one === null || step.one === given[place])) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      place = resume;
    } else return false;
  }
  return wanted.slice(at).every((step) => step.any);
}

interface Step {
  /** Any characters, none too. */
  readonly any: boolean;
  /** The one that must stand here, null for whichever. */
  readonly one: string | null;
}

function toSteps(piece: GlobPiece): Step[] {
  if ('wild' in piece) return [{ any: piece.wild === '*', one: null }];
  return Array.from(fold(piece.text), (one) => ({ any: false, one }));
}

/** Letters one by one, as the database lowers them: none becomes two. */
export function fold(text: string): string {
  return Array.from(text, (character) => {
    const lower = character.toLowerCase();
    return [...lower].length === 1 ? lower : character;
  }).join('');
}
