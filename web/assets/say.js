// The page's own words (web/texts), and a way to say them to those who listen.
import { texts } from './texts.js';

const language = document.documentElement.lang;
const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);

// The text `id`, its holes filled; a number `n` chooses its plural form.
export function say(id, fills = {}) {
  const text = texts[id];
  const pattern = typeof text === 'string' ? text : (text[plurals.select(fills.n ?? 0)] ?? text.other);
  return pattern.replace(/\{(\w+)\}/g, (hole, name) => {
    const value = fills[name];
    return typeof value === 'number' ? numbers.format(value) : (value ?? hole);
  });
}

let timer = 0;

// For screen readers, once nothing newer has come for a moment.
export function announce(words) {
  clearTimeout(timer);
  timer = setTimeout(() => { document.getElementById('announcer').textContent = words; }, 500);
}

// An element with `properties`, and children.
export function make(name, properties = {}, ...children) {
  const { dataset = {}, ...others } = properties;
  const element = Object.assign(document.createElement(name), others);
  Object.assign(element.dataset, dataset);
  element.append(...children);
  return element;
}
