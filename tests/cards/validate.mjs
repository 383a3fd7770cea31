// Reads cards on stdin, one JSON a line, and answers each with a line: {"problems":[…],"html":"…","text":"…"}.
// Problems are what the official renderer says of a card read as Adaptive Cards 1.5. Exit 1 when there was one.
import { createInterface } from 'node:readline';
import { render } from './renderer.mjs';

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') {
    continue;
  }
  const answer = render(line);
  if (answer.problems.length > 0) {
    process.exitCode = 1;
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
