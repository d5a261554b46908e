// A group of buttons that is one tab stop (a roving tabindex): arrows, Home and End move within it.
// Links and fields inside an opened part are ordinary tab stops.
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function useRovingTabindex(group, selector, moved = () => {}) {
  const members = () => [...group.querySelectorAll(selector)].filter((member) => member.checkVisibility());
  group.addEventListener("keydown", (event) => {
    const all = members();
    const i = all.indexOf(event.target);
    const next = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1 : (i + STEPS[event.key] + all.length) % all.length;
    if (i < 0 || !(next >= 0) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    all[next].focus();
    moved(all[next]);
  });
  group.addEventListener("focusin", ({ target }) => target.matches(selector) && setTabStop(group, selector, target));
  setTabStop(group, selector, members()[0]);
}

export function setTabStop(group, selector, stop) {
  for (const member of group.querySelectorAll(selector)) member.tabIndex = member === stop ? 0 : -1;
}
