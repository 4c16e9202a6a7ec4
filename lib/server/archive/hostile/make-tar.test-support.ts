export interface TarPart {
  name?: string | Buffer;
  content?: Buffer | string;
  type?: string;
  /** The size field's 12 bytes, in place of the true size. */
  sizeField?: Buffer;
  linkname?: string;
  breakChecksum?: boolean;
}

/** One tar entry, header and padded content, every field as wished (POSIX ustar). */
export function tarEntry(part: TarPart): Buffer {
  const content = Buffer.from(part.content ?? '');
  const header = Buffer.alloc(512);
  Buffer.from(part.name ?? 'a.json').copy(header, 0, 0, 100);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  if (part.sizeField === undefined) header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  else part.sizeField.copy(header, 124, 0, 12);
  header.write('00000000000\0', 136);
  header.write(part.type ?? '0', 156);
  header.write(part.linkname ?? '', 157);
  header.write('ustar\0', 257);
  header.write('00', 263);
  header.fill(0x20, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0) + (part.breakChecksum === true ? 1 : 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
  return Buffer.concat([header, content, padding]);
}

export function makeTar(parts: readonly TarPart[], end = true): Buffer {
  return Buffer.concat([...parts.map(tarEntry), Buffer.alloc(end ? 1024 : 0)]);
}

/** A PAX header for the entry after it. `length` is what its record claims. */
export function pax(values: Record<string, string>, length?: number): TarPart {
  const records = Object.entries(values).map(([key, value]) => {
    const body = ` ${key}=${value}\n`;
    let total = body.length + 1;
    while (String(total).length + Buffer.byteLength(body) !== total) total += 1;
    return `${length ?? total}${body}`;
  });
  return { name: 'PaxHeader', type: 'x', content: records.join('') };
}

/** A size in base 256, as GNU tar writes large and negative ones. */
export function base256(value: bigint): Buffer {
  const field = Buffer.alloc(12);
  let rest = BigInt.asUintN(96, value);
  for (let at = 11; at >= 0; at -= 1) {
    field[at] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  field[0] = (field[0] ?? 0) | 0x80;
  return field;
}
