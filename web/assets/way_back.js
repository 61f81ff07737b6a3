// The way back to the results: to that step of the history where they are, scrolled as they were, with the focus on what was
// opened. Where the browser does not tell its history, the link leads to the same results anew.
const stateOf = (address) => {
  const { pathname, searchParams } = new URL(address, location.href);
  const given = [...searchParams].filter(([, value]) => value !== '');
  return pathname + new URLSearchParams(given.sort(([a], [b]) => (a < b ? -1 : 1)));
};
const steps = window.navigation;
const isPlain = (event) => !event.defaultPrevented && event.button === 0
  && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

export function stepBack() {
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('.back a');
    if (!link || !steps?.currentEntry || !isPlain(event)) return;
    const wanted = stateOf(link.href);
    const entry = steps.entries().slice(0, steps.currentEntry.index).findLast((step) => step.getState()?.results === wanted);
    if (!entry) return;
    event.preventDefault();
    steps.traverseTo(entry.key);
  });
}

// On the page of the results: the step of the history remembers what was opened.
export function rememberOpened() {
  const opens = '#results a[href^="/articles/"], #results a[href^="/stories/"], #pictures a[href^="/articles/"]';
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.(opens);
    if (!link || !isPlain(event)) return;
    history.replaceState({ y: window.scrollY, opened: link.getAttribute('href') }, '');
    steps?.updateCurrentEntry({ state: { results: stateOf(location.href) } }); // addresses of other steps are not told
  });
  const { opened, y } = history.state ?? {};
  const link = [...document.querySelectorAll(opens)].find((other) => other.getAttribute('href') === opened);
  if (!link) return;
  link.focus({ preventScroll: true });
  window.scrollTo({ top: y, behavior: 'instant' });
}
