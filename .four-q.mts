import pg from 'pg';
import { testServerUrl } from '#lib/server/database/test-database.ts';
const url = await testServerUrl();
const admin = new pg.Client(url); await admin.connect();
const { rows } = await admin.query("SELECT datname, pg_size_pretty(pg_database_size(datname)) s FROM pg_database WHERE datname LIKE 'spoor_kept%'"); console.log(rows); await admin.end();
const name = process.argv[2] ?? rows[0].datname;
const u = new URL(url); u.pathname = '/' + name;
const client = new pg.Client(u.toString()); await client.connect();
await client.query('SET jit=off');
import { readFileSync } from 'node:fs';
for (const sql of readFileSync(process.argv[3] ?? '/tmp/spoor/four-q.sql','utf8').split(/;\s*\n/)) { if (!sql.trim()) continue; const t = performance.now(); const r = await client.query(sql); console.log(sql.slice(0,120).replace(/\s+/g,' '), (performance.now()-t).toFixed(0)+'ms', r.rows.length>8? r.rows.length+' rows': r.rows); if (/^\s*EXPLAIN/.test(sql)) console.log(r.rows.map(x=>x['QUERY PLAN']).join('\n')); }
await client.end(); process.exit(0);
