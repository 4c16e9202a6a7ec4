import { type CubePart, type IdDimension, idDimensions } from './cube-part.ts';

/**
 * Numbers for the ids of all parts, so that sums over many parts are kept in arrays: a part's own
 * codes are turned into them once, when it is first met. Ids stay known for good.
 */
export class ValuePlaces {
  readonly #byDimension = new Map(
    idDimensions.map((dimension) => [dimension, { places: new Map<bigint, number>(), ids: [0n] }]),
  );
  readonly #ofParts = new WeakMap<CubePart, Map<IdDimension, Uint32Array>>();

  /** For each code of the part the place of its value; 0 for a missing one. */
  of(part: CubePart, dimension: IdDimension): Uint32Array {
    let known = this.#ofParts.get(part);
    if (known === undefined) {
      known = new Map();
      this.#ofParts.set(part, known);
    }
    let places = known.get(dimension);
    if (places === undefined) {
      places = this.#learn(dimension, part.ids[dimension].values);
      known.set(dimension, places);
    }
    return places;
  }

  /** The id at a place, as rows have it; null at 0. */
  keyAt(dimension: IdDimension, place: number): string | null {
    return place === 0 ? null : String(this.#byDimension.get(dimension)?.ids[place]);
  }

  #learn(dimension: IdDimension, values: BigInt64Array): Uint32Array {
    const { places, ids } = this.#byDimension.get(dimension) ?? { places: new Map(), ids: [0n] };
    const moved = new Uint32Array(values.length + 1);
    for (const [index, id] of values.entries()) {
      let place = places.get(id);
      if (place === undefined) {
        place = ids.length;
        places.set(id, place);
        ids.push(id);
      }
      moved[index + 1] = place;
    }
    return moved;
  }
}
