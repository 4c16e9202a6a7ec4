/**
 * Groups of modules that import each other in a circle, each as the sorted list of its members.
 * Tarjan's strongly connected components, without recursion, as chains of imports may be long.
 */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const cycles: string[][] = [];

  for (const start of graph.keys()) {
    if (order.has(start)) continue;
    const path: { node: string; next: number }[] = [];
    const enter = (node: string) => {
      order.set(node, order.size);
      low.set(node, order.size - 1);
      open.push(node);
      isOpen.add(node);
      path.push({ node, next: 0 });
    };
    const lower = (node: string, value: number) => low.set(node, Math.min(low.get(node) ?? value, value));
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = graph.get(top.node)?.[top.next];
      top.next += 1;
      if (target !== undefined) {
        if (!order.has(target)) enter(target);
        else if (isOpen.has(target)) lower(top.node, order.get(target) ?? 0);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) lower(parent.node, low.get(top.node) ?? 0);
      if (low.get(top.node) !== order.get(top.node)) continue;
      const members = open.splice(open.indexOf(top.node));
      for (const member of members) isOpen.delete(member);
      const itself = graph.get(top.node)?.includes(top.node) ?? false;
      if (members.length > 1 || itself) cycles.push(members.sort());
    }
  }
  return cycles;
}
