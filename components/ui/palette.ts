/** Colours for marks, as CSS values that follow the theme. The eighth category is the last with a colour of its own. */
export const categoryColors = [
  'var(--category-1)',
  'var(--category-2)',
  'var(--category-3)',
  'var(--category-4)',
  'var(--category-5)',
  'var(--category-6)',
  'var(--category-7)',
  'var(--category-8)',
] as const;

/** Everything beyond the named categories. */
export const restColor = 'var(--category-rest)';

export const outcomeColors = {
  success: 'var(--outcome-success)',
  denied: 'var(--outcome-denied)',
  failed: 'var(--outcome-failed)',
} as const;
