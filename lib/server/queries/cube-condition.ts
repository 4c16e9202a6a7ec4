import {
  type IdDimension,
  idDimensions,
  type SetDimension,
  setDimensions,
} from '#lib/core/cube/cube-part.ts';
import type { CubeTest } from '#lib/core/cube/cube-test.ts';
import type { Field } from '#lib/core/view/fields.ts';

/** The field has one of these stored values; or none, where `missing` says so. Null: the cube does not know. */
export function storedAmong(
  field: Field,
  stored: readonly (string | bigint)[],
  missing = false,
): CubeTest | null {
  if (isSet(field)) return { kind: 'set', dimension: field, places: stored.map(Number) };
  if (!isId(field)) return null;
  return { kind: 'id', dimension: field, ids: BigInt64Array.from(stored, BigInt).sort(), missing };
}

export function isPresent(field: Field): CubeTest | null {
  if (isSet(field)) return constant(true);
  return isId(field)
    ? { kind: 'not', test: { kind: 'id', dimension: field, ids: noIds, missing: true } }
    : null;
}

export function constant(holds: boolean): CubeTest {
  return { kind: 'constant', holds };
}

const noIds = new BigInt64Array(0);

function isId(field: Field): field is IdDimension {
  return (idDimensions as readonly Field[]).includes(field);
}

function isSet(field: Field): field is SetDimension {
  return (setDimensions as readonly Field[]).includes(field);
}
