// Follows the file that is being edited: a save reloads the page where it was scrolled to,
// an error stands over it until the next save.
const shown = Number(new URL(import.meta.url).search.slice(1));
const styles = document.createElement("link");
styles.rel = "stylesheet";
styles.href = "/workplan-preview/preview.css";
document.head.append(styles);

const panel = document.createElement("aside");
panel.className = "preview-problems";
panel.setAttribute("role", "alert");

new EventSource("/workplan-preview/events").addEventListener("message", ({ data }) => {
  const { number, problems } = JSON.parse(data);
  if (problems) show(problems);
  else if (number !== shown) location.reload();
  else panel.remove();
});

function show(problems) {
  const list = document.createElement("ol");
  for (const line of problems.split("\n")) {
    const item = document.createElement("li");
    item.textContent = line;
    list.append(item);
  }
  const title = document.createElement("h2");
  title.textContent = "文件有错，下面还是上一次的网页 / The file has errors; below is the page as it was";
  panel.replaceChildren(title, list);
  document.body.prepend(panel);
}
