// What a query costs grows little faster than its length, whatever it is made of: a link can ask what somebody else wrote.
// Usage: node cost.js PART…, the parts of match.js in their order. Prints what costs more.
'use strict';
process.argv.slice(2).forEach(part => require(part));
const {Finder} = globalThis.statusbookMatch;

const finder = new Finder({ending: '.html', across: [], protocols: [
  {id: 'http', name: 'HTTP', codes: [['404', 'Not Found'], ['410', 'Gone']], classes: [['4xx', '400', '499']]},
  {id: 'dns', name: 'DNS', codes: [['REFUSED', 'Query Refused', ['5']], ['10-20', 'Unassigned']]}
]});
finder.addCommon({ignored: 'a, the, と, とは, は', between: 'and, と', numbers: ['four 4', 'eighty 80', 'hundred x100', '四 4', 'and'], keys: ['йцукенгшщзхъфывапролджэячсмитьбюё'],
  latin: ['sh ш', 's с']});
finder.add('http', [['keyword', 'missing page', [0]], ['log', 'error 1015', [1]]]);
finder.add('dns', [['gloss', 'the server will not answer', [0]]]);
finder.prepare();

// What the patterns of match.js look for, and what stands around it.
const pieces = ['[', ']', '1:11', '<sip:', '"', "from '", '@', 'a', 'a://', '-', '/', 'get /', 'a/1 ', ' ', 'id:', '#1', '1.', '404 ',
  'code = ', 'four', 'four ', '四', 'とは', 'hundred-', 's', 'aor <', '"a-', '"/', '[code=', '0.0s', 'abcdef01-', '\ufdfa'];
const LONG = 2000, SHORT = LONG / 8;
const made = (a, b, n) => (a.repeat(n / a.length / 2) + b.repeat(n / b.length / 2));

function cost(ask) {
  const before = process.cpuUsage();
  ask();
  return process.cpuUsage(before).user / 1e6;
}

// A query of eight times the length, and an address that is longer than what is read.
for (const a of pieces)
  for (const b of pieces) {
    const short = made(a, b, SHORT), long = made(a, b, LONG), least = Math.max(cost(() => finder.find(short, {})), 0.02);
    const costs = [cost(() => finder.find(long, {})), cost(() => finder.meant(long.repeat(32), {}))];
    if (Math.max(...costs) > 24 * least)
      console.log(`${JSON.stringify(a)} and ${JSON.stringify(b)}: ${least} s, with eight times as much ${costs.join(' and ')} s`);
  }
