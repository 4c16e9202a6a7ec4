/** Linear sRGB, 0 to 1. */
type Rgb = readonly [number, number, number];

/** Ways of seeing: the three dichromacies at full strength, by Machado, Oliveira and Fernandes (2009). */
export const visions = ['normal', 'protan', 'deutan', 'tritan'] as const;
export type Vision = (typeof visions)[number];

const simulation: Record<Vision, readonly [Rgb, Rgb, Rgb]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** WCAG 2 contrast of two `#rrggbb`, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [high, low] = [luminance(linear(one)), luminance(linear(other))].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (high + 0.05) / (low + 0.05);
}

/** Distance of two `#rrggbb` in OKLab as a reader with that vision sees them, times 100; under about 2 is hard to tell. */
export function distance(one: string, other: string, vision: Vision): number {
  const [a, b] = [oklab(seen(linear(one), vision)), oklab(seen(linear(other), vision))];
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function linear(hex: string): Rgb {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function luminance(rgb: Rgb): number {
  return dot([0.2126, 0.7152, 0.0722], rgb);
}

function seen(rgb: Rgb, vision: Vision): Rgb {
  const [r, g, b] = simulation[vision];
  const held = (row: Rgb) => Math.min(1, Math.max(0, dot(row, rgb)));
  return [held(r), held(g), held(b)];
}

/** Björn Ottosson, "A perceptual color space for image processing". */
function oklab(rgb: Rgb): Rgb {
  const l = Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], rgb));
  const m = Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], rgb));
  const s = Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], rgb));
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], [l, m, s]),
    dot([1.9779984951, -2.428592205, 0.4505937099], [l, m, s]),
    dot([0.0259040371, 0.7827717662, -0.808675766], [l, m, s]),
  ];
}

function dot(a: Rgb, b: Rgb): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
