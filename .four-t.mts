import { openKeptDatabase } from '#lib/server/database/test-database.ts';
import { parseView } from '#lib/core/view/codec.ts';
import { countActivity } from '#lib/server/queries/count-activity.ts';
import { listFacetValues } from '#lib/server/queries/list-facet-values.ts';
import { listEvents } from '#lib/server/queries/list-events.ts';
const t = await openKeptDatabase('1000000'); const c = { pool: t.pool, now: Date.UTC(2026,10,1) };
for (const q of ['requestParameters.key:*','NOT requestParameters.key:*','bucket','requestParameters.key:*me.png','resources.ARN:*','eventName:GetObject AND requestParameters.key:*','NOT accessKeyId:ASIA*', 'requestParameters.bucketName:*']) {
  const view = parseView('q='+encodeURIComponent(q)).view;
  let s = performance.now(); const a = await countActivity(c, view); const ta = performance.now()-s;
  s = performance.now(); const f = await listFacetValues(c, view, { field: 'eventName', search: '', limit: 3 }); const tf = performance.now()-s;
  s = performance.now(); const p = await listEvents(c, view, { at: { offset: Math.floor(a.total/2) }, limit: 100 }); const tp = performance.now()-s;
  console.log(q, a.total, a.share, ta.toFixed(0)+'ms', 'facet', f.values.map(v=>v.value+':'+v.count).join(' '), f.share, tf.toFixed(0)+'ms', 'half', tp.toFixed(0)+'ms', p.events.length);
}
await t.close(); process.exit(0);
