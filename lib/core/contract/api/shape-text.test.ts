import { expect, test } from 'vitest';
import { z } from 'zod';
import { shapeText } from './shape-text.ts';

test('a schema reads as the JSON that it stands for', () => {
  const schema = z.object({
    rows: z.array(z.object({ id: z.int(), kind: z.enum(['a', 'b']) })),
    next: z.string().nullable(),
    note: z.string().optional(),
  });
  expect(shapeText(schema, 'output')).toBe(
    '{\n  rows: {\n    id: integer\n    kind: "a" | "b"\n  }[]\n  next: string | null\n  note?: string\n}',
  );
});
