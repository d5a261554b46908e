// Starts what every page has; what only some pages need is loaded there.
import { keep } from "./keep.js";
import { startMenu } from "./menu.js";
import { startPrint } from "./print.js";
import { startScheme } from "./scheme.js";
import { startSearch } from "./search/open.js";
import { startViews } from "./views.js";

keep("root", new URL(document.querySelector(".brand").href).pathname);
startViews();
startScheme();
startMenu();
startSearch();
startPrint();
if (document.querySelector(".desk")) import("./sheets/desk.js").then(({ startDesk }) => startDesk());
const settings = document.querySelector(".settings-open");
settings.addEventListener("click", () => import("./settings.js").then(({ openSettings }) => openSettings(settings)));
if (document.querySelector(".page-tools")) {
  import("./copy.js").then(({ startCopy }) => startCopy());
  import("./aloud.js").then(({ startAloud }) => startAloud());
}
if (location.search.includes("mark=")) import("./marks.js").then(({ startMarks }) => startMarks());
if (document.querySelector("a.term, a.law")) import("./terms.js").then(({ startTerms }) => startTerms());
if (document.querySelector(".term-tools")) import("./glossary.js").then(({ startGlossary }) => startGlossary());
