import type { Grade } from './session-kinds.ts';

/** A grade of proof in a word for badges, and in a sentence. */
export const gradeWords: Record<Grade, { readonly word: string; readonly sentence: string }> = {
  key: { word: 'exact key', sentence: 'The key that was handed out is the key that signed the calls.' },
  session: {
    word: 'exact id',
    sentence: 'The issuing record names this very session, created in that second.',
  },
  'session-near': {
    word: 'id, a second off',
    sentence: 'The issuing record names this session; the clocks are a second apart.',
  },
  inferred: {
    word: 'inferred',
    sentence: 'Role, session name and time agree; no id joins the two.',
  },
  'key-doubted': {
    word: 'key, doubted',
    sentence:
      'The key that was handed out signed the calls, but to another role or session name, or more than five seconds before or after the session began.',
  },
};

/** Where there is no issuing record at all. */
export const noGrade = {
  word: 'no record',
  sentence: 'The record that issued these credentials is not in the logs.',
} as const;

/** A long-lived key whose making is not in the logs. */
export const ownKey = {
  word: 'own key',
  sentence: 'A long-lived key: it signs until it is deleted. The record that made it is not in the logs.',
};
