// Every operation of openapi.json asked with every documented value of every parameter, and for every documented
// error: each answer must be documented and fit its schema. What the description promises and nothing here exercises
// is a failure too.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Server } from './server.mjs';

const description = JSON.parse(readFileSync(new URL('../../../web/openapi.json', import.meta.url)));
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
addFormats(ajv);
ajv.addVocabulary(['example', 'components']);
// OpenAPI's own names around the schemas are no keywords.
ajv.addSchema({ $id: 'api', components: { schemas: description.components.schemas } }, 'api');

function resolved(value) {
  if (!value?.$ref) return value;
  return value.$ref.slice(2).split('/').reduce((at, name) => at[name.replaceAll('~1', '/')], description);
}

// Schemas that refer to others find them in `api`; objects may have no field that is not documented.
const compiled = new Map();
function validator(schema) {
  const key = JSON.stringify(schema);
  if (!compiled.has(key)) compiled.set(key, ajv.compile(JSON.parse(key.replaceAll('"#/components', '"api#/components'))));
  return compiled.get(key);
}

// Fields an answer has and its schema does not know.
function undocumented(schema, value, path = '') {
  schema = resolved(schema);
  if (Array.isArray(value) && schema?.items) return value.flatMap((one, i) => undocumented(schema.items, one, `${path}/${i}`));
  if (value === null || typeof value !== 'object' || !schema?.properties) return [];
  return Object.entries(value).flatMap(([name, part]) => (schema.properties[name]
    ? undocumented(schema.properties[name], part, `${path}/${name}`) : [`${path}/${name}`]));
}

const seen = new Set();
let answers = 0;

async function ask(server, path, operation, target, headers = {}) {
  const reply = await fetch(server.base + target, { headers });
  const body = await reply.text();
  const documented = resolved(operation.responses[reply.status]);
  const where = `${target} answered ${reply.status}`;
  assert.ok(documented, `${where}, which is not documented`);
  seen.add(`${path} ${reply.status}`);
  answers += 1;
  for (const [name, header] of Object.entries(documented.headers ?? {})) {
    const value = reply.headers.get(name);
    if (name === 'Link' && value === null) continue; // the last page
    assert.ok(value, `${where} without ${name}`);
    const schema = resolved(header).schema;
    const given = schema.type === 'integer' ? Number(value) : value;
    assert.ok(validator(schema)(given), `${where}: ${name}: ${value}`);
    seen.add(`${path} ${reply.status} ${name}`);
  }
  if (!documented.content) {
    assert.equal(body, '', where);
    return { reply, body };
  }
  const type = reply.headers.get('content-type').split(';')[0];
  const content = documented.content[type];
  assert.ok(content, `${where} as ${type}`);
  seen.add(`${path} ${reply.status} ${type}`);
  if (!type.endsWith('json') || type === 'application/x-ndjson') return { reply, body };
  const value = JSON.parse(body);
  const validate = validator(content.schema);
  assert.ok(validate(value), `${where}: ${JSON.stringify(validate.errors, null, 1)}`);
  assert.deepEqual(undocumented(content.schema, value), [], where);
  return { reply, body: value };
}

// Values that a parameter takes, and some that it refuses.
function values(parameter) {
  const { schema } = parameter;
  if (schema.enum) return { good: schema.enum, bad: parameter.in === 'query' ? ['nonsense'] : [] };
  if (schema.type === 'integer') {
    return { good: [schema.minimum, schema.maximum], bad: [schema.minimum - 1, schema.maximum + 1, 'x', '1.5', '1e3', '+1'] };
  }
  if (parameter.name === 'facets') {
    return { good: ['people:20,places', 'people,places,organisations,numbers,number_ranges,dates,sources,languages,sections'],
      bad: ['people,colours', 'people:0'] };
  }
  const words = ['', 'calais', '"boris johnson" number:27', 'person:"Boris Johnson"', '((( OR', 'zyzzyva', 'number:>10', '%00%ff'];
  return { good: parameter.name === 'q' ? words : ['b', ''], bad: [] };
}

const ids = { '/api/v1/stories/{id}': null };
function target(path, parameters = {}) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(parameters[name] ?? ids[path] ?? { id: 'harbour/1', name: 'places' }[name]));
  const query = Object.entries(parameters).filter(([name]) => !path.includes(`{${name}}`));
  return filled + (query.length ? '?' + query.map(([n, v]) => `${n}=${String(v).includes('%') ? v : encodeURIComponent(v)}`).join('&') : '');
}

