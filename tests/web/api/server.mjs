// A served sample archive: an index that dateline-index made, dateline-serve over it.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const base = {
  id: 'harbour/1',
  title: 'Boats sink in the Channel',
  date: '2021-11-25',
  source: 'Harbour Gazette',
  author: ['A. Writer'],
  url: 'https://example.org/1?a=b',
  language: 'en',
  section: 'world',
  keywords: ['sea'],
  text: 'At least 27 migrants drowned off Calais on Wednesday, 24 November 2021, officials said. "It is a tragedy," '
    + 'said Prime Minister Boris Johnson in London. France paid £54.2m. Winds reached 60 mph.',
};
const articles = [
  base,
  { ...base, id: 'harbour/copy', source: 'Weald Courier', url: undefined },
  { ...base, id: 'ledger-2', title: 'Calais mourns', date: '2021-11-26', source: 'Northern Ledger',
    text: 'Calais lit 27 candles for the 27 migrants who drowned. Emmanuel Macron went to Calais with Boris Johnson.' },
  { id: 'bare', text: 'Rain.' },
  ...Array.from({ length: 12 }, (_, i) => ({
    id: `report-${i}`, date: `2020-05-${i + 10}`, text: `The harvest in district ${i}: ${100 + 7 * i} tonnes near Dijon and Lyon.` })),
];

export class Server {
  static async start(options = [], environment = {}) {
    const server = new Server();
    server.folder = mkdtempSync(join(tmpdir(), 'dateline-api-'));
    server.index = join(server.folder, 'index');
    const file = join(server.folder, 'articles.jsonl');
    writeFileSync(file, articles.map((article) => JSON.stringify(article)).join('\n'));
    execFileSync(process.env.DATELINE_INDEX_PROGRAM, ['--index', server.index, file], { stdio: 'pipe' });
    server.process = spawn(process.env.DATELINE_SERVE_PROGRAM,
      ['--index', server.index, '--listen', '127.0.0.1:0', ...options],
      { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'ignore'] });
    const lines = createInterface({ input: server.process.stdout });
    server.base = (await lines[Symbol.asyncIterator]().next()).value.replace(/\/$/, '');
    return server;
  }

  // So that it cannot be searched, and can again.
  hideIndex() { renameSync(this.index, this.index + '.away'); }
  showIndex() { renameSync(this.index + '.away', this.index); }

  stop() {
    this.process.kill();
    rmSync(this.folder, { recursive: true });
  }
}
