// A served index, on a free port.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export async function serve(program, index) {
  const server = spawn(program, ['--index', index, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { value: url } = await createInterface({ input: server.stdout })[Symbol.asyncIterator]().next();
  return { url, stop: () => server.kill('SIGTERM') };
}

export const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
