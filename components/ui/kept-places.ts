/** A page that appears so soon after Back or Forward was asked for by it. */
const backMs = 2000;
let wentBack = Number.NEGATIVE_INFINITY;

if (typeof window !== 'undefined') {
  window.addEventListener('popstate', () => {
    wentBack = performance.now();
  });
}

/** Whether what appears now was asked for by Back or Forward. */
export function isBack(): boolean {
  return performance.now() - wentBack < backMs;
}

interface KeptPlaces {
  /** 0, the top, where none was kept. */
  readonly of: (name: string) => number;
  readonly keep: (name: string, place: number) => void;
}

/** Where lists and pages were left, by name; of more than `most` the oldest is forgotten first. */
export function keptPlaces(most: number): KeptPlaces {
  const places = new Map<string, number>();
  return {
    of: (name) => places.get(name) ?? 0,
    keep: (name, place) => {
      places.delete(name);
      places.set(name, place);
      const [oldest] = places.keys();
      if (places.size > most && oldest !== undefined) places.delete(oldest);
    },
  };
}
