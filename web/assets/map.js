// The map: closer and farther, moved by mouse, fingers or keys. Its view stands in the address; the links below it do the same
// without this script.
import { announce, say } from './say.js';

const WIDTH = 2000; // units of the map, as in web/world_projection.h
const HEIGHT = 905;
const MOST = 16;
const NEAR = 3; // from here on regions are shown
const STEP = 1.5;
const LETTER_WIDTH = 0.56; // of its height, as in web/world_map.cc

const world = () => document.querySelector('.world');
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');

let view = { x: WIDTH / 2, y: HEIGHT / 2, zoom: 1 };
let frame = 0;
let wheelTimer = 0;
let moved = false; // the click that ends it is no click on a place
const fingers = new Map(); // pointer -> where it is

function within({ x, y, zoom }) {
  const close = Math.min(MOST, Math.max(1, zoom));
  const [w, h] = [WIDTH / close / 2, HEIGHT / close / 2];
  return { x: Math.min(WIDTH - w, Math.max(w, x)), y: Math.min(HEIGHT - h, Math.max(h, y)), zoom: close };
}

const printed = ({ x, y, zoom }) => (zoom === 1 ? '' : [x, y, zoom].map((value) => Number(value.toFixed(2))).join());

function parsed(text) {
  const numbers = text.split(',').map(Number);
  const [x, y, zoom] = numbers.length === 3 && text && numbers.every(Number.isFinite) ? numbers : [WIDTH / 2, HEIGHT / 2, 1];
  return within({ x, y, zoom });
}

// Circles and labels keep their size on the screen; labels are shown where they have room.
// As web/map_labels.h has it.
function paint() {
  const map = world();
  if (!map) return;
  const [w, h] = [WIDTH / view.zoom, HEIGHT / view.zoom];
  map.setAttribute('viewBox', [view.x - w / 2, view.y - h / 2, w, h].join(' '));
  map.classList.toggle('near', view.zoom >= NEAR);
  map.classList.toggle('zoomed', view.zoom > 1);
  for (const circle of map.querySelectorAll('circle')) circle.setAttribute('r', circle.dataset.r / view.zoom);
  const labels = map.querySelector('.labels');
  const size = labels.dataset.size / view.zoom;
  labels.setAttribute('font-size', size);
  for (const label of labels.children) {
    const { y, r, zoom } = label.dataset;
    const half = ([...label.textContent].length + 1) * labels.dataset.size * LETTER_WIDTH / 2;
    const [beside, below] = [Math.abs(label.getAttribute('x') - view.x) + half / view.zoom, Number(y) + r / view.zoom];
    const isWithin = beside <= w / 2 && below >= view.y - h / 2 && below + 1.1 * size <= view.y + h / 2;
    label.classList.toggle('far', zoom > view.zoom || !isWithin);
    label.setAttribute('y', below + 0.9 * size);
  }
}

// Every link that keeps the search keeps the view.
function keepInLinks(text) {
  const kept = ['/?', '/articles/', '/stories/', '/facets/'].map((path) => `main a[href^="${path}"]:not([data-view], [data-zoom])`);
  for (const link of document.querySelectorAll(`${kept}, main a[href="/"]`)) {
    const url = new URL(link.getAttribute('href'), location.href);
    if (text) url.searchParams.set('map', text); else url.searchParams.delete('map');
    link.setAttribute('href', url.pathname + url.search + url.hash);
  }
}

function keepInAddress() {
  const url = new URL(location.href);
  const text = printed(view);
  if (text) url.searchParams.set('map', text); else url.searchParams.delete('map');
  url.hash = '';
  history.replaceState(history.state, '', url);
  keepInLinks(text);
  for (const link of document.querySelectorAll('.map-views a[data-view]')) {
    if (link.dataset.view === text) link.setAttribute('aria-current', 'true'); else link.removeAttribute('aria-current');
  }
}

function settle() {
  keepInAddress();
  announce(say('map_zoom', { n: Number(view.zoom.toFixed(1)) }));
}

// Glides to another view, unless less motion is asked for.
function goTo(target) {
  cancelAnimationFrame(frame);
  const [start, end, begun] = [view, within(target), performance.now()];
  const step = (now) => {
    const part = calm.matches ? 1 : Math.min(1, Math.max(0, (now - begun) / 250));
    const eased = part * (2 - part);
    const between = (name) => start[name] + (end[name] - start[name]) * eased;
    view = part === 1 ? end : within({ x: between('x'), y: between('y'), zoom: start.zoom * (end.zoom / start.zoom) ** eased });
    paint();
    if (part < 1) frame = requestAnimationFrame(step); else settle();
  };
  step(calm.matches ? Infinity : begun);
}