async function exercise(server, path, operation) {
  const first = await ask(server, path, operation, target(path));
  for (const given of operation.parameters ?? []) {
    const parameter = resolved(given);
    if (parameter.in === 'header') {
      const { reply } = await ask(server, path, operation, target(path), { 'If-None-Match': first.reply.headers.get('etag') });
      assert.equal(reply.status, 304, path);
    } else {
      const { good, bad } = values(parameter);
      for (const value of good) {
        const { reply } = await ask(server, path, operation, target(path, { [parameter.name]: value }));
        assert.ok(reply.status === 200 || (parameter.in === 'path' && reply.status === 404), `${path} ${parameter.name}=${value}`);
      }
      for (const value of bad) {
        const { reply, body } = await ask(server, path, operation, target(path, { [parameter.name]: value }));
        assert.equal(reply.status, 400, `${path} ${parameter.name}=${value}`);
        assert.equal(body.parameter, parameter.name);
      }
    }
    seen.add(`${path} parameter ${parameter.name}`);
  }
  if (path.includes('{')) {
    const { reply } = await ask(server, path, operation, target(path, { id: 'no/such', name: 'nonsense' }));
    assert.equal(reply.status, 404, path);
  }
}

const operations = Object.entries(description.paths).map(([path, item]) => [path, item.get]);

const server = await Server.start();
try {
  const stories = await (await fetch(`${server.base}/api/v1/search?q=calais`)).json();
  ids['/api/v1/stories/{id}'] = stories.hits.find((hit) => hit.story)?.story;
  assert.ok(ids['/api/v1/stories/{id}'], 'the sample has a story');
  for (const [path, operation] of operations) await exercise(server, path, operation);
  const { body: bad } = await ask(server, '/api/v1/search', description.paths['/api/v1/search'].get, '/api/v1/search?facets=people,colours');
  assert.equal(bad.position, 7);
  const served = await (await fetch(`${server.base}/openapi.json`)).json();
  assert.deepEqual(served, description);
  server.hideIndex();
  for (const [path, operation] of operations) {
    if (!operation.responses['503']) continue;
    const { reply } = await ask(server, path, operation, target(path));
    assert.equal(reply.status, 503, path);
  }
  server.showIndex();
} finally {
  server.stop();
}

const token = '0123456789abcdef';
const guarded = await Server.start(['--rate-limit', '0.01', '--metrics-listen', '127.0.0.1:0'], { DATELINE_TOKEN: token });
try {
  const withToken = { Authorization: `Bearer ${token}` };
  const metrics = description.paths['/metrics'].get;
  assert.equal((await ask(guarded, '/metrics', metrics, '/metrics', withToken)).reply.status, 404);
  const closed = operations.filter(([, operation]) => operation.responses['401']);
  await ask(guarded, closed[0][0], closed[0][1], target(closed[0][0]));
  for (let i = 0; i < 20; ++i) await fetch(`${guarded.base}/api/v1/suggest`);
  for (const [path, operation] of closed) {
    assert.equal((await ask(guarded, path, operation, target(path), withToken)).reply.status, 429, path);
  }
} finally {
  guarded.stop();
}

const locked = await Server.start([], { DATELINE_TOKEN: token });
try {
  for (const [path, operation] of operations) {
    const expected = operation.responses['401'] ? 401 : 200;
    assert.equal((await ask(locked, path, operation, target(path))).reply.status, expected, path);
  }
} finally {
  locked.stop();
}

const missing = [];
for (const [path, operation] of operations) {
  for (const parameter of operation.parameters ?? []) {
    const name = `${path} parameter ${resolved(parameter).name}`;
    if (!seen.has(name)) missing.push(name);
  }
  for (const [status, given] of Object.entries(operation.responses)) {
    const response = resolved(given);
    for (const name of ['', ...Object.keys(response.headers ?? {}), ...Object.keys(response.content ?? {})]) {
      const key = `${path} ${status}${name ? ` ${name}` : ''}`;
      if (!seen.has(key)) missing.push(key);
    }
  }
}
assert.deepEqual(missing, [], 'documented, and exercised by nothing');
console.log(`${answers} answers to ${operations.length} operations fit openapi.json`);
