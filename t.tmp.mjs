const {solve,knobs}=await import('./src/figures/folding/model.ts');
const {initial}=await import('#figure/knobs.ts');
const p=initial(knobs);
for(let i=0;i<5;i++){const t=performance.now();const v=solve({...p,at:p.at+i*.1});console.log(performance.now()-t, v.scene.right,v.scene.merged,v.regions,v.follow.region,v.follow.datum,JSON.stringify(v.follow.map),v.follow.place)}
for(const [data,width,seed] of [['spiral3',2,2],['spiral3',2,12],['spiral3',5,1],['xor',2,1]]){const v=solve({...p,data,width,seed});console.log(data,width,seed,v.scene.right,v.total,v.scene.merged,v.scene.stats.map(s=>[s.all,s.none,s.first,s.second,s.dead.join()].map(x=>typeof x==='number'?x.toFixed(2):x).join(' ')))}
{const t=performance.now();const v=solve({...p,width:10,depth:6,seed:3,data:'spiral5',points:500});console.log(performance.now()-t,v.regions);const t2=performance.now();solve({...p,width:10,depth:6,seed:3,data:'spiral5',points:500,turn:20});console.log(performance.now()-t2)}
