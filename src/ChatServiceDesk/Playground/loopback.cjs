// Loaded into the Playground before its own code (node --require). The Playground has no option for
// either of these: listen on this machine only, and don't outlive the desk that started it.
'use strict';
const net = require('node:net');

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) {
  const [port, host] = args;
  if (typeof port === 'number' && typeof host !== 'string') args.splice(1, 0, '127.0.0.1');
  return listen.apply(this, args);
};

// The desk holds the other end of standard input and never writes: its end of file is the desk's end.
process.stdin.on('end', () => process.exit(0));
process.stdin.on('error', () => process.exit(0));
process.stdin.resume();
