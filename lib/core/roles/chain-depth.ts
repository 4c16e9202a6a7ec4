/** Links that a chain is followed for: each takes a call of its own, and cycles, which damaged logs hold, end. */
export const maxChainDepth = 200;
