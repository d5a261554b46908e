// Starts what every page has; what only some pages need is loaded there.
import { store } from "./lib/storage.js";
import { followSystem } from "./page/colors.js";
import { startCopy } from "./page/copy.js";
import { startLanguageView } from "./page/language_view.js";
import { startMenu } from "./page/menu.js";
import { startPrint } from "./page/print.js";
import { startTerms } from "./page/terms.js";
import { startSearch } from "./search/open.js";

store("root", new URL(document.querySelector(".brand").href).pathname);
startLanguageView();
followSystem();
startMenu();
startTerms();
if (document.querySelector(".portal-search")) import("./portal/start.js").then(({ startPortalSearch }) => startPortalSearch());
else startSearch();
const compare = document.querySelector(".compare-form");
if (compare) import("./portal/compare/start.js").then(({ startCompare }) => startCompare(compare));
startPrint();
if (document.querySelector(".toolbar")) startCopy();
if (document.querySelector(".viewer")) import("./booklet/start.js").then(({ startViewer }) => startViewer());
const settings = document.querySelector(".settings-open");
settings.addEventListener("click", () => import("./page/settings.js").then(({ toggleSettings }) => toggleSettings(settings)));
if (document.querySelector(".read-aloud")) import("./page/read_aloud.js").then(({ startReadAloud }) => startReadAloud());
if (location.search.includes("mark=")) import("./page/highlight.js").then(({ highlightMatches }) => highlightMatches());
if (document.querySelector("a.term, a.law")) import("./page/term_popups.js").then(({ startTermPopups }) => startTermPopups());
if (document.querySelector(".term-tools")) import("./page/term_filter.js").then(({ startTermFilter }) => startTermFilter());
if (document.querySelector(".my-unit")) import("./page/my_unit.js").then(({ startMyUnit }) => startMyUnit());
document.documentElement.pressed?.click(); // what was pressed before this script came, as early.html noted
