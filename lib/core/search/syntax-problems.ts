import type { SyntaxNode, Tree } from '@lezer/common';
import type { SearchProblem } from './search-problem.ts';

const quoteHint = 'Put text with spaces, colons or brackets in quotes.';

/** Where the text leaves the grammar, the first three places, each with a hint. */
export function findSyntaxProblems(tree: Tree, text: string): SearchProblem[] {
  const problems: SearchProblem[] = [];
  tree.iterate({
    enter({ node, type }) {
      if (!type.isError || problems.length >= 3) return;
      const problem = explain(node, text);
      if (!problems.some((other) => other.from === problem.from)) problems.push(problem);
    },
  });
  return problems;
}

function explain(error: SyntaxNode, text: string): SearchProblem {
  const { from } = error;
  const character = text[from] ?? '';
  if (character === '"') {
    return { from, to: text.length, message: 'This quote is not closed.', hint: 'Add a " at the end.' };
  }
  const before = lastToken(error);
  const word = before === null ? '' : text.slice(before.from, before.to);
  if (before?.name === 'Is' || before?.name === 'Compare') {
    const field = before.prevSibling ?? before;
    const name = text.slice(field.from, field.to);
    return {
      from: field.from,
      to: before.to,
      message: `A value is missing after ${name}${word}`,
      hint: `Write ${name}:value, or ${name}:* for any value.`,
    };
  }
  if (before !== null && (/Word$/.test(before.name) || before.name === 'NotSign') && before.name !== 'Word') {
    const place = { from: before.from, to: before.to };
    return {
      ...place,
      message: `Something is missing after ${word}.`,
      hint: `Put "${word}" in quotes to look for the word.`,
    };
  }
  if (character === ')' || character === ']' || character === '}') {
    return { from, to: from + 1, message: `This ${character} closes nothing.`, hint: quoteHint };
  }
  const opener = openerOf(error);
  if (opener !== null && from >= text.trimEnd().length) {
    const [open, close] =
      opener.name === 'Range' ? ['bracket', 'write [from TO to]'] : ['parenthesis', 'add a )'];
    return {
      from: opener.from,
      to: opener.from + 1,
      message: `This ${open} is not closed.`,
      hint: `To end it, ${close}.`,
    };
  }
  const to = Math.min(text.length, Math.max(error.to, from + 1));
  return {
    from: Math.min(from, Math.max(0, to - 1)),
    to,
    message:
      character === ''
        ? 'The search ends too early.'
        : `"${[...text.slice(from)][0] ?? ''}" is not expected here.`,
    hint: quoteHint,
  };
}

function lastToken(error: SyntaxNode): SyntaxNode | null {
  let at: SyntaxNode | null = error.prevSibling;
  for (let up = error.parent; at === null && up !== null; up = up.parent) at = up.prevSibling;
  while (at?.lastChild) at = at.lastChild;
  return at;
}

function openerOf(error: SyntaxNode): SyntaxNode | null {
  for (let up = error.parent; up !== null; up = up.parent) {
    if (up.name === 'Group' || up.name === 'List' || up.name === 'ListGroup' || up.name === 'Range')
      return up;
  }
  return null;
}
