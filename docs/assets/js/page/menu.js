// The navigation on a narrow screen: a real button; Escape closes it and gives the focus back.
export function startMenu() {
  const button = document.querySelector("button.menu-open");
  const navigation = document.getElementById("navigation");
  if (!button || !navigation) return;
  const show = (open) => {
    navigation.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
    show(false);
    button.focus();
  });
}
