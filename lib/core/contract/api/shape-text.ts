import { z } from 'zod';

interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

/** What JSON a schema takes or gives, for reading: field by field, `?` where one may be left out. */
export function shapeText(schema: z.ZodType, io: 'input' | 'output'): string {
  return textOf(z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Shape, '');
}

function textOf(shape: Shape, indent: string): string {
  if (shape.enum !== undefined) return shape.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  if (shape.anyOf !== undefined) return shape.anyOf.map((each) => textOf(each, indent)).join(' | ');
  if (shape.items !== undefined) {
    const item = textOf(shape.items, indent);
    return item.includes(' | ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
  }
  if (shape.properties === undefined) return [shape.type ?? 'any'].flat().join(' | ');
  const deeper = `${indent}  `;
  const lines = Object.entries(shape.properties).map(([name, inner]) => {
    const optional = shape.required?.includes(name) === true ? '' : '?';
    return `${deeper}${name}${optional}: ${textOf(inner, deeper)}`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}
