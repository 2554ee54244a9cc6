// Test results as TAP, for tests/run.
let count = 0, failed = 0;

export function ok(passed, name, why = '') {
  count++;
  if (!passed) failed++;
  console.log(`${passed ? 'ok' : 'not ok'} ${count} - ${name.replace(/#/g, '')}`);
  if (!passed) for (const line of String(why).split('\n')) console.log(`# ${line}`);
}

export function is(got, expected, name) {
  ok(got === expected, name, `got ${got}, expected ${expected}`);
}

export function skip(why) {
  count++;
  console.log(`ok ${count} # skip ${why}`);
}

export function done() {
  console.log(`1..${count}`);
  process.exitCode = failed ? 1 : 0;
}
