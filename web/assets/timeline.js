// The timeline: several bars at once, by dragging over them or by keyboard. One bar is a link, and needs none of this.
import { show } from './answer.js';
import { announce, say } from './say.js';

const chart = () => document.querySelector('.bars');
const bars = () => [...document.querySelectorAll('.bars a')];

let from = -1; // indices of bars; none: -1
let to = -1;
let dragging = false;
let dragged = false; // the click that ends it is no click on a bar
let comesBack = false; // the keyboard was here when the chart was replaced

const isRange = () => from >= 0 && from !== to;

function sum(range) {
  return range.reduce((all, bar) => all + Number(bar.dataset.count), 0);
}

function paint() {
  const line = document.getElementById('timeline-range');
  if (!line) return;
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const all = bars();
  chart().classList.toggle('brushed', isRange());
  all.forEach((bar, i) => bar.classList.toggle('in', isRange() && i >= low && i <= high));
  const range = all.slice(low, high + 1);
  const hint = all.length > 1 ? say('timeline_hint') : '';
  line.textContent = isRange()
    ? say('timeline_range', { first: range[0].dataset.from, last: range.at(-1).dataset.to, n: sum(range) })
    : hint;
  if (isRange()) announce(line.textContent);
}

function forget() {
  [from, to, dragging] = [-1, -1, false];
  paint();
}

function filterOf(first, last) {
  const [low, high] = [first.dataset.first, last.dataset.last];
  return low === high ? `date:${low}` : `date:${low}..${high}`;
}

// A bar's link has its filter at the query's end, or at its beginning where the end has something open.
function widened(query, filter, wider) {
  const at = query.startsWith(filter) ? 0 : query.lastIndexOf(filter);
  return query.slice(0, at) + wider + query.slice(at + filter.length);
}

function narrow() {
  const all = bars();
  const first = all[Math.min(from, to)];
  const last = all[Math.max(from, to)];
  const url = new URL(first.getAttribute('href'), location.href);
  url.searchParams.set('q', widened(url.searchParams.get('q'), filterOf(first, first), filterOf(first, last)));
  show(url);
}

// The bar at or nearest to a point.
function barAt(x) {
  const distance = (bar) => {
    const { left, right } = bar.querySelector('.room').getBoundingClientRect();
    return Math.max(left - x, x - right, 0);
  };
  const all = bars();
  return all.reduce((best, bar, i) => (distance(bar) < distance(all[best]) ? i : best), 0);
}

function onPress(event) {
  dragged = false;
  if (event.button !== 0 || !event.isPrimary || !event.target.closest?.('.bars')) return;
  dragging = true;
  from = barAt(event.clientX);
  to = from;
}

function onMove(event) {
  if (!dragging || !chart()) return;
  const at = barAt(event.clientX);
  if (at === to) return;
  to = at;
  dragged = true;
  chart().setPointerCapture?.(event.pointerId);
  paint();
}

function onRelease() {
  if (!dragging) return;
  dragging = false;
  if (dragged && isRange()) narrow(); else forget();
}

// Left and right move, with Shift they choose all between; Enter narrows.
function onKey(event) {
  const bar = event.target.closest?.('.bars a');
  if (!bar || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = bars();
  const at = all.indexOf(bar);
  const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    const target = Math.min(all.length - 1, Math.max(0, next));
    from = event.shiftKey ? (from < 0 ? at : from) : -1;
    to = event.shiftKey ? target : -1;
    all.forEach((other, i) => { other.tabIndex = i === target ? 0 : -1; });
    all[target].focus();
    paint();
  } else if (event.key === 'Enter') {
    comesBack = true;
    if (!isRange()) return;
    event.preventDefault();
    narrow();
  } else if (event.key === 'Escape' && isRange()) {
    event.preventDefault();
    event.stopPropagation();
    forget();
  }
}

function prepare() {
  [from, to, dragging] = [-1, -1, false];
  const [first] = bars();
  if (!first) return;
  first.tabIndex = 0;
  paint();
  if (comesBack && document.activeElement === document.body) first.focus({ preventScroll: true });
  comesBack = false;
}

export function brushTimeline() {
  document.addEventListener('pointerdown', onPress);
  document.addEventListener('pointermove', onMove);
  document.addEventListener('pointerup', onRelease);
  document.addEventListener('pointercancel', () => { if (dragging) forget(); });
  document.addEventListener('dragstart', (event) => { if (event.target.closest?.('.bars')) event.preventDefault(); });
  document.addEventListener('click', (event) => {
    if (!dragged || !event.target.closest?.('.bars')) return;
    event.preventDefault();
    dragged = false;
  });
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('dateline:pictures', prepare);
  prepare();
}
