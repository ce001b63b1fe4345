import { PGlite } from '@electric-sql/pglite';
import { generateCalls } from './generateCalls';
import { copyText, copyColumns } from './sinks/copyText';
import { createLineageTable } from './sinks/pglite';
const cpu=()=>{const c=process.cpuUsage();return (c.user+c.system)/1000};
async function main(){
let t=cpu(); const rows=[...generateCalls({now:Date.now()})].slice(0,80000); console.log('gen',cpu()-t);
t=cpu(); const mk=(n:number)=>{const texts:string[]=[]; for(let i=0;i<rows.length;i+=n) texts.push(copyText(rows.slice(i,i+n))); return texts}; const texts=mk(10000); console.log('text 80k',cpu()-t);
t=cpu(); mk(10000); console.log('text again',cpu()-t);
const db=await PGlite.create(); await createLineageTable(db);
const run=async(name:string,texts:string[],opt='')=>{ await db.exec('truncate llm_calls'); const t=cpu(); for(const x of texts){ await db.query(`COPY llm_calls (${copyColumns}) FROM '/dev/blob' WITH (FORMAT csv${opt})`,[],{blob:new Blob([x])}); } console.log(name,cpu()-t);};
await run('warm',texts); await run('10k',texts); await run('2k',mk(2000)); await run('40k',mk(40000));
const unq=texts.map(x=>x.replaceAll(/"([A-Za-z0-9_.-]+)"/g,'$1')); await run('unquoted',unq);
await db.exec('drop index llm_calls_time'); await run('noindex',unq);
await run('freeze-less tx',unq);
process.exit(0)}
main();
