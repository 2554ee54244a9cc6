// The data for programs is what its schema says.
// usage: node api.mjs SITE
import {readFileSync, readdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import {ok, done} from './tap.mjs';

const require = createRequire(import.meta.url);
const Ajv = require('ajv/dist/2020').default;
const root = `${process.argv[2]}/api/v1`;
const read = path => JSON.parse(readFileSync(`${root}/${path}`, 'utf8'));
const schema = read('schema.json');
const ajv = new Ajv({allErrors: true});
ajv.addSchema(schema, 'api');
const holds = (path, part) => {
  const check = ajv.getSchema(`api#/$defs/${part}`);
  ok(check(read(path)), `${path} is a ${part}`, (check.errors ?? []).slice(0, 5).map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`).join('\n'));
};
holds('sip.json', 'protocol');
for (const file of readdirSync(`${root}/sip`).filter(name => name.endsWith('.json')).sort()) holds(`sip/${file}`, 'code');
for (const file of readdirSync(`${root}/sip/pairs`).sort()) holds(`sip/pairs/${file}`, 'pairs');
done();
