import sharp from 'sharp';
const { networks, datasets } = await import('#content/networks.ts');
const { sheetsOf } = await import('./src/figures/folding/scene.ts');
const { stepsOf, momentAt, mapAt, endOf } = await import('./src/figures/folding/steps.ts');
const { trackOf, boxOn, lensOf, corner } = await import('./src/figures/folding/camera.ts');
const S=300;
const cols=['#066bb8','#9a5505','#b13065','#097f23','#7a4aba'];
export function svgAt(net,data,sheets,steps,track,pos){
  const m=momentAt(steps,pos), sh=sheets[m.layer], map=mapAt(net,m);
  const three=net[0].bias.data.length>2;
  const lens=lensOf(boxOn(track,pos),three?-30:0,three?20:0);
  const P=[0,0,0]; const at=i=>{corner(sh,m,map,i,P);const x=lens.right[0]*P[0]+lens.right[1]*P[1]+lens.right[2]*P[2]+lens.left,y=lens.down[0]*P[0]+lens.down[1]*P[1]+lens.down[2]*P[2]+lens.top;return (x*S).toFixed(1)+' '+(y*S).toFixed(1)};
  let o=`<rect width="${S}" height="${S}" fill="#fffdf8"/>`;
  const ring=(a,b)=>'M'+Array.from({length:b-a},(_,i)=>at(a+i)).join('L');
  o+=`<path d="M0 ${lens.top*S}H${S}M${lens.left*S} 0V${S}" stroke="#bbb"/>`;
  for(let r=0;r<sh.rings.length-1;r++)o+=`<path d="${ring(sh.rings[r],sh.rings[r+1])}z" fill="#097f23" fill-opacity=".1" stroke="#1d1f24" stroke-opacity=".5" stroke-width=".6"/>`;
  let g='';for(let r=0;r<sh.lines.length-5;r++)g+=ring(sh.lines[r],sh.lines[r+1]);
  o+=`<path d="${g}" fill="none" stroke="#097f23" stroke-opacity=".25" stroke-width=".5"/>`;
  g='';for(let r=sh.lines.length-5;r<sh.lines.length-1;r++)g+=ring(sh.lines[r],sh.lines[r+1]);
  o+=`<path d="${g}" fill="none" stroke="#1d1f24" stroke-width="1.2"/>`;
  g='';for(let i=sh.rings.at(-1);i<sh.size;i+=2)g+=ring(i,i+2);
  o+=`<path d="${g}" fill="none" stroke="#7a4aba" stroke-width="1.5"/>`;
  data.labels.forEach((c,i)=>{const [x,y]=at(i).split(' ');o+=`<circle cx="${x}" cy="${y}" r="2" fill="${cols[c]}"/>`});
  return o;
}
const only=process.argv[2];
for(const n of networks.filter(n=>!only||n.name===only)){
  const data=datasets[n.data](); const t0=performance.now();
  const sheets=sheetsOf(n.net,data), steps=stepsOf(n.net), track=trackOf(n.net,sheets,steps);
  const dt=performance.now()-t0;
  const list=only?Array.from({length:steps.length+1},(_,i)=>i):[-1,0,1,2,3,4].map(l=>endOf(steps,l));
  const C=6,R=Math.ceil(list.length/C);
  let o='';list.forEach((p,i)=>{o+=`<g transform="translate(${(i%C)*(S+6)} ${Math.floor(i/C)*(S+24)})"><svg width="${S}" height="${S}" viewBox="0 0 ${S} ${S}">${svgAt(n.net,data,sheets,steps,track,p)}</svg><text y="${S+16}" font-size="14">${n.name} ${p} ${p?steps[p-1].layer+' '+steps[p-1].stage:'x'}</text></g>`});
  await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${C*(S+6)}" height="${R*(S+24)}"><rect width="100%" height="100%" fill="#fff"/>${o}</svg>`)).png().toFile(`/tmp/proto-${n.name}.png`);
  console.log(n.name,steps.length,dt.toFixed(0)+'ms',sheets.map(s=>s.partition.regions.length).join(' '), sheets.map(s=>s.size).join(' '));
}
