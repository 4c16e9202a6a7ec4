// How Node is started where it may import: V8 collects a whole heap whenever 32 MB have passed through
// buffers outside it, which reading archives does twice a second, and finds nothing each time. Heaps of
// threads are told by lib/server/ingest/roomy-heaps.ts; of the main thread only its start can tell it.
export const roomyHeap = ['--initial-old-space-size=128', '--external-memory-accounted-in-global-limit'];
