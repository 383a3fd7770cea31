// As much of PNG as the icons need: 8 bits a channel, with or without alpha, not interlaced.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const channelsOf = { 2: 3, 6: 4 };

/** @returns {{width: number, height: number, pixels: Buffer}} four bytes a pixel: red, green, blue, alpha. */
export function readPng(bytes) {
  if (!bytes.subarray(0, 8).equals(signature)) {
    throw new Error('is not a PNG');
  }
  const parts = [];
  let header;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      header = { width: data.readUInt32BE(0), height: data.readUInt32BE(4), depth: data[8], color: data[9], interlaced: data[12] };
    } else if (type === 'IDAT') {
      parts.push(data);
    }
    at += 12 + length;
  }
  const channels = channelsOf[header?.color];
  if (!channels || header.depth !== 8 || header.interlaced) {
    throw new Error('must have 8 bits a channel, true colour, not interlaced');
  }
  return { width: header.width, height: header.height, pixels: unfilter(inflateSync(Buffer.concat(parts)), header, channels) };
}

export function writePng({ width, height, pixels }) {
  const lines = Buffer.alloc(height * (1 + 4 * width));
  for (let y = 0; y < height; y++) {
    pixels.copy(lines, y * (1 + 4 * width) + 1, y * 4 * width, (y + 1) * 4 * width);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

function unfilter(lines, { width, height }, channels) {
  const stride = width * channels;
  const pixels = Buffer.alloc(width * height * 4, 255);
  let above = Buffer.alloc(stride);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (stride + 1)];
    const line = Buffer.from(lines.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? line[x - channels] : 0;
      const corner = x >= channels ? above[x - channels] : 0;
      line[x] += [0, left, above[x], (left + above[x]) >> 1, paeth(left, above[x], corner)][filter];
    }
    for (let x = 0; x < width; x++) {
      line.copy(pixels, (y * width + x) * 4, x * channels, (x + 1) * channels);
    }
    above = line;
  }
  return pixels;
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [dl, du, dc] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (dl <= du && dl <= dc) {
    return left;
  }
  return du <= dc ? up : corner;
}
