// Makes the world map that the page draws places on (../assets/world.svg) out of Natural Earth's countries at 1:110 million, as the
// npm package world-atlas 2.0.2 has them (TopoJSON). README.md says how to run it and why the map is made so.
//
//   node make_world.mjs countries-110m.json > ../assets/world.svg
import { readFileSync } from 'node:fs';

// The same as in ../world_projection.h, where the places are put; a test holds the two together.
const WIDTH = 2000;
const NORTH = 84;
const SOUTH = -58;
const ANTARCTICA = '010'; // lies below the map's lower edge
// Points whose triangle with their neighbours is smaller than this are left out, and so are islands: square units of the map.
const LEAST_TRIANGLE = 4;
const LEAST_ISLAND = 12;

function northing(degrees) {
  const a = (degrees * Math.PI) / 180;
  const s = a * a;
  return a * (1.0148 + s * s * (0.23185 + s * (-0.14499 + s * 0.02406)));
}
const unit = WIDTH / (2 * Math.PI);
const project = ([lon, lat]) => [
  (lon + 180) * (WIDTH / 360),
  (northing(NORTH) - northing(Math.min(NORTH, Math.max(SOUTH, lat)))) * unit,
];
const HEIGHT = Math.round((northing(NORTH) - northing(SOUTH)) * unit);

const topology = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { scale, translate } = topology.transform;

function decoded(arc) {
  let x = 0;
  let y = 0;
  return unwrapped(arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return project([x * scale[0] + translate[0], y * scale[1] + translate[1]]);
  }));
}

// What crosses the edge of the map goes on beyond it, instead of coming back on its other side.
function unwrapped(points) {
  let shift = 0;
  return points.map(([x, y], i) => {
    const step = i > 0 ? x - points[i - 1][0] : 0;
    if (Math.abs(step) > WIDTH / 2) shift -= Math.sign(step) * WIDTH;
    return [x + shift, y];
  });
}

// A ring, and where it goes beyond an edge, once more at the other edge.
function onBothSides(ring) {
  const xs = ring.map(([x]) => x);
  const moved = (by) => ring.map(([x, y]) => [x + by, y]);
  if (Math.max(...xs) > WIDTH + 1) return [ring, moved(-WIDTH)];
  if (Math.min(...xs) < -1) return [ring, moved(WIDTH)];
  return [ring];
}

const triangle = ([ax, ay], [bx, by], [cx, cy]) => Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;

// Visvalingam and Whyatt: the point that matters least goes first. An arc's ends stay, so that neighbours keep their common border.
function simplified(points) {
  const kept = [...points];
  for (;;) {
    let least = LEAST_TRIANGLE;
    let at = -1;
    for (let i = 1; i + 1 < kept.length; i += 1) {
      const area = triangle(kept[i - 1], kept[i], kept[i + 1]);
      if (area < least) [least, at] = [area, i];
    }
    if (at < 0) return kept;
    kept.splice(at, 1);
  }
}

const arcs = topology.arcs.map((arc) => simplified(decoded(arc)));
const arcPoints = (index) => (index < 0 ? [...arcs[~index]].reverse() : arcs[index]);
const polygonsOf = (geometry) => {
  if (geometry.type === 'Polygon') return [geometry.arcs];
  return geometry.type === 'MultiPolygon' ? geometry.arcs : [];
};
const countries = topology.objects.countries.geometries.filter(({ id }) => id !== ANTARCTICA);

// An arc of one country is coast, of two a border.
const users = new Map();
for (const country of countries) {
  for (const index of polygonsOf(country).flat(2)) {
    const arc = index < 0 ? ~index : index;
    users.set(arc, [...(users.get(arc) ?? []), index]);
  }
}

// The outlines of all countries together: from one coast arc to the next, past the borders.
function outlines() {
  const rings = [];
  const isCoast = (index) => users.get(index < 0 ? ~index : index).length === 1;
  const key = ([x, y]) => `${(((x % WIDTH) + WIDTH) % WIDTH).toFixed(6)},${y.toFixed(6)}`;
  const starting = new Map();
  for (const indices of users.values()) {
    if (indices.length > 1) continue;
    const points = arcPoints(indices[0]);
    const start = key(points[0]);
    starting.set(start, [...(starting.get(start) ?? []), indices[0]]);
  }
  for (const [start, indices] of starting) {
    while (indices.length > 0) {
      const ring = [];
      let index = indices.pop();
      while (index !== undefined && isCoast(index)) {
        const points = arcPoints(index);
        ring.push(...points.slice(ring.length > 0 ? 1 : 0));
        const end = key(points.at(-1));
        if (end === start) break;
        index = starting.get(end)?.pop();
      }
      rings.push(ring);
    }
  }
  return rings;
}

const areaOf = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => {
  const [nx, ny] = ring[(i + 1) % ring.length];
  return sum + x * ny - nx * y;
}, 0)) / 2;

function path(points, closed) {
  let [x, y] = points[0].map(Math.round);
  let out = `M${x} ${y}`;
  let relative = '';
  for (const point of points.slice(1)) {
    const [nx, ny] = point.map(Math.round);
    if (nx === x && ny === y) continue;
    for (const step of [nx - x, ny - y]) relative += step < 0 ? `${step}` : ` ${step}`;
    [x, y] = [nx, ny];
  }
  out += `l${relative.trimStart()}`;
  return closed ? `${out}z` : out;
}

const land = outlines().map(unwrapped).filter((ring) => areaOf(ring) >= LEAST_ISLAND).flatMap(onBothSides)
  .map((ring) => path(ring, true)).join('');
const borders = [...users].filter(([, indices]) => indices.length > 1)
  .map(([arc]) => path(arcs[arc], false)).filter((part) => !part.endsWith('l')).join('');
process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">`
  + `<path id="land" d="${land}"/><path id="borders" d="${borders}" fill="none"/></svg>\n`);