// The map's point under a point of the screen.
function under(x, y) {
  const box = world().getBoundingClientRect();
  return [view.x + ((x - box.left) / box.width - 0.5) * (WIDTH / view.zoom),
    view.y + ((y - box.top) / box.height - 0.5) * (HEIGHT / view.zoom)];
}

// Closer by a factor, around a point of the screen that stays where it is.
function closer(by, x, y) {
  const [px, py] = under(x, y);
  const zoom = Math.min(MOST, Math.max(1, view.zoom * by));
  const rest = view.zoom / zoom;
  return within({ x: px + (view.x - px) * rest, y: py + (view.y - py) * rest, zoom });
}

function onPress(event) {
  if (!event.target.closest?.('.world') || event.button !== 0) return;
  if (fingers.size === 0) moved = false;
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
}

const spread = () => {
  const [a, b] = [...fingers.values()];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
};

function onMove(event) {
  const finger = fingers.get(event.pointerId);
  if (!finger || !world()) return;
  const before = fingers.size === 2 ? spread() : null;
  const [dx, dy] = [event.clientX - finger.x, event.clientY - finger.y];
  if (!moved && fingers.size === 1 && Math.hypot(dx, dy) < 4) return;
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  if (view.zoom === 1 && fingers.size === 1) return;
  moved = true;
  world().setPointerCapture(event.pointerId);
  if (before) {
    const after = spread();
    if (before.apart > 0) view = closer(after.apart / before.apart, after.x, after.y);
  } else {
    const unit = WIDTH / view.zoom / world().getBoundingClientRect().width;
    view = within({ ...view, x: view.x - dx * unit, y: view.y - dy * unit });
  }
  paint();
}

function onRelease(event) {
  if (fingers.delete(event.pointerId) && moved && fingers.size === 0) keepInAddress();
}

function onWheel(event) {
  if (!event.ctrlKey || !event.target.closest?.('.world')) return; // the page scrolls
  event.preventDefault();
  view = closer(Math.exp(-event.deltaY / 200), event.clientX, event.clientY);
  paint();
  clearTimeout(wheelTimer);
  wheelTimer = setTimeout(keepInAddress, 150); // when the wheel rests
}

function onKey(event) {
  if (event.target !== world() || event.ctrlKey || event.metaKey || event.altKey) return;
  const [dx, dy] = [WIDTH / view.zoom / 6, HEIGHT / view.zoom / 6];
  const target = {
    ArrowLeft: { ...view, x: view.x - dx },
    ArrowRight: { ...view, x: view.x + dx },
    ArrowUp: { ...view, y: view.y - dy },
    ArrowDown: { ...view, y: view.y + dy },
    '+': { ...view, zoom: view.zoom * STEP },
    '=': { ...view, zoom: view.zoom * STEP },
    '-': { ...view, zoom: view.zoom / STEP },
    0: parsed(''),
  }[event.key];
  if (!target) return;
  event.preventDefault();
  goTo(target);
}

function onClick(event) {
  if (moved && event.target.closest?.('.world')) {
    event.preventDefault();
    moved = false;
    return;
  }
  const link = event.target.closest?.('.map-views a');
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  goTo(link.dataset.zoom ? { ...view, zoom: view.zoom * link.dataset.zoom } : parsed(link.dataset.view));
}

function prepare() {
  const map = world();
  if (!map) return;
  cancelAnimationFrame(frame);
  fingers.clear();
  view = parsed(new URLSearchParams(location.search).get('map') ?? '');
  map.tabIndex = 0;
  map.setAttribute('aria-description', say('map_hint'));
  paint();
}

export function moveMap() {
  document.addEventListener('pointerdown', onPress);
  document.addEventListener('pointermove', onMove);
  document.addEventListener('pointerup', onRelease);
  document.addEventListener('pointercancel', onRelease);
  document.addEventListener('wheel', onWheel, { passive: false });
  document.addEventListener('keydown', onKey);
  document.addEventListener('click', onClick);
  document.addEventListener('dragstart', (event) => { if (event.target.closest?.('.world')) event.preventDefault(); });
  document.addEventListener('dateline:answer', () => keepInLinks(printed(view)));
  document.addEventListener('dateline:pictures', () => keepInLinks(printed(view)));
  document.addEventListener('dateline:pictures', prepare);
  prepare();
}
