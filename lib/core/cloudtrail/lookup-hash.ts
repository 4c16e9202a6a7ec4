/**
 * 32 bits of a unique id (eventID, requestID) as an int32, for finding candidates: cheap, and not safe
 * against collisions on purpose, so whoever asks compares the id in the record itself.
 */
export function lookupHash(id: string): number {
  return bothHalves(id)[1];
}

/** 64 bits of it, of which those are the lower half: what is joined without a look at the record. */
export function wideLookupHash(id: string): bigint {
  const [high, low] = bothHalves(id);
  return (BigInt(high) << 32n) | BigInt(low >>> 0);
}

/** Two lanes of MurmurHash3's 32-bit mixing over UTF-16 units. */
function bothHalves(id: string): [high: number, low: number] {
  let high = 0x9747b28c ^ id.length;
  let low = 0x2545f491 ^ id.length;
  for (let index = 0; index < id.length; index += 1) {
    const unit = id.charCodeAt(index);
    high = Math.imul(high ^ unit, 0xcc9e2d51);
    high = (high << 13) | (high >>> 19);
    low = Math.imul(low ^ unit, 0x1b873593);
    low = (low << 15) | (low >>> 17);
  }
  return [finish(high ^ Math.imul(low, 0x85ebca6b)), finish(low ^ Math.imul(high, 0xc2b2ae35))];
}

function finish(lane: number): number {
  let mixed = lane ^ (lane >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 0;
}
